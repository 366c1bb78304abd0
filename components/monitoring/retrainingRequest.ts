import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation } from "../shared/awsLocation";
import { interpolate } from "../shared/plainInputs";
import { rejectProblems } from "../shared/rejectProblems";
import { createServiceRole } from "../shared/serviceRole";
import { mergeTags } from "../shared/tags";
import { alarmEventPattern, requestProblems } from "./retraining/driftEvents";

/** Arguments of {@link RetrainingRequest}. */
export interface RetrainingRequestArgs {
    /** Where the alarms are. */
    location: AwsLocation;
    /** Names of the drift alarms: values of `MonitoringSchedule.alarmNames`. */
    alarmNames: pulumi.Input<string[]>;
    /** ARN of the bus, in this or another account or region, that a `RetrainingTrigger` listens to. */
    eventBusArn: string;
    /** Tags of everything taggable. */
    tags?: Record<string, pulumi.Input<string>>;
}

/**
 * Sends the drift alarms of a monitor to where the model is trained. The alarms go on telling people by themselves.
 *
 * Makes an event rule and the role that it sends with.
 *
 * ```ts
 * new RetrainingRequest("fraud-retraining", {
 *     location, alarmNames: monitor.alarmNames.apply(Object.values),
 *     eventBusArn: "arn:aws:events:eu-central-1:111122223333:event-bus/fraud-retraining",
 * });
 * ```
 */
export class RetrainingRequest extends pulumi.ComponentResource {
    /** Name of the rule, known at preview. */
    readonly ruleName: pulumi.Output<string>;

    constructor(name: string, args: RetrainingRequestArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mlops:index:RetrainingRequest", name, {}, opts);
        const { location, alarmNames, eventBusArn } = args;
        rejectProblems(this, "RetrainingRequest", name, requestProblems(eventBusArn));

        const tags = mergeTags("RetrainingRequest", args.tags);
        const rule = new aws.cloudwatch.EventRule(
            `${name}-event-rule`,
            {
                description: "Drift alarms that begin to fire, for the training of the model",
                eventPattern: pulumi
                    .output(alarmNames)
                    .apply((names) => JSON.stringify(alarmEventPattern(names))),
                tags,
            },
            { parent: this },
        );
        const role = createServiceRole(
            `${name}-role`,
            {
                service: "events.amazonaws.com",
                location,
                sourceArnPattern: interpolate`${arn(location, "events", "rule/")}${rule.name}`,
                statements: [
                    { Sid: "SendAlarms", Effect: "Allow", Action: "events:PutEvents", Resource: eventBusArn },
                ],
                tags,
            },
            { parent: this },
        );
        new aws.cloudwatch.EventTarget(
            `${name}-event-target`,
            { rule: rule.name, targetId: "retraining", arn: eventBusArn, roleArn: role.arn },
            { parent: this, dependsOn: [role.policy] },
        );

        this.ruleName = rule.name;
        this.registerOutputs({ ruleName: this.ruleName });
    }
}
