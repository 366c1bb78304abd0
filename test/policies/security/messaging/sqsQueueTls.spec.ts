import { sqsQueueTls } from "../../../../policies/security/messaging/sqsQueueTls";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { queue, QUEUE, QUEUE_ARN, QUEUE_POLICY, QUEUE_URL, queuePolicy } from "./fixtures";

const DENIAL = {
    Effect: "Deny",
    Principal: "*",
    Action: ["sqs:SendMessage", "sqs:ReceiveMessage"],
    Resource: QUEUE_ARN,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const RULE = "what travels to it or from it must not travel in the clear";
const FIX = 'deny "sqs:SendMessage" and "sqs:ReceiveMessage" to "*" where aws:SecureTransport is "false"';

describeRule(sqsQueueTls, {
    "accepts a denial of sending and receiving, in one statement, in two, and of everything": {
        resources: [
            queue,
            queuePolicy({ ...DENIAL, Action: "sqs:SendMessage" }, { ...DENIAL, Action: "sqs:Receive*" }),
            {
                type: QUEUE,
                name: "second",
                properties: { policy: JSON.stringify({ Statement: { ...DENIAL, Action: "*" } }) },
            },
            { type: "aws-native:sqs:Queue", name: "third", properties: { queueUrl: "u:third" } },
            {
                type: "aws-native:sqs:QueueInlinePolicy",
                name: "third",
                properties: { queue: "u:third", policyDocument: { Statement: [DENIAL] } },
            },
        ],
    },
    "stops a denial of sending only": {
        resources: [queue, queuePolicy({ ...DENIAL, Action: "sqs:SendMessage" })],
        violations: [
            `${QUEUE_POLICY} "policy": policy does not deny everybody sqs:ReceiveMessage without TLS, on everything; ${RULE}. Fix: ${FIX}.`,
        ],
    },
    "stops a queue without a policy": {
        resources: [queue],
        violations: [
            `${QUEUE} "letters": the queue has no policy; ${RULE}. Fix: declare a QueuePolicy: ${FIX}.`,
        ],
    },
    "notes a policy that is unknown": {
        resources: [
            queue,
            { type: QUEUE_POLICY, name: "policy", properties: { queueUrl: QUEUE_URL, policy: UNKNOWN } },
        ],
        undecided: [`${QUEUE_POLICY} "policy": string value at .policy can't be known during preview`],
    },
});
