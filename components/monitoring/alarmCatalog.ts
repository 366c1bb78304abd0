import type { ThresholdName } from "./alarmThresholds";

/** How bad it is when an alarm fires. */
export type AlarmSeverity = "critical" | "warning";

/** How a threshold becomes the metric's, which counts in another unit or adds up. */
export type ThresholdScale = "none" | "percentToRatio" | "millisecondsToMicroseconds" | "vcpus" | "gpus";

/** One alarm of the catalogue, for any variant. Exactly one of the statistics is there. */
export interface AlarmDefinition {
    /** Stable key, part of the alarm's name. */
    key: string;
    title: string;
    severity: AlarmSeverity;
    namespace: string;
    metricName: string;
    statistic?: "Average" | "Maximum";
    extendedStatistic?: "p99";
    threshold: ThresholdName;
    scale: ThresholdScale;
    /** A host metric comes every minute while the instance lives; a request metric only with requests. */
    source: "host" | "requests";
    /** Whether it makes SageMaker roll a deployment back. */
    rollback: boolean;
    /** Whether only types with GPUs publish the metric. */
    gpuOnly: boolean;
    evaluationPeriods: number;
    datapointsToAlarm: number;
}

const REQUESTS = {
    namespace: "AWS/SageMaker",
    source: "requests",
    severity: "critical",
    gpuOnly: false,
} as const;
const HOST = {
    namespace: "/aws/sagemaker/Endpoints",
    source: "host",
    severity: "warning",
    rollback: false,
    evaluationPeriods: 5,
    datapointsToAlarm: 5,
} as const;
/** Short enough to fire while a deployment bakes. */
const ROLLBACK = { rollback: true, evaluationPeriods: 3, datapointsToAlarm: 2 } as const;

/** The finest period of endpoint metrics, in seconds. */
export const ALARM_PERIOD_SECONDS = 60;

/** Every alarm of an endpoint variant. https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html */
export const ENDPOINT_ALARMS: readonly AlarmDefinition[] = [
    {
        ...REQUESTS,
        ...ROLLBACK,
        key: "invocation-5xx-errors",
        title: "share of requests that fail with a 5XX status",
        metricName: "Invocation5XXErrors",
        // Each request counts 0 or 1, so that the average is the error rate, whatever the traffic.
        statistic: "Average",
        threshold: "serverErrorPercent",
        scale: "percentToRatio",
    },
    {
        ...REQUESTS,
        ...ROLLBACK,
        key: "model-latency-p99",
        title: "99th percentile of the model's response time",
        metricName: "ModelLatency",
        extendedStatistic: "p99",
        threshold: "modelLatencyP99Milliseconds",
        scale: "millisecondsToMicroseconds",
    },
    {
        ...HOST,
        key: "cpu-utilization",
        title: "average CPU load",
        metricName: "CPUUtilization",
        statistic: "Average",
        threshold: "cpuPercentPerVcpu",
        scale: "vcpus",
        gpuOnly: false,
    },
    {
        ...HOST,
        key: "memory-utilization",
        title: "memory in use on the fullest instance",
        metricName: "MemoryUtilization",
        statistic: "Maximum",
        threshold: "memoryPercent",
        scale: "none",
        gpuOnly: false,
    },
    {
        ...HOST,
        key: "disk-utilization",
        title: "disk in use on the fullest instance",
        metricName: "DiskUtilization",
        statistic: "Maximum",
        threshold: "diskPercent",
        scale: "none",
        gpuOnly: false,
    },
    {
        ...HOST,
        key: "gpu-utilization",
        title: "load of the busiest instance's GPUs",
        metricName: "GPUUtilization",
        statistic: "Maximum",
        threshold: "gpuPercentPerGpu",
        scale: "gpus",
        gpuOnly: true,
    },
    {
        ...HOST,
        key: "gpu-memory-utilization",
        title: "GPU memory in use on the fullest instance",
        metricName: "GPUMemoryUtilization",
        statistic: "Maximum",
        threshold: "gpuMemoryPercentPerGpu",
        scale: "gpus",
        gpuOnly: true,
    },
];
