import { snsTopicTls } from "../../../../policies/security/messaging/snsTopicTls";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { topic, TOPIC, TOPIC_ARN, TOPIC_POLICY, topicPolicy } from "./fixtures";

const DENIAL = {
    Effect: "Deny",
    Principal: "*",
    Action: "sns:Publish",
    Resource: TOPIC_ARN,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const RULE = "what travels to it or from it must not travel in the clear";
const FIX = 'deny "sns:Publish" to "*" where aws:SecureTransport is "false"';
const STOPPED = [
    `${TOPIC_POLICY} "policy": policy does not deny everybody sns:Publish without TLS, on everything; ${RULE}. Fix: ${FIX}.`,
];

describeRule(snsTopicTls, {
    "accepts a denial, of all of a topic's actions too": {
        resources: [topic, topicPolicy({ ...DENIAL, Action: "SNS:*" })],
    },
    "joins by dependency where a preview knows no ARN": {
        resources: [
            { ...topic, properties: { arn: UNKNOWN } },
            { ...topicPolicy(DENIAL), sources: { arn: ["alarms"] } },
        ],
    },
    "accepts the policies of the native provider": {
        resources: [
            { type: "aws-native:sns:Topic", name: "one", properties: { topicArn: "a:one" } },
            { type: "aws-native:sns:Topic", name: "two", properties: { topicArn: "a:two" } },
            { type: "aws-native:sns:Topic", name: "three", properties: { topicArn: "a:three" } },
            {
                type: "aws-native:sns:TopicPolicy",
                name: "both",
                properties: { topics: ["a:one", "a:two"], policyDocument: { Statement: [DENIAL] } },
            },
            {
                type: "aws-native:sns:TopicInlinePolicy",
                name: "single",
                properties: { topicArn: "a:three", policyDocument: { Statement: DENIAL } },
            },
        ],
    },
    "accepts a policy in the topic itself": {
        resources: [{ ...topic, properties: { policy: JSON.stringify({ Statement: DENIAL }) } }],
    },
    "stops another denial": {
        resources: [topic, topicPolicy({ ...DENIAL, Action: "sns:Subscribe" })],
        violations: STOPPED,
    },
    "stops a denial for some": {
        resources: [topic, topicPolicy({ ...DENIAL, Principal: { AWS: "111122223333" } })],
        violations: STOPPED,
    },
    "stops a topic without a policy": {
        resources: [topic],
        violations: [
            `${TOPIC} "alarms": the topic has no policy; ${RULE}. Fix: declare a TopicPolicy: ${FIX}.`,
        ],
    },
    "notes a policy that is unknown": {
        resources: [
            topic,
            { type: TOPIC_POLICY, name: "policy", properties: { arn: TOPIC_ARN, policy: UNKNOWN } },
        ],
        undecided: [`${TOPIC_POLICY} "policy": string value at .policy can't be known during preview`],
    },
});
