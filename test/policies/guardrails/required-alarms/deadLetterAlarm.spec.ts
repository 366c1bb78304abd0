import { deadLetterAlarm } from "../../../../policies/guardrails/required-alarms/deadLetterAlarm";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { failureAlarm, unheard } from "./failureFixtures";

const TYPE = "aws:sqs/queue:Queue";
const ARN = "arn:aws:sqs:eu-central-1:111122223333:lost";
const queue: ResourceFixture = { type: TYPE, name: "lost", properties: { name: "lost", arn: ARN } };

function user(type: string, deadLetterConfig: object, sources?: Record<string, string[]>): ResourceFixture {
    return {
        type,
        name: "user",
        properties: { deadLetterConfig },
        ...(sources === undefined ? {} : { sources }),
    };
}

const TARGET = user("aws:cloudwatch/eventTarget:EventTarget", { arn: ARN });
const MESSAGE = unheard(
    TYPE,
    "lost",
    "an alarm on AWS/SQS ApproximateNumberOfMessagesVisible with the dimension QueueName, with an SNS topic",
);

describeRule(deadLetterAlarm, {
    "accepts a dead-letter queue with an alarm": {
        resources: [
            queue,
            TARGET,
            failureAlarm("AWS/SQS", "ApproximateNumberOfMessagesVisible", { QueueName: "lost" }),
        ],
    },
    "leaves other queues alone": { resources: [queue] },
    "stops the queue of an event target that nobody watches": {
        resources: [queue, TARGET],
        violations: [MESSAGE],
    },
    "stops the queue of a function that nobody watches": {
        resources: [queue, user("aws:lambda/function:Function", { targetArn: ARN })],
        violations: [MESSAGE],
    },
    "stops the queue of a native rule's target that nobody watches": {
        resources: [
            queue,
            {
                type: "aws-native:events:Rule",
                name: "rule",
                properties: { targets: [{ id: "go", deadLetterConfig: { arn: ARN } }] },
            },
        ],
        violations: [MESSAGE],
    },
    "knows the queue by dependency where a preview knows no ARN": {
        resources: [
            queue,
            user("aws:cloudwatch/eventTarget:EventTarget", { arn: UNKNOWN }, { deadLetterConfig: ["lost"] }),
        ],
        violations: [MESSAGE],
    },
    "does not take an alarm on another queue for one": {
        resources: [
            queue,
            TARGET,
            failureAlarm("AWS/SQS", "ApproximateNumberOfMessagesVisible", { QueueName: "other" }),
        ],
        violations: [MESSAGE],
    },
    "notes an alarm of which nobody knows whom it tells": {
        resources: [
            queue,
            TARGET,
            failureAlarm(
                "AWS/SQS",
                "ApproximateNumberOfMessagesVisible",
                { QueueName: "lost" },
                { alarmActions: UNKNOWN },
            ),
        ],
        undecided: [`${TYPE} "lost": string value at .alarmActions can't be known during preview`],
    },
});
