import { approvalSeparationOfDuties } from "../../../../policies/guardrails/approval-gates/approvalSeparationOfDuties";
import { UNKNOWN } from "../../analyzer";
import { describeRule, RuleCase } from "../../ruleCases";
import { allow, APPROVAL, attachment, deny, ROLE, role, ROLE_POLICY, rolePolicy } from "./rights";

const APPROVE = "codepipeline:PutApprovalResult";
const WHY = "whoever approves a deployment must not be able to make or change it";

function both(actions: string, by = `"${APPROVE}"`): string {
    return (
        `${ROLE} "approvers": "approvers" may approve by ${by}, and ${actions}; ${WHY}. ` +
        "Fix: give codepipeline:PutApprovalResult to a role of its own."
    );
}

/** Every right that must not meet the right to approve. */
const CHANGES = [
    "codepipeline:UpdatePipeline",
    "codepipeline:StartPipelineExecution",
    "codepipeline:PutJobSuccessResult",
    "codepipeline:EnableStageTransition",
    "codepipeline:DisableStageTransition",
    "codepipeline:OverrideStageCondition",
    "codepipeline:RollbackStage",
    "iam:PassRole",
];

const eachChange = Object.fromEntries(
    CHANGES.map((action): [string, RuleCase] => [
        `stops approvers who also have ${action}`,
        {
            resources: [role("approvers"), rolePolicy("approvers", allow([APPROVE, action]))],
            violations: [both(action, `"${APPROVE}", "${action}"`)],
        },
    ]),
);

const SERVICES = ["codepipeline", "codebuild", "lambda"].map((service) => `${service}.amazonaws.com`);

const eachService = Object.fromEntries(
    SERVICES.map((Service): [string, RuleCase] => [
        `stops a role of ${Service} that may approve`,
        {
            resources: [
                role("approvers", { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service } }),
                rolePolicy("approvers", allow(APPROVE, APPROVAL)),
            ],
            violations: [
                `${ROLE} "approvers": "approvers" may approve by "${APPROVE}", and is a role of ${Service}; ${WHY}. ` +
                    "Fix: take codepipeline:PutApprovalResult away from it: a service cannot decide what a person must.",
            ],
        },
    ]),
);

describeRule(approvalSeparationOfDuties, {
    "accepts approvers who only approve, and builders who only build": {
        resources: [
            role("approvers"),
            rolePolicy("approvers", allow([APPROVE, "codepipeline:GetPipelineState"], APPROVAL)),
            role("builders"),
            rolePolicy("builders", allow(CHANGES)),
        ],
    },
    ...eachChange,
    ...eachService,
    "puts the policies of a role together": {
        resources: [
            role("approvers"),
            rolePolicy("approvers", allow(APPROVE)),
            { ...rolePolicy("approvers", allow("codepipeline:*Pipeline")), name: "second" },
        ],
        violations: [both("codepipeline:UpdatePipeline")],
    },
    "counts AWS's own policies among the rights to approve": {
        resources: [
            role("approvers"),
            attachment("approvers", "arn:aws:iam::aws:policy/AWSCodePipelineApproverAccess"),
            rolePolicy("approvers", allow("codepipeline:StartPipelineExecution")),
        ],
        violations: [both("codepipeline:StartPipelineExecution", "AWSCodePipelineApproverAccess")],
    },
    "does not count what is denied": {
        resources: [role("approvers"), rolePolicy("approvers", allow("codepipeline:*"), deny(APPROVE))],
    },
    "notes a document that is unknown": {
        resources: [{ type: ROLE_POLICY, name: "more", properties: { role: "approvers", policy: UNKNOWN } }],
        undecided: [`${ROLE_POLICY} "more": string value at .policy can't be known during preview`],
    },
});
