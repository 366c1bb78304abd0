import type { ThresholdName } from "./alarmThresholds";

/** How bad it is when an alarm fires. */
export type AlarmSeverity = "critical" | "warning";

/** How a threshold becomes the metric's, which counts in another unit or adds up. */
export type ThresholdScale = "none" | "percentToRatio" | "millisecondsToMicroseconds" | "vcpus" | "gpus";

/** One alarm of the catalogue, for any variant or endpoint. Exactly one of the statistics is there. */
export interface AlarmDefinition {
    /** Stable key, part of the alarm's name. */
    key: string;
    title: string;
    severity: AlarmSeverity;
    namespace: string;
    metricName: string;
    /** Whose metric it is: dimensions EndpointName and VariantName, or EndpointName alone. */
    watches: "variant" | "endpoint";
    statistic?: "Average" | "Maximum" | "Sum";
    extendedStatistic?: "p99";
    /** Last value that is still fine: a threshold that can be chosen, or the only one that makes sense. */
    threshold: ThresholdName | number;
    scale: ThresholdScale;
    /** A host metric comes every minute while the instance lives; every other one only with requests. */
    source: "host" | "requests";
    /** Whether it makes SageMaker roll a deployment back. */
    rollback: boolean;
    /** What a variant must have to publish the metric; left out where every variant does. */
    onlyWith?: "gpus" | "provisionedConcurrency";
    periodSeconds: number;
    evaluationPeriods: number;
    datapointsToAlarm: number;
}

/** Metrics of single requests. */
export const REQUEST_METRIC = {
    namespace: "AWS/SageMaker",
    watches: "variant",
    source: "requests",
    severity: "critical",
} as const;

/** Metrics of the instances, which are published every minute. */
export const HOST_METRIC = {
    namespace: "/aws/sagemaker/Endpoints",
    watches: "variant",
    source: "host",
    severity: "warning",
    rollback: false,
    periodSeconds: 60,
    evaluationPeriods: 5,
    datapointsToAlarm: 5,
} as const;

/** Share of the requests that fail. */
export const SERVER_ERRORS = {
    ...REQUEST_METRIC,
    key: "invocation-5xx-errors",
    title: "share of requests that fail with a 5XX status",
    metricName: "Invocation5XXErrors",
    // Each request counts 0 or 1, so that the average is the error rate, whatever the traffic.
    statistic: "Average",
    threshold: "serverErrorPercent",
    scale: "percentToRatio",
} as const;

/** Time that the model takes to answer. */
export const MODEL_LATENCY = {
    ...REQUEST_METRIC,
    key: "model-latency-p99",
    title: "99th percentile of the model's response time",
    metricName: "ModelLatency",
    extendedStatistic: "p99",
    threshold: "modelLatencyP99Milliseconds",
    scale: "millisecondsToMicroseconds",
} as const;
