import { codepipelineApprovalPublish } from "../../../../policies/guardrails/approval-gates/codepipelineApprovalPublish";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { approve, NATIVE_PIPELINE, pipeline, PIPELINE, PRODUCTION } from "./pipelines";
import { allow, deny, role, ROLE_POLICY, rolePolicy } from "./rights";

const TOPIC = "arn:aws:sns:eu-central-1:111122223333:approvals";
const ROLE_ARN = "arn:aws:iam::111122223333:role/delivery";

function told(roleArn = ROLE_ARN, action: Record<string, unknown> = {}): ResourceFixture {
    const resource = pipeline([approve({}, action), PRODUCTION], { roleArn });
    return { ...resource, sources: { roleArn: ["delivery"] } };
}

function message(type: string): string {
    return (
        `${type} "fraud": action "Gate/Approve" NotificationArn is "${TOPIC}", ` +
        'to which "delivery" may not publish; an approval of which nobody hears is never given. ' +
        "Fix: allow the role sns:Publish on the topic."
    );
}

describeRule(codepipelineApprovalPublish, {
    "accepts a role that may publish to the topic": {
        resources: [told(), role("delivery"), rolePolicy("delivery", allow("sns:Publish", TOPIC))],
    },
    "accepts wildcards, and AWS's broad policies": {
        resources: [
            told(),
            {
                ...role("delivery"),
                properties: {
                    name: "delivery",
                    managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonSNSFullAccess"],
                },
            },
        ],
    },
    "says nothing of a role of another stack": {
        resources: [pipeline([approve(), PRODUCTION], { roleArn: "arn:aws:iam::111122223333:role/other" })],
    },
    "stops a role without the right, of both providers": {
        resources: [
            told(),
            { ...told(), type: NATIVE_PIPELINE },
            role("delivery"),
            rolePolicy("delivery", allow("sns:Publish", `${TOPIC}-of-others`)),
        ],
        violations: [message(PIPELINE), message(NATIVE_PIPELINE)],
    },
    "stops a right that a denial takes back": {
        resources: [
            told(),
            role("delivery"),
            rolePolicy("delivery", allow("sns:Publish", TOPIC), deny("sns:*")),
        ],
        violations: [message(PIPELINE)],
    },
    "looks at the action's own role": {
        resources: [
            told("arn:aws:iam::111122223333:role/pipeline", { roleArn: ROLE_ARN }),
            role("pipeline"),
            rolePolicy("pipeline", allow("sns:Publish", TOPIC)),
            role("delivery"),
        ],
        violations: [message(PIPELINE)],
    },
    "finds the role by dependency where its ARN is unknown": {
        resources: [told(UNKNOWN), role("delivery")],
        violations: [message(PIPELINE)],
    },
    "notes rights that it does not know": {
        resources: [
            told(),
            role("delivery"),
            { type: ROLE_POLICY, name: "rights", properties: { role: "delivery", policy: UNKNOWN } },
        ],
        undecided: [`${PIPELINE} "fraud": string value at .policy can't be known during preview`],
    },
});
