export const TOPIC = "aws:sns/topic:Topic";
export const TOPIC_POLICY = "aws:sns/topicPolicy:TopicPolicy";
export const TOPIC_ARN = "arn:aws:sns:eu-central-1:111122223333:alarms";
export const QUEUE = "aws:sqs/queue:Queue";
export const QUEUE_POLICY = "aws:sqs/queuePolicy:QueuePolicy";
export const QUEUE_URL = "https://sqs.eu-central-1.amazonaws.com/111122223333/letters";
export const QUEUE_ARN = "arn:aws:sqs:eu-central-1:111122223333:letters";

export const topic = { type: TOPIC, name: "alarms", properties: { arn: TOPIC_ARN } };
export const queue = { type: QUEUE, name: "letters", properties: { url: QUEUE_URL } };

export function documentOf(...Statement: object[]): string {
    return JSON.stringify({ Version: "2012-10-17", Statement });
}

export function topicPolicy(...statements: object[]) {
    return {
        type: TOPIC_POLICY,
        name: "policy",
        properties: { arn: TOPIC_ARN, policy: documentOf(...statements) },
    };
}

export function queuePolicy(...statements: object[]) {
    return {
        type: QUEUE_POLICY,
        name: "policy",
        properties: { queueUrl: QUEUE_URL, policy: documentOf(...statements) },
    };
}
