import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation } from "../../shared/awsLocation";
import { createRuleQueue, EVENT_RETRY_POLICY } from "../../shared/functions/deadLetterQueue";
import { interpolate, mapInput } from "../../shared/plainInputs";
import { rejectProblems } from "../../shared/problems/rejectProblems";
import { createServiceRole, ServiceRole } from "../../shared/iam/serviceRole";
import { mergeTags, Tags } from "../../shared/tags";
import { alarmEventPattern, requestProblems } from "./driftEvents";

/** Arguments of {@link RetrainingRequest}. */
export interface RetrainingRequestArgs {
    /** Where the alarms are. */
    location: AwsLocation;
    /** Names of the drift alarms: values of `MonitoringSchedule.alarmNames`. */
    alarmNames: pulumi.Input<string[]>;
    /** ARN of the bus, in this or another account or region, that a `RetrainingTrigger` listens to. */
    eventBusArn: string;
    /** ARN of the key that lost events are encrypted with; its policy must let EventBridge use it. */
    keyArn: pulumi.Input<string>;
    /** ARN of the topic that hears of lost events. */
    notificationTopicArn: pulumi.Input<string>;
    /** Tags of everything taggable. */
    tags?: Record<string, pulumi.Input<string>>;
}

/**
 * Sends the drift alarms of a monitor to where the model is trained. The alarms go on telling people by themselves.
 *
 * Makes an event rule, the role that it sends with, and a queue for events that did not arrive, with an alarm: a bus
 * that is gone, or that does not take them from this account, is found out by the first.
 *
 * ```ts
 * new RetrainingRequest("fraud-retraining", {
 *     location, alarmNames: monitor.alarmNames.apply(Object.values),
 *     eventBusArn: "arn:aws:events:eu-central-1:111122223333:event-bus/fraud-retraining",
 *     keyArn, notificationTopicArn,
 * });
 * ```
 */
export class RetrainingRequest extends pulumi.ComponentResource {
    /** Name of the rule, known at preview. */
    readonly ruleName: pulumi.Output<string>;

    constructor(name: string, args: RetrainingRequestArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mlops:index:RetrainingRequest", name, {}, opts);
        const { location, eventBusArn, notificationTopicArn } = args;
        rejectProblems(this, "RetrainingRequest", name, requestProblems(eventBusArn));

        const made = { ...args, tags: mergeTags("RetrainingRequest", args.tags), parent: this };
        const rule = createRule(name, made);
        const ruleArn = interpolate`${arn(location, "events", "rule/")}${rule.name}`;
        const role = createSenderRole(name, ruleArn, made);
        const subject = "retraining, as sent from here";
        const queueSpec = { ...made, topicArn: notificationTopicArn, subject };
        const deadLetterQueueArn = createRuleQueue(name, ruleArn, queueSpec);
        new aws.cloudwatch.EventTarget(
            `${name}-event-target`,
            {
                rule: rule.name,
                targetId: "retraining",
                arn: eventBusArn,
                roleArn: role.arn,
                retryPolicy: EVENT_RETRY_POLICY,
                deadLetterConfig: { arn: deadLetterQueueArn },
            },
            { parent: this, dependsOn: [role.policy] },
        );

        this.ruleName = rule.name;
        this.registerOutputs({ ruleName: this.ruleName });
    }
}

/** The arguments, and what every child is made with. */
type Made = RetrainingRequestArgs & { tags: Tags; parent: pulumi.Resource };

function createRule(name: string, { alarmNames, tags, parent }: Made): aws.cloudwatch.EventRule {
    return new aws.cloudwatch.EventRule(
        `${name}-event-rule`,
        {
            description: "Drift alarms that begin to fire, for the training of the model",
            eventPattern: mapInput(alarmNames, (names) => JSON.stringify(alarmEventPattern(names))),
            tags,
        },
        { parent },
    );
}

function createSenderRole(
    name: string,
    sourceArnPattern: pulumi.Input<string>,
    { location, eventBusArn, tags, parent }: Made,
): ServiceRole {
    return createServiceRole(
        `${name}-role`,
        {
            service: "events.amazonaws.com",
            location,
            sourceArnPattern,
            statements: [
                { Sid: "SendAlarms", Effect: "Allow", Action: "events:PutEvents", Resource: eventBusArn },
            ],
            tags,
        },
        { parent },
    );
}
