import { wellArchitected } from "../../shared/frameworks";
import { companionRule } from "../../shared/kinds/companionRule";
import { mustDenyInsecureTransport } from "../kinds/documents";
import { QUEUE, QUEUE_POLICIES, QUEUE_POLICY, QUEUES } from "../kinds/messagingTypes";

const ACTIONS = ["sqs:SendMessage", "sqs:ReceiveMessage"];
const FIX = 'deny "sqs:SendMessage" and "sqs:ReceiveMessage" to "*" where aws:SecureTransport is "false"';
const URL = "https://sqs.eu-central-1.amazonaws.com/111122223333/dead-letters";
const EXAMPLE = { type: QUEUE, name: "dead-letters", properties: { url: URL } };

function policy(Action: string[]) {
    const Condition = { Bool: { "aws:SecureTransport": "false" } };
    const Resource = "arn:aws:sqs:eu-central-1:111122223333:dead-letters";
    const Statement = [{ Effect: "Deny", Principal: "*", Action, Resource, Condition }];
    const document = JSON.stringify({ Version: "2012-10-17", Statement });
    return { type: QUEUE_POLICY, name: "dead-letters", properties: { queueUrl: URL, policy: document } };
}

/** A policy that a preview does not know is noted there. */
export const sqsQueueTls = companionRule({
    name: "sqs-queue-tls",
    displayName: "Queues over TLS only",
    description: "The policy of every queue must deny messages that do not travel over TLS.",
    why: "Whoever sits on the way reads the events that wait there.",
    severity: "medium",
    tags: ["messaging", "encryption", "sqs"],
    framework: wellArchitected("SEC09-BP02", "Enforce encryption in transit."),
    sources: ["cdk-nag AwsSolutions-SQS4", "cfn-guard SQS_QUEUE_SSL_REQUESTS_ONLY"],
    url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
    remediationSteps:
        "Add a statement that denies sending and receiving to everybody where aws:SecureTransport is false.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SQS queues",
    of: QUEUES,
    reads: QUEUE_POLICIES,
    missing: {
        subject: "the queue",
        found: "has no policy",
        rule: "what travels to it or from it must not travel in the clear",
        fix: `declare a QueuePolicy: ${FIX}`,
    },
    must: {
        policy: mustDenyInsecureTransport({
            actions: ACTIONS,
            isWhole: (resources) => resources.length > 0,
            fix: FIX,
        }),
    },
    examples: { passes: [EXAMPLE, policy(ACTIONS)], fails: [EXAMPLE, policy(["sqs:SendMessage"])] },
});
