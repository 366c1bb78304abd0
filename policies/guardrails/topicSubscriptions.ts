import { elementsOf, PropertyValue, valueAt } from "../shared/properties";
import { NamedResources, Stack, StackResource } from "../shared/stack";
import { TOPIC } from "./resourceTypes";

/** By type, the property that names the topic. */
const SUBSCRIPTION = {
    "aws:sns/topicSubscription:TopicSubscription": "topic",
    "aws-native:sns:Subscription": "topicArn",
} as const;

/** Somebody or something that a topic tells. */
export interface Subscription {
    topic: StackResource;
    resource: StackResource;
    /** Top-level property of `resource` that says who. */
    property: string;
    protocol: PropertyValue | undefined;
    endpoint: PropertyValue | undefined;
}

/** The topics of a stack, to be found by their ARNs. */
export function namedTopics(stack: Stack): NamedResources {
    return new NamedResources(stack.ofTypes(TOPIC), ["arn", "topicArn"]);
}

/** Every subscription of a topic of the stack, joined by ARN, then by dependency. */
export function subscriptionsOf(stack: Stack, topics: NamedResources): Subscription[] {
    const own = Object.entries(SUBSCRIPTION).flatMap(([type, name]) =>
        stack.ofTypes([type]).flatMap((resource) =>
            topics.find(resource, name).map((topic) => ({
                topic,
                resource,
                property: "endpoint",
                protocol: valueAt(resource.properties, "protocol"),
                endpoint: valueAt(resource.properties, "endpoint"),
            })),
        ),
    );
    const inline = stack.ofTypes(TOPIC).flatMap((topic) =>
        elementsOf(valueAt(topic.properties, "subscription")).map((each) => ({
            topic,
            resource: topic,
            property: "subscription",
            protocol: valueAt(each, "protocol"),
            endpoint: valueAt(each, "endpoint"),
        })),
    );
    return [...own, ...inline];
}
