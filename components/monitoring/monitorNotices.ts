import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { jsonStringify } from "../shared/plainInputs";
import { Tags } from "../shared/tags";
import { DriftAlarmArgs, MonitorMetricNamesArgs } from "./dataQualityArgs";
import { driftDimensions, driftMetric } from "./monitorMetrics";

/** What drift alarms look at. */
export interface DriftAlarmSpec {
    endpointName: pulumi.Input<string>;
    scheduleName: pulumi.Input<string>;
    alarms: DriftAlarmArgs[];
    metricNames: MonitorMetricNamesArgs | undefined;
    /** Longest time between two runs, each of which publishes the metric once. */
    periodSeconds: number;
    actionArns: pulumi.Input<string>[];
    tags: Tags;
}

const DEFAULT_MAX_DISTANCE = 0.1;

/** Creates one alarm for each feature: `<name>-alarm-<feature>`. */
export function createDriftAlarms(
    name: string,
    spec: DriftAlarmSpec,
    opts: pulumi.CustomResourceOptions,
): Record<string, aws.cloudwatch.MetricAlarm> {
    const alarms = spec.alarms.map(({ feature, maxDistance }) => {
        const metric = driftMetric(feature, spec.metricNames);
        const alarm = new aws.cloudwatch.MetricAlarm(
            `${name}-alarm-${feature}`,
            {
                alarmDescription: `critical: ${feature} has drifted from the baseline`,
                namespace: metric.namespace,
                metricName: metric.metricName,
                dimensions: driftDimensions(metric, spec.endpointName, spec.scheduleName),
                statistic: "Maximum",
                period: spec.periodSeconds,
                evaluationPeriods: 1,
                datapointsToAlarm: 1,
                threshold: maxDistance ?? DEFAULT_MAX_DISTANCE,
                comparisonOperator: "GreaterThanThreshold",
                // Runs start up to 20 minutes late; a period without one says nothing about drift.
                treatMissingData: "notBreaching",
                alarmActions: spec.actionArns,
                okActions: spec.actionArns,
                tags: spec.tags,
            },
            opts,
        );
        return [feature, alarm] as const;
    });
    return Object.fromEntries(alarms);
}

/**
 * Announces runs that fail or are stopped, for example by their maximum runtime: `<name>-failed-run-rule`. The names
 * of the jobs are the service's own, so the rule knows the monitor's runs by their role, which nothing else has.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html
 */
export function createFailedRunRule(
    name: string,
    spec: { roleArn: pulumi.Input<string>; topicArn: pulumi.Input<string>; tags: Tags },
    opts: pulumi.CustomResourceOptions,
): aws.cloudwatch.EventRule {
    const rule = new aws.cloudwatch.EventRule(
        `${name}-failed-run-rule`,
        {
            description: "Runs of a monitor that failed or were stopped",
            eventPattern: jsonStringify({
                source: ["aws.sagemaker"],
                "detail-type": ["SageMaker Processing Job State Change"],
                detail: { ProcessingJobStatus: ["Failed", "Stopped"], RoleArn: [spec.roleArn] },
            }),
            tags: spec.tags,
        },
        opts,
    );
    new aws.cloudwatch.EventTarget(
        `${name}-failed-run-target`,
        {
            rule: rule.name,
            arn: spec.topicArn,
            inputTransformer: {
                inputPaths: {
                    job: "$.detail.ProcessingJobName",
                    status: "$.detail.ProcessingJobStatus",
                    reason: "$.detail.FailureReason",
                },
                inputTemplate: JSON.stringify("Monitoring job <job> is <status>: <reason>"),
            },
        },
        opts,
    );
    return rule;
}
