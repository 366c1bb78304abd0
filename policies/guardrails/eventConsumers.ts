import { valueAt } from "../shared/properties";
import { NamedResources, Stack, StackResource } from "../shared/stack";
import { Target } from "./eventTargets";
import { QUEUE } from "./resourceTypes";
import { namedTopics, Subscription, subscriptionsOf } from "./topicSubscriptions";

/** What takes messages out of a queue and acts on them, by the property that names the queue. */
const READERS: Readonly<Record<string, string>> = {
    "aws:lambda/eventSourceMapping:EventSourceMapping": "eventSourceArn",
    "aws-native:lambda:EventSourceMapping": "eventSourceArn",
    "aws:pipes/pipe:Pipe": "source",
    "aws-native:pipes:Pipe": "source",
};

/** Services that only keep what they are handed, or pass it on. */
const PASSING: readonly unknown[] = ["logs", "sns", "sqs"];

/** What in a stack acts on what queues and topics are handed, joined by ARN, then by dependency. */
export class EventConsumers {
    private readonly queues: NamedResources;
    private readonly topics: NamedResources;
    private readonly subscriptions: readonly Subscription[];
    private readonly read = new Set<StackResource>();
    /** ARNs of queues that something reads, whether they are in the stack or not. */
    private readonly readArns = new Set<unknown>();

    constructor(stack: Stack) {
        this.queues = new NamedResources(stack.ofTypes(QUEUE), ["arn"]);
        this.topics = namedTopics(stack);
        this.subscriptions = subscriptionsOf(stack, this.topics);
        for (const [type, property] of Object.entries(READERS)) {
            for (const reader of stack.ofTypes([type])) {
                this.readArns.add(valueAt(reader.properties, property));
                this.queues.find(reader, property).forEach((queue) => this.read.add(queue));
            }
        }
    }

    private isRead(arn: Target["arn"], from: StackResource, property: string): boolean {
        return (
            (typeof arn === "string" && this.readArns.has(arn)) ||
            this.queues.meant(arn, from, property).some((queue) => this.read.has(queue))
        );
    }

    private isHeardByCode({ arn, resource, property }: Target): boolean {
        const topics = this.topics.meant(arn, resource, property);
        return this.subscriptions
            .filter(({ topic }) => topics.includes(topic))
            .some(
                ({ protocol, endpoint, resource: from, property: place }) =>
                    protocol === "lambda" || (protocol === "sqs" && this.isRead(endpoint, from, place)),
            );
    }

    /** Whether what a target is handed starts something: at once, or through a queue or a topic that code listens to. */
    actOn(target: Target): boolean {
        const { service, arn, resource, property } = target;
        switch (service) {
            case "sqs":
                return this.isRead(arn, resource, property);
            case "sns":
                return this.isHeardByCode(target);
            default:
                return !PASSING.includes(service);
        }
    }
}
