import { wellArchitected } from "../../shared/frameworks";
import { Finding } from "../../shared/findings";
import { leavesOf, Unknown, valueAt } from "../../shared/properties";
import { isOneOf, stackRule } from "../../shared/rule";
import { NamedResources, Stack, StackResource } from "../../shared/stack";
import {
    CODE_PIPELINE,
    COMPOSITE_ALARM,
    EVENT_RULE,
    EVENT_TARGET,
    METRIC_ALARM,
    TOPIC,
} from "../resourceTypes";
import { namedTopics, Subscription, subscriptionsOf } from "../topicSubscriptions";

const ARN = "arn:aws:sns:eu-central-1:111122223333:on-call";
const EXAMPLE = [
    { type: TOPIC[0], name: "on-call", properties: { arn: ARN } },
    { type: METRIC_ALARM[0], name: "errors", properties: { alarmActions: [ARN] } },
];
const EXAMPLE_SUBSCRIPTION = {
    type: "aws:sns/topicSubscription:TopicSubscription",
    name: "on-call",
    properties: { topic: ARN, protocol: "email", endpoint: "on-call@example.com" },
};

/** What tells people, by the property that names whom: alarms, the approvals of pipelines, events. */
const TELLERS: readonly [types: readonly string[], property: string][] = [
    [[...METRIC_ALARM, ...COMPOSITE_ALARM], "alarmActions"],
    [CODE_PIPELINE, "stages"],
    [EVENT_TARGET, "arn"],
    [[EVENT_RULE[1]], "targets"],
];

/** The topics of a stack that something tells. */
function toldTopics(stack: Stack, topics: NamedResources): Set<StackResource> {
    const told = TELLERS.flatMap(([types, property]) =>
        stack
            .ofTypes(types)
            .flatMap((teller) =>
                leavesOf(valueAt(teller.properties, property) ?? null).flatMap(({ value }) =>
                    typeof value === "string" || value instanceof Unknown
                        ? topics.meant(value, teller, property)
                        : [],
                ),
            ),
    );
    return new Set(told);
}

function unheard(resource: StackResource): Finding {
    const own = valueAt(resource.properties, "subscription");
    return own instanceof Unknown
        ? { kind: "undecided", resource, unknown: own }
        : {
              kind: "violation",
              resource,
              subject: "the topic",
              found: "has no subscription, and alarms, approvals or events rely on it",
              rule: "whoever must act has to hear of it",
              fix: "declare a TopicSubscription with a person's or a pager's address",
          };
}

function inTheClear({ resource, protocol }: Subscription): Finding[] {
    if (protocol instanceof Unknown) {
        return [{ kind: "undecided", resource, unknown: protocol }];
    }
    return protocol === "http"
        ? [
              {
                  kind: "violation",
                  resource,
                  subject: "protocol",
                  found: 'is "http"',
                  rule: "what an alarm tells must not travel in the clear",
                  fix: 'set protocol to "https"',
              },
          ]
        : [];
}

function check(stack: Stack): Finding[] {
    const topics = namedTopics(stack);
    const subscriptions = subscriptionsOf(stack, topics);
    const heard = new Set(subscriptions.map(({ topic }) => topic));
    return [
        ...[...toldTopics(stack, topics)].filter((topic) => !heard.has(topic)).map(unheard),
        ...subscriptions.flatMap(inTheClear),
    ];
}

/** Topics, alarms and subscriptions are joined by ARN, then by dependency, so that a preview decides. */
export const alarmTopicSubscribed = stackRule({
    name: "alarm-topic-subscribed",
    displayName: "Alarms, approvals and failures reach somebody",
    description:
        "A topic that alarms, approvals or events tell must have a subscription, and none in the clear.",
    why: "A topic without a subscription swallows every alarm, and each of them looks wired.",
    severity: "high",
    tags: ["required-alarms", "sns"],
    framework: wellArchitected("OPS08-BP04", "Create alerts that somebody can act on."),
    sources: ["Prowler sns_subscription_not_using_http_endpoints"],
    url: "https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html",
    remediationSteps: "Subscribe a person or a pager to the topic, by email or https.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SNS topics",
    appliesTo: isOneOf(TOPIC),
    check,
    examples: { passes: [...EXAMPLE, EXAMPLE_SUBSCRIPTION], fails: EXAMPLE },
});
