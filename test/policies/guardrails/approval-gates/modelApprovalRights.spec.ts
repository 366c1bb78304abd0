import { modelApprovalRights } from "../../../../policies/guardrails/approval-gates/modelApprovalRights";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { allow, deny, ROLE, role, ROLE_POLICY, rolePolicy } from "./rights";

const UPDATE = "sagemaker:UpdateModelPackage";
const CREATE = "sagemaker:CreateModelPackage";

function when(status: string, operator = "StringEquals"): object {
    return { Condition: { [operator]: { "sagemaker:ModelApprovalStatus": status } } };
}

function violation(action: string, does: string, name = "trainers"): string {
    return (
        `${ROLE} "${name}": "${name}" may ${does} by ${action}; ` +
        "only approvers may make a model version approved, and nobody by registering it. " +
        `Fix: deny ${action} where StringEquals sagemaker:ModelApprovalStatus is "Approved", ` +
        "or name the approver in approverRoles."
    );
}

const DECIDES = violation(UPDATE, "decide about registered versions");
const REGISTERS = violation(CREATE, "register versions as approved");

describeRule(modelApprovalRights, {
    "accepts who may register, and is denied to register as approved": {
        resources: [
            role("trainers"),
            rolePolicy("trainers", allow(CREATE), deny([CREATE, UPDATE], "*", when("Approved"))),
        ],
    },
    "accepts who may only register what waits for a decision": {
        resources: [
            role("trainers"),
            rolePolicy("trainers", allow(CREATE, "*", when("PendingManualApproval"))),
        ],
    },
    "stops who may decide and who may register as approved": {
        resources: [role("trainers"), rolePolicy("trainers", allow([CREATE, UPDATE]))],
        violations: [DECIDES, REGISTERS],
    },
    "sees both rights in a wildcard": {
        resources: [role("trainers"), rolePolicy("trainers", allow("sagemaker:*"))],
        violations: [DECIDES, REGISTERS],
    },
    "does not take a denial of something else for one": {
        resources: [
            role("trainers"),
            rolePolicy("trainers", allow(UPDATE), deny(UPDATE, "*", when("Rejected"))),
        ],
        violations: [DECIDES],
    },
    "does not count a denial that holds in another group only": {
        resources: [
            role("trainers"),
            rolePolicy(
                "trainers",
                allow(UPDATE),
                deny(
                    UPDATE,
                    "arn:aws:sagemaker:eu-central-1:111122223333:model-package/other/*",
                    when("Approved"),
                ),
            ),
        ],
        violations: [DECIDES],
    },
    "does not count a denial that asks for something else as well": {
        resources: [
            role("trainers"),
            rolePolicy(
                "trainers",
                allow(UPDATE),
                deny(UPDATE, "*", {
                    Condition: {
                        StringEquals: {
                            "sagemaker:ModelApprovalStatus": "Approved",
                            "aws:PrincipalTag/team": "guests",
                        },
                    },
                }),
            ),
        ],
        violations: [DECIDES],
    },
    "lets the named approvers decide, and not register as approved": {
        resources: [role("approvers-1a2b3c4"), rolePolicy("approvers-1a2b3c4", allow([CREATE, UPDATE]))],
        config: { approverRoles: ["approvers-*"] },
        violations: [violation(CREATE, "register versions as approved", "approvers-1a2b3c4")],
    },
    "notes a document that is unknown": {
        resources: [{ type: ROLE_POLICY, name: "more", properties: { role: "trainers", policy: UNKNOWN } }],
        undecided: [`${ROLE_POLICY} "more": string value at .policy can't be known during preview`],
    },
});
