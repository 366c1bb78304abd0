import { autoNamed, IdentityTable, regionalArn } from "../identity";

const RULE_ARN = regionalArn("events", "rule/{eventBusName?/}{name}");

/** Amazon SNS, SQS, EventBridge and EventBridge Scheduler. */
export const MESSAGING_IDENTITIES: IdentityTable = {
    "aws:sns/topic:Topic": {
        autoName: { property: "name", maxLength: 256, fifoProperty: "fifoTopic" },
        id: "{arn}",
        arn: regionalArn("sns", "{name}"),
        outputs: { owner: "{accountId}" },
    },
    "aws:sns/topicPolicy:TopicPolicy": { id: "{arn}", outputs: { owner: "{accountId}" } },
    "aws:sns/topicSubscription:TopicSubscription": {
        id: "{topic}:{uuid}",
        arn: "{id}",
        outputs: { ownerId: "{accountId}" },
    },
    "aws:sqs/queue:Queue": {
        autoName: { property: "name", maxLength: 80, fifoProperty: "fifoQueue" },
        id: "https://sqs.{region}.{dnsSuffix}/{accountId}/{name}",
        arn: regionalArn("sqs", "{name}"),
        outputs: { url: "{id}" },
    },
    "aws:sqs/queuePolicy:QueuePolicy": { id: "{queueUrl}" },
    "aws:sqs/redrivePolicy:RedrivePolicy": { id: "{queueUrl}" },
    "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": { id: "{queueUrl}" },
    "aws:cloudwatch/eventRule:EventRule": {
        autoName: autoNamed(64),
        id: "{eventBusName?/}{name}",
        arn: RULE_ARN,
    },
    "aws:cloudwatch/eventTarget:EventTarget": {
        autoName: { property: "targetId", maxLength: 64 },
        id: "{eventBusName?-}{rule}-{targetId}",
    },
    "aws:cloudwatch/eventBus:EventBus": {
        autoName: autoNamed(256),
        id: "{name}",
        arn: regionalArn("events", "event-bus/{name}"),
    },
    "aws:cloudwatch/eventBusPolicy:EventBusPolicy": { id: "{eventBusName=default}" },
    "aws:cloudwatch/eventArchive:EventArchive": {
        autoName: autoNamed(48),
        id: "{name}",
        arn: regionalArn("events", "archive/{name}"),
    },
    "aws:scheduler/schedule:Schedule": {
        autoName: autoNamed(64),
        id: "{groupName=default}/{name}",
        arn: regionalArn("scheduler", "schedule/{id}"),
    },
    "aws:scheduler/scheduleGroup:ScheduleGroup": {
        autoName: autoNamed(64),
        id: "{name}",
        arn: regionalArn("scheduler", "schedule-group/{name}"),
    },
};
