import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { textList } from "../../shared/settingKinds";
import { QUEUE_POLICIES, QUEUE_POLICY } from "../kinds/messagingTypes";
import { mustBeNarrow, TRUSTED_ACCOUNTS } from "../kinds/resourcePolicies";

const ARN = "arn:aws:sqs:eu-central-1:111122223333:dead-letters";
const URL = "https://sqs.eu-central-1.amazonaws.com/111122223333/dead-letters";

function policy(more: object) {
    const Statement = [{ Effect: "Allow", Action: "sqs:SendMessage", Resource: ARN, ...more }];
    const document = JSON.stringify({ Version: "2012-10-17", Statement });
    return { type: QUEUE_POLICY, name: "dead-letters", properties: { queueUrl: URL, policy: document } };
}

const Principal = { Service: "events.amazonaws.com" };
const RULE = "arn:aws:events:eu-central-1:111122223333:rule/approved";

/** A policy that a preview does not know is noted there and judged before the queue gets it. */
export const sqsQueuePolicy = propertyRule({
    name: "sqs-queue-policy",
    displayName: "Queue policies are narrow",
    description:
        "A queue's policy must let in named principals for named actions, and services for the own account.",
    why: "Who may send to a queue can put in an approval that nobody gave; who may receive takes real ones away.",
    severity: "high",
    tags: ["messaging", "access", "sqs"],
    framework: securityHub("SQS.3", "SQS queue access policies do not allow public access."),
    sources: [
        "Checkov CKV_AWS_168",
        "Checkov CKV_AWS_72",
        "Checkov CKV_AWS_387",
        "Prowler sqs_queues_not_publicly_accessible",
    ],
    url: securityHubUrl("SQS.3"),
    remediationSteps: "Name the principals and actions; add aws:SourceArn or aws:SourceAccount for services.",
    settings: {
        sourceServices: textList({
            description: "Services that may send for named accounts or resources only, without their domain.",
            pattern: "^[a-z0-9-]+$",
            form: 'names of services such as "events"',
            fallback: ["events", "sns", "s3", "scheduler"],
        }),
        trustedAccounts: TRUSTED_ACCOUNTS,
    },
    enforcementLevel: "mandatory",
    subject: "SQS queue policies",
    reads: Object.fromEntries(
        Object.entries(QUEUE_POLICIES).map(([type, { policy: path }]): [string, string[]] => [type, [path]]),
    ),
    must: mustBeNarrow("the queue"),
    examples: {
        passes: [policy({ Principal, Condition: { ArnEquals: { "aws:SourceArn": RULE } } })],
        fails: [policy({ Principal })],
    },
});
