import { codepipelineApproverRights } from "../../../../policies/guardrails/approval-gates/codepipelineApproverRights";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import {
    allow,
    APPROVAL,
    attachment,
    deny,
    documentOf,
    PEOPLE,
    ROLE,
    role,
    ROLE_POLICY,
    rolePolicy,
} from "./rights";

const APPROVE = "codepipeline:PutApprovalResult";
const WHY = "whoever may approve must be a named person, for a named approval";
const SCOPE =
    "Fix: allow codepipeline:PutApprovalResult on " +
    "arn:aws:codepipeline:<region>:<account>:<pipeline>/<stage>/<action>.";

function broad(where: string, by: string, type = ROLE, name = "approvers"): string {
    return `${type} "${name}": "approvers" may approve on ${where} by ${by}; ${WHY}. ${SCOPE}`;
}

describeRule(codepipelineApproverRights, {
    "accepts people who may approve one action": {
        resources: [role("approvers"), rolePolicy("approvers", allow(APPROVE, APPROVAL))],
    },
    "accepts people from a directory": {
        resources: [
            role("approvers", {
                Effect: "Allow",
                Action: "sts:AssumeRoleWithSAML",
                Principal: { Federated: "arn:aws:iam::111122223333:saml-provider/sso" },
            }),
            rolePolicy("approvers", allow(APPROVE, APPROVAL)),
        ],
    },
    "leaves everybody alone who may not approve": {
        resources: [
            role("builder", { ...PEOPLE, Condition: {} }),
            rolePolicy("builder", allow(["codepipeline:Get*", "s3:*"])),
        ],
    },
    "stops a right on everything, on a whole pipeline, on any stage": {
        resources: [
            role("approvers"),
            rolePolicy(
                "approvers",
                allow(APPROVE, [
                    "*",
                    "arn:aws:codepipeline:eu-central-1:111122223333:deploy",
                    "arn:aws:codepipeline:eu-central-1:111122223333:deploy/*/*",
                    APPROVAL,
                ]),
            ),
        ],
        violations: [
            broad(
                '"*", "arn:aws:codepipeline:eu-central-1:111122223333:deploy", ' +
                    '"arn:aws:codepipeline:eu-central-1:111122223333:deploy/*/*"',
                `"${APPROVE}"`,
            ),
        ],
    },
    "sees the right in wildcards and in NotAction": {
        resources: [
            role("approvers"),
            rolePolicy("approvers", allow("codepipeline:Put*"), {
                Effect: "Allow",
                NotAction: "iam:*",
                Resource: "*",
            }),
        ],
        violations: [broad('"*"', '"codepipeline:Put*"'), broad('"*"', '"everything but iam:*"')],
    },
    "sees the right in AWS's own policies": {
        resources: [
            role("approvers"),
            attachment("approvers", "arn:aws:iam::aws:policy/AWSCodePipelineApproverAccess"),
            attachment("approvers", "arn:aws:iam::aws:policy/ReadOnlyAccess"),
        ],
        violations: [broad('"*"', "AWSCodePipelineApproverAccess")],
    },
    "does not see a right that is denied": {
        resources: [role("approvers"), rolePolicy("approvers", allow("codepipeline:*"), deny(APPROVE))],
    },
    "files a right under its policy where the role is elsewhere": {
        resources: [rolePolicy("approvers", allow(APPROVE))],
        violations: [broad('"*"', `"${APPROVE}"`, ROLE_POLICY, "approvers-policy")],
    },
    "holds the list of approvers against names": {
        resources: [
            role("release-managers-1a2b3c4"),
            rolePolicy("release-managers-1a2b3c4", allow(APPROVE, APPROVAL)),
            rolePolicy("approvers", allow(APPROVE, APPROVAL)),
        ],
        config: { approverRoles: ["release-managers*"] },
        violations: [
            `${ROLE_POLICY} "approvers-policy": "approvers" may approve by "${APPROVE}", and is none of ` +
                `release-managers*; ${WHY}. ` +
                "Fix: take codepipeline:PutApprovalResult away, or add the role to approverRoles in a reviewed change.",
        ],
    },
    "asks for a second factor": {
        resources: [
            role("approvers", { ...PEOPLE, Condition: {} }),
            rolePolicy("approvers", allow(APPROVE, APPROVAL)),
        ],
        violations: [
            `${ROLE} "approvers": "approvers" may approve, and can be taken without a second factor; ${WHY}. ` +
                'Fix: trust a directory (Federated), or add the condition Bool aws:MultiFactorAuthPresent "true".',
        ],
    },
    "does without a second factor where it is told to": {
        resources: [
            role("approvers", { ...PEOPLE, Condition: {} }),
            rolePolicy("approvers", allow(APPROVE, APPROVAL)),
        ],
        config: { requirePersonalSignIn: false },
    },
    "notes a document or a trust that is unknown, and judges what is beside it": {
        resources: [
            { type: ROLE, name: "approvers", properties: { name: "approvers", assumeRolePolicy: UNKNOWN } },
            rolePolicy("approvers", allow(APPROVE)),
            { type: ROLE_POLICY, name: "more", properties: { role: "approvers", policy: UNKNOWN } },
        ],
        violations: [broad('"*"', `"${APPROVE}"`)],
        undecided: [
            `${ROLE} "approvers": string value at .assumeRolePolicy can't be known during preview`,
            `${ROLE_POLICY} "more": string value at .policy can't be known during preview`,
        ],
    },
    "reads a managed policy that is attached to nobody here": {
        resources: [
            {
                type: "aws:iam/policy:Policy",
                name: "approvers",
                properties: { policy: documentOf(allow(APPROVE)) },
            },
        ],
        violations: [broad('"*"', `"${APPROVE}"`, "aws:iam/policy:Policy")],
    },
});
