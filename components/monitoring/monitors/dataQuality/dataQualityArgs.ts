import type * as pulumi from "@pulumi/pulumi";

/** An alarm on one feature of the model's input. */
export interface DriftAlarmArgs {
    /** Name of the feature as the baseline has it; `_c0`, `_c1` and so on where the data had no header. */
    feature: string;
    /**
     * Largest distance between the feature's distribution and the baseline's that is still fine, above 0 and at
     * most 1. Default: 0.1, Model Monitor's own.
     */
    maxDistance?: number;
}

/**
 * Compares the endpoint's captured input with a baseline of the training data.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-data-quality.html
 */
export interface DataQualityMonitorArgs {
    /**
     * S3 URI of the baseline's `constraints.json`. It must say `"emit_metrics": "Enabled"`, or the drift alarms have
     * nothing to look at.
     */
    baselineConstraintsUri: pulumi.Input<string>;
    /** S3 URI of the baseline's `statistics.json`. */
    baselineStatisticsUri: pulumi.Input<string>;
    /** ARN of the key of the baseline's files. Default: the schedule's `keyArn`. */
    baselineKeyArn?: pulumi.Input<string>;
    /** Features that raise an alarm when they drift; at least one. */
    driftAlarms: DriftAlarmArgs[];
    /** What the metrics are called. Default: as they are in AWS's samples. */
    metricNames?: MonitorMetricNamesArgs;
}

/**
 * What the metrics of a data quality monitor are called. AWS's documentation and its running samples disagree; the
 * defaults are those of the samples.
 */
export interface MonitorMetricNamesArgs {
    /** Default: `aws/sagemaker/Endpoints/data-metrics`. The documentation has `/aws/sagemaker/Endpoints/data-metric`. */
    namespace?: string;
    /** Dimension that holds the endpoint's name. Default: `Endpoint`. The documentation has `EndpointName`. */
    endpointDimension?: string;
    /** Dimension that holds the schedule's name. Default: `MonitoringSchedule`. The documentation has `ScheduleName`. */
    scheduleDimension?: string;
}
