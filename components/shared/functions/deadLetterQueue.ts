import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation } from "../awsLocation";
import { policyDocument } from "../iam/iamDocuments";
import { jsonStringify } from "../plainInputs";
import type { Tags } from "../tags";

/** What a queue of lost events is made from. */
export interface DeadLetterQueueSpec {
    location: AwsLocation;
    keyArn: pulumi.Input<string>;
    topicArn: pulumi.Input<string>;
    /** What the events are about, in the alarm's words: `deployment pipeline`. */
    subject: string;
    tags: Tags;
    parent: pulumi.Resource;
}

/** A day of retries before an event counts as lost; EventBridge allows no more of either. */
export const EVENT_RETRY_POLICY = { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 };

/** The longest that SQS keeps a message. */
const RETENTION_SECONDS = 14 * 24 * 60 * 60;

/** Creates an encrypted queue for events that could not be handled, with an alarm on its first message. */
export function createDeadLetterQueue(name: string, spec: DeadLetterQueueSpec): aws.sqs.Queue {
    const { keyArn, tags, parent } = spec;
    const queue = new aws.sqs.Queue(
        name,
        { kmsMasterKeyId: keyArn, messageRetentionSeconds: RETENTION_SECONDS, tags },
        { parent },
    );
    new aws.cloudwatch.MetricAlarm(
        `${name}-alarm`,
        {
            alarmDescription: `An event of the ${spec.subject} was lost; read it in the queue and act on it by hand`,
            namespace: "AWS/SQS",
            metricName: "ApproximateNumberOfMessagesVisible",
            dimensions: { QueueName: queue.name },
            statistic: "Maximum",
            period: 60,
            evaluationPeriods: 1,
            comparisonOperator: "GreaterThanThreshold",
            threshold: 0,
            // An idle queue stops reporting after six hours.
            treatMissingData: "notBreaching",
            alarmActions: [spec.topicArn],
            tags,
        },
        { parent },
    );
    return queue;
}

/** Lets the rules, and nobody else of EventBridge, leave events in the queue. */
export function attachQueuePolicy(
    name: string,
    queue: aws.sqs.Queue,
    ruleArns: pulumi.Input<string>[],
    { location, parent }: Pick<DeadLetterQueueSpec, "location" | "parent">,
): void {
    const queueArn = queueArnOf(location, queue);
    const document = policyDocument([
        {
            Sid: "RulesMayLeaveEvents",
            Effect: "Allow",
            Principal: { Service: "events.amazonaws.com" },
            Action: "sqs:SendMessage",
            Resource: queueArn,
            Condition: { ArnEquals: { "aws:SourceArn": ruleArns } },
        },
        {
            Sid: "TlsOnly",
            Effect: "Deny",
            Principal: "*",
            Action: ["sqs:ReceiveMessage", "sqs:SendMessage"],
            Resource: queueArn,
            Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
    ]);
    new aws.sqs.QueuePolicy(
        `${name}-policy`,
        { queueUrl: queue.url, policy: jsonStringify(document) },
        { parent },
    );
}

/** ARN of a queue, known at preview. */
export function queueArnOf(location: AwsLocation, queue: aws.sqs.Queue): pulumi.Output<string> {
    return pulumi.interpolate`${arn(location, "sqs", "")}${queue.name}`;
}

/**
 * Creates the queue for the events that one rule could not deliver, `<name>-dead-letter-queue`, with its alarm and what
 * lets the rule in; gives its ARN.
 */
export function createRuleQueue(
    name: string,
    ruleArn: pulumi.Input<string>,
    spec: DeadLetterQueueSpec,
): pulumi.Output<string> {
    const queueName = `${name}-dead-letter-queue`;
    const queue = createDeadLetterQueue(queueName, spec);
    attachQueuePolicy(queueName, queue, [ruleArn], spec);
    return queueArnOf(spec.location, queue);
}
