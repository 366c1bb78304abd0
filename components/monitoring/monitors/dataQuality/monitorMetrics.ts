import type { MonitorMetricNamesArgs } from "./dataQualityArgs";

/** As seen in two of AWS's samples: amazon-sagemaker-safe-deployment-pipeline, amazon-sagemaker-drift-detection. */
const SAMPLE_NAMES: Required<MonitorMetricNamesArgs> = {
    namespace: "aws/sagemaker/Endpoints/data-metrics",
    endpointDimension: "Endpoint",
    scheduleDimension: "MonitoringSchedule",
};

/** Namespaces that a monitor may publish in, as patterns: with the leading slash and without, both are in use. */
export const MONITOR_NAMESPACES = ["aws/sagemaker/Endpoints/*", "/aws/sagemaker/*"];

/** Longest name of a metric. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Metric.html */
export const MAX_METRIC_NAME_LENGTH = 255;

/** A metric in CloudWatch, its dimensions by what they hold. */
export interface DriftMetric {
    namespace: string;
    metricName: string;
    endpointDimension: string;
    scheduleDimension: string;
}

/**
 * The distance of one feature's distribution from the baseline, published once a run where the baseline's constraints
 * say `emit_metrics: Enabled`.
 */
export function driftMetric(feature: string, names: MonitorMetricNamesArgs = {}): DriftMetric {
    return { ...SAMPLE_NAMES, ...names, metricName: `feature_baseline_drift_${feature}` };
}

/** Dimensions of a metric, as CloudWatch has them. */
export function driftDimensions<T>(metric: DriftMetric, endpoint: T, schedule: T): Record<string, T> {
    return { [metric.endpointDimension]: endpoint, [metric.scheduleDimension]: schedule };
}
