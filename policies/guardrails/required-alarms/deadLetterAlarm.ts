import { elementsOf, valueAt } from "../../shared/properties";
import { NamedResources, Stack, StackResource } from "../../shared/stack";
import { EVENT_RULE, EVENT_TARGET, LAMBDA, QUEUE } from "../resourceTypes";
import { failureAlarmRule } from "./failureAlarmRule";
import { failureExamples } from "./failureExamples";

/** Where each type names the queue for what it could not deliver: top property, then what lies inside. */
const DEAD_LETTERS: readonly [types: readonly string[], property: string, inside: string][] = [
    [EVENT_TARGET, "deadLetterConfig", "arn"],
    [LAMBDA, "deadLetterConfig", "targetArn"],
];

/** The queues of a stack that hold what could not be delivered. */
function deadLetterQueues(stack: Stack): Set<StackResource> {
    const queues = new NamedResources(stack.ofTypes(QUEUE), ["arn"]);
    const classic = DEAD_LETTERS.flatMap(([types, property, inside]) =>
        stack
            .ofTypes(types)
            .flatMap((each) => queues.meant(valueAt(each.properties, property, inside), each, property)),
    );
    const native = stack
        .ofTypes([EVENT_RULE[1]])
        .flatMap((rule) =>
            elementsOf(valueAt(rule.properties, "targets")).flatMap((target) =>
                queues.meant(valueAt(target, "deadLetterConfig", "arn"), rule, "targets"),
            ),
        );
    return new Set([...classic, ...native]);
}

/** Joined by name or ARN, then by dependency. Queues that hold no dead letters are left alone. */
export const deadLetterAlarm = failureAlarmRule({
    name: "dead-letter-alarm",
    displayName: "Lost events are heard of",
    description: "A queue for what could not be delivered must tell somebody when something lies in it.",
    why: "An approval in a dead-letter queue is lost just the same, if nobody looks there.",
    severity: "high",
    subject: "SQS queues",
    url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/dead-letter-queues-alarms-cloudwatch.html",
    remedy: "an alarm on AWS/SQS ApproximateNumberOfMessagesVisible with the dimension QueueName, with an SNS topic",
    signs: {
        types: QUEUE,
        nameKeys: ["name", "queueName"],
        metrics: [
            {
                namespace: "AWS/SQS",
                metricName: /^ApproximateNumberOfMessagesVisible$|^ApproximateAgeOfOldestMessage$/,
                dimension: "QueueName",
            },
        ],
    },
    isHeardOtherwise: (stack) => {
        const queues = deadLetterQueues(stack);
        return (resource) => !queues.has(resource);
    },
    examples: (() => {
        const arn = "arn:aws:sqs:eu-central-1:111122223333:lost";
        const target = { type: EVENT_TARGET[0], name: "deploy", properties: { deadLetterConfig: { arn } } };
        const { passes, fails } = failureExamples(
            { type: QUEUE[0], name: "lost", properties: { name: "lost", arn } },
            {
                namespace: "AWS/SQS",
                metricName: "ApproximateNumberOfMessagesVisible",
                dimensions: { QueueName: "lost" },
            },
        );
        return { passes: [target, ...passes], fails: [target, ...fails] };
    })(),
});
