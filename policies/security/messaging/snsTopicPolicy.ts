import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { textList } from "../../shared/settingKinds";
import { TOPIC_POLICIES, TOPIC_POLICY } from "../kinds/messagingTypes";
import { mustBeNarrow, TRUSTED_ACCOUNTS } from "../kinds/resourcePolicies";

const ARN = "arn:aws:sns:eu-central-1:111122223333:alarms";

function policy(more: object) {
    const Statement = [{ Effect: "Allow", Action: "sns:Publish", Resource: ARN, ...more }];
    const document = JSON.stringify({ Version: "2012-10-17", Statement });
    return { type: TOPIC_POLICY, name: "alarms", properties: { arn: ARN, policy: document } };
}

const Principal = { Service: "cloudwatch.amazonaws.com" };

/** A policy that a preview does not know is noted there and judged before the topic gets it. */
export const snsTopicPolicy = propertyRule({
    name: "sns-topic-policy",
    displayName: "Topic policies are narrow",
    description:
        "A topic's policy must let in named principals for named actions, and services for the own account.",
    why: "Who may publish to the topic of alarms can wake people at night, or bury a real alarm under false ones.",
    severity: "high",
    tags: ["messaging", "access", "sns"],
    framework: securityHub("SNS.4", "SNS topic access policies do not allow public access."),
    sources: [
        "Checkov CKV_AWS_169",
        "AWS Config sns-topic-no-public-access",
        "Prowler sns_topics_not_publicly_accessible",
    ],
    url: securityHubUrl("SNS.4"),
    remediationSteps: "Name the principals and actions; add aws:SourceAccount or aws:SourceArn for services.",
    settings: {
        sourceServices: textList({
            description:
                "Services that may publish for named accounts or resources only, without their domain. EventBridge " +
                "is none: topics know no condition that it could meet.",
            pattern: "^[a-z0-9-]+$",
            form: 'names of services such as "cloudwatch"',
            fallback: ["cloudwatch", "s3", "codestar-notifications", "budgets", "costalerts"],
        }),
        trustedAccounts: TRUSTED_ACCOUNTS,
    },
    enforcementLevel: "mandatory",
    subject: "SNS topic policies",
    reads: Object.fromEntries(
        Object.entries(TOPIC_POLICIES).map(([type, { policy: path }]): [string, string[]] => [type, [path]]),
    ),
    must: mustBeNarrow("the topic"),
    examples: {
        passes: [policy({ Principal, Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } } })],
        fails: [policy({ Principal })],
    },
});
