import { Accompanied } from "../../shared/kinds/companionRule";

export const TOPIC = "aws:sns/topic:Topic";
export const NATIVE_TOPIC = "aws-native:sns:Topic";
export const TOPIC_POLICY = "aws:sns/topicPolicy:TopicPolicy";
export const QUEUE = "aws:sqs/queue:Queue";
export const NATIVE_QUEUE = "aws-native:sqs:Queue";
export const QUEUE_POLICY = "aws:sqs/queuePolicy:QueuePolicy";

/** Topics and what says who may use them. */
export const TOPICS: Accompanied = {
    types: [TOPIC, NATIVE_TOPIC],
    names: ["arn", "topicArn", "id"],
    companions: {
        [TOPIC_POLICY]: "arn",
        "aws-native:sns:TopicPolicy": "topics",
        "aws-native:sns:TopicInlinePolicy": "topicArn",
    },
};

/** Where a topic's policy stands. */
export const TOPIC_POLICIES = {
    [TOPIC_POLICY]: { policy: "policy" },
    "aws-native:sns:TopicPolicy": { policy: "policyDocument" },
    "aws-native:sns:TopicInlinePolicy": { policy: "policyDocument" },
    [TOPIC]: { policy: "policy?" },
};

/** Queues and what says who may use them. */
export const QUEUES: Accompanied = {
    types: [QUEUE, NATIVE_QUEUE],
    names: ["url", "queueUrl", "id", "arn"],
    companions: { [QUEUE_POLICY]: "queueUrl", "aws-native:sqs:QueueInlinePolicy": "queue" },
};

/** Where a queue's policy stands. */
export const QUEUE_POLICIES = {
    [QUEUE_POLICY]: { policy: "policy" },
    "aws-native:sqs:QueueInlinePolicy": { policy: "policyDocument" },
    [QUEUE]: { policy: "policy?" },
};
