import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Tags } from "../../shared/tags";

/** An alarm on a metric that a monitor publishes once a run. */
export interface MonitorAlarm {
    /** Stable key, the end of the alarm's name. */
    key: string;
    description: string;
    namespace: string;
    metricName: string;
    dimensions: Record<string, pulumi.Input<string>>;
    /** Last value that is still fine. */
    threshold: number;
    /** On which side of it the alarm fires. */
    side: "above" | "below";
}

/** What all alarms of one monitor have in common. */
export interface MonitorAlarmSpec {
    /** Longest time between two runs. */
    periodSeconds: number;
    actionArns: pulumi.Input<string>[];
    tags: Tags;
}

const SIDES = {
    above: { statistic: "Maximum", comparisonOperator: "GreaterThanThreshold" },
    below: { statistic: "Minimum", comparisonOperator: "LessThanThreshold" },
} as const;

/** Creates the alarms of a monitor, `<name>-alarm-<key>`, and gives them by key. */
export function createMonitorAlarms(
    name: string,
    alarms: readonly MonitorAlarm[],
    spec: MonitorAlarmSpec,
    opts: pulumi.CustomResourceOptions,
): Record<string, aws.cloudwatch.MetricAlarm> {
    const made = alarms.map(({ key, description, side, ...metric }) => {
        const alarm = new aws.cloudwatch.MetricAlarm(
            `${name}-alarm-${key}`,
            {
                alarmDescription: description,
                ...metric,
                ...SIDES[side],
                period: spec.periodSeconds,
                evaluationPeriods: 1,
                datapointsToAlarm: 1,
                // Runs start up to 20 minutes late; a period without one says nothing.
                treatMissingData: "notBreaching",
                alarmActions: spec.actionArns,
                okActions: spec.actionArns,
                tags: spec.tags,
            },
            opts,
        );
        return [key, alarm] as const;
    });
    return Object.fromEntries(made);
}

/** Names of alarms, by their keys. */
export function namesOf(
    alarms: Record<string, aws.cloudwatch.MetricAlarm>,
): pulumi.Output<Record<string, string>> {
    return pulumi.output(Object.fromEntries(Object.entries(alarms).map(([key, alarm]) => [key, alarm.name])));
}
