import { alarmTopicSubscribed } from "../../../../policies/guardrails/required-alarms/alarmTopicSubscribed";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { errorAlarm, TOPIC_ARN } from "./alarmFixtures";

const TOPIC = "aws:sns/topic:Topic";
const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";

const topic: ResourceFixture = { type: TOPIC, name: "on-call", properties: { arn: TOPIC_ARN } };

function subscription(protocol = "email", more: object = {}): ResourceFixture {
    return { type: SUBSCRIPTION, name: "mail", properties: { topic: TOPIC_ARN, protocol, ...more } };
}

const UNHEARD =
    `${TOPIC} "on-call": the topic has no subscription, and alarms, approvals or events rely on it; ` +
    "whoever must act has to hear of it. Fix: declare a TopicSubscription with a person's or a pager's address.";

const pipeline: ResourceFixture = {
    type: "aws:codepipeline/pipeline:Pipeline",
    name: "deploy",
    properties: {
        stages: [{ name: "Gate", actions: [{ name: "Ask", configuration: { NotificationArn: TOPIC_ARN } }] }],
    },
};

describeRule(alarmTopicSubscribed, {
    "accepts a topic with a subscription, by ARN and by dependency": {
        resources: [topic, errorAlarm(), subscription()],
    },
    "joins by dependency where a preview knows no ARN": {
        resources: [
            { ...topic, properties: { arn: UNKNOWN } },
            { ...errorAlarm({ alarmActions: [UNKNOWN] }), sources: { alarmActions: ["on-call"] } },
            { ...subscription("email", { topic: UNKNOWN }), sources: { topic: ["on-call"] } },
        ],
    },
    "leaves a topic alone that no alarm and no approval relies on": { resources: [topic] },
    "stops a topic that an alarm tells and nobody hears": {
        resources: [topic, errorAlarm()],
        violations: [UNHEARD],
    },
    "stops a topic that an approval tells and nobody hears": {
        resources: [topic, pipeline],
        violations: [UNHEARD],
    },
    "stops a topic that an event tells and nobody hears, whichever provider declares it": {
        resources: [
            topic,
            {
                type: "aws:cloudwatch/eventTarget:EventTarget",
                name: "failed",
                properties: { arn: TOPIC_ARN },
            },
        ],
        violations: [UNHEARD],
    },
    "stops a topic that a native rule tells": {
        resources: [
            topic,
            {
                type: "aws-native:events:Rule",
                name: "failed",
                properties: { targets: [{ id: "tell", arn: TOPIC_ARN }] },
            },
        ],
        violations: [UNHEARD],
    },
    "stops it at preview alike": {
        resources: [
            { ...topic, properties: { arn: UNKNOWN } },
            { ...errorAlarm({ alarmActions: [UNKNOWN] }), sources: { alarmActions: ["on-call"] } },
        ],
        violations: [UNHEARD],
    },
    "stops a subscription in the clear": {
        resources: [topic, errorAlarm(), subscription("http")],
        violations: [
            `${SUBSCRIPTION} "mail": protocol is "http"; what an alarm tells must not travel in the clear. ` +
                'Fix: set protocol to "https".',
        ],
    },
    "notes a protocol, and a native topic's own subscriptions, that are unknown": {
        resources: [
            topic,
            errorAlarm({ alarmActions: [TOPIC_ARN, `${TOPIC_ARN}-2`] }),
            subscription("email", { protocol: UNKNOWN }),
            {
                type: "aws-native:sns:Topic",
                name: "second",
                properties: { topicArn: `${TOPIC_ARN}-2`, subscription: UNKNOWN },
            },
        ],
        undecided: [
            'aws-native:sns:Topic "second": string value at .subscription can\'t be known during preview',
            `${SUBSCRIPTION} "mail": string value at .protocol can't be known during preview`,
        ],
    },
    "counts a native topic's own subscriptions": {
        resources: [
            {
                type: "aws-native:sns:Topic",
                name: "on-call",
                properties: {
                    topicArn: TOPIC_ARN,
                    subscription: [{ protocol: "email", endpoint: "a@example.com" }],
                },
            },
            errorAlarm(),
        ],
    },
});
