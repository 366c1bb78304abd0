import { messagingPublishersKey } from "../../../../policies/security/messaging/messagingPublishersKey";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import {
    documentOf,
    queue,
    QUEUE_URL,
    queuePolicy,
    topic,
    TOPIC,
    TOPIC_ARN,
    TOPIC_POLICY,
    topicPolicy,
} from "./fixtures";

const KEY = "aws:kms/key:Key";
const USE = ["kms:Decrypt", "kms:GenerateDataKey*"];
const CLOUDWATCH = "cloudwatch.amazonaws.com";
const EVENTS = "events.amazonaws.com";

function allow(Action: string | string[], ...Service: string[]) {
    return { Effect: "Allow", Principal: { Service }, Action, Resource: "*" };
}

function key(...statements: object[]) {
    return { type: KEY, name: "platform", properties: { keyId: "1234", policy: documentOf(...statements) } };
}

const encrypted = { ...topic, properties: { arn: TOPIC_ARN, kmsMasterKeyId: "1234" } };
const encryptedQueue = { ...queue, properties: { url: QUEUE_URL, kmsMasterKeyId: "1234" } };

function stopped(services: string, target: string): string {
    return (
        `${KEY} "platform": its policy does not let ${services} use it, which may send to "${target}"; ` +
        `who sends what is encrypted needs the key. Fix: allow kms:Decrypt and kms:GenerateDataKey to Service ${services}.`
    );
}

describeRule(messagingPublishersKey, {
    "accepts a key that its topic's and queue's services can use": {
        resources: [
            key(allow(USE, CLOUDWATCH, EVENTS)),
            encrypted,
            topicPolicy(allow("sns:Publish", CLOUDWATCH)),
            encryptedQueue,
            queuePolicy(allow("sqs:SendMessage", EVENTS)),
        ],
    },
    "accepts a topic that only roles publish to": {
        resources: [
            key(),
            encrypted,
            topicPolicy({ ...allow("sns:Publish"), Principal: { AWS: "111122223333" } }),
        ],
    },
    "leaves keys alone that the stack does not hold": {
        resources: [encrypted, topicPolicy(allow("sns:Publish", CLOUDWATCH))],
    },
    "stops a key that knows nothing of a service": {
        resources: [
            key(allow(USE, CLOUDWATCH)),
            encrypted,
            topicPolicy(allow("sns:Publish", CLOUDWATCH, EVENTS)),
        ],
        violations: [stopped(EVENTS, "alarms")],
    },
    "stops a key that lets a service only decrypt": {
        resources: [key(allow("kms:Decrypt", EVENTS)), encryptedQueue, queuePolicy(allow("sqs:*", EVENTS))],
        violations: [stopped(EVENTS, "letters")],
    },
    "joins topic, policy and key by dependency where a preview knows no ARN": {
        resources: [
            key(),
            {
                ...topic,
                properties: { arn: UNKNOWN, kmsMasterKeyId: UNKNOWN },
                sources: { kmsMasterKeyId: ["platform"] },
            },
            { ...topicPolicy(allow("sns:Publish", CLOUDWATCH)), sources: { arn: ["alarms"] } },
        ],
        violations: [stopped(CLOUDWATCH, "alarms")],
    },
    "counts what a policy of its own gives to a key": {
        resources: [
            { type: KEY, name: "platform", properties: { keyId: "1234" } },
            {
                type: "aws:kms/keyPolicy:KeyPolicy",
                name: "platform-policy",
                properties: { keyId: "1234", policy: documentOf(allow(USE, CLOUDWATCH)) },
            },
            encrypted,
            topicPolicy(allow("sns:Publish", CLOUDWATCH)),
        ],
    },
    "notes policies that are unknown": {
        resources: [
            { type: KEY, name: "platform", properties: { keyId: "1234", policy: UNKNOWN } },
            encrypted,
            topicPolicy(allow("sns:Publish", CLOUDWATCH)),
            { type: TOPIC, name: "other", properties: { arn: "arn:other" } },
            { type: TOPIC_POLICY, name: "other-policy", properties: { arn: "arn:other", policy: UNKNOWN } },
        ],
        undecided: [
            `${TOPIC} "alarms": string value at .policy can't be known during preview`,
            `${TOPIC} "other": string value at .policy can't be known during preview`,
        ],
    },
});
