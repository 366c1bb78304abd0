import { wellArchitected } from "../../shared/frameworks";
import { companionRule } from "../../shared/kinds/companionRule";
import { mustDenyInsecureTransport } from "../kinds/documents";
import { TOPIC, TOPIC_POLICIES, TOPIC_POLICY, TOPICS } from "../kinds/messagingTypes";

const FIX = 'deny "sns:Publish" to "*" where aws:SecureTransport is "false"';
const ARN = "arn:aws:sns:eu-central-1:111122223333:alarms";
const EXAMPLE = { type: TOPIC, name: "alarms", properties: { arn: ARN } };

function policy(Condition: object) {
    const Statement = [{ Effect: "Deny", Principal: "*", Action: "sns:Publish", Resource: ARN, Condition }];
    const document = JSON.stringify({ Version: "2012-10-17", Statement });
    return { type: TOPIC_POLICY, name: "alarms", properties: { arn: ARN, policy: document } };
}

/** A policy that a preview does not know is noted there. */
export const snsTopicTls = companionRule({
    name: "sns-topic-tls",
    displayName: "Topics over TLS only",
    description: "The policy of every topic must deny messages that do not come over TLS.",
    why: "Whoever sits on the way reads what failed where, and can forge that all is well.",
    severity: "high",
    tags: ["messaging", "encryption", "sns"],
    framework: wellArchitected("SEC09-BP02", "Enforce encryption in transit."),
    sources: ["cdk-nag AwsSolutions-SNS3", "Checkov CKV_AWS_385"],
    url: "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
    remediationSteps:
        "Add a statement that denies sns:Publish to everybody where aws:SecureTransport is false.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SNS topics",
    of: TOPICS,
    reads: TOPIC_POLICIES,
    missing: {
        subject: "the topic",
        found: "has no policy",
        rule: "what travels to it or from it must not travel in the clear",
        fix: `declare a TopicPolicy: ${FIX}`,
    },
    must: {
        policy: mustDenyInsecureTransport({
            actions: ["sns:Publish"],
            isWhole: (resources) => resources.length > 0,
            fix: FIX,
        }),
    },
    examples: {
        passes: [EXAMPLE, policy({ Bool: { "aws:SecureTransport": "false" } })],
        fails: [EXAMPLE, policy({ Bool: { "aws:SecureTransport": "true" } })],
    },
});
