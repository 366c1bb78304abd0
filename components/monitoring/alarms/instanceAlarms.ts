import { AlarmDefinition, HOST_METRIC, MODEL_LATENCY, SERVER_ERRORS } from "./alarmDefinition";

/** Short enough to fire while a deployment bakes. */
const ROLLBACK = { rollback: true, periodSeconds: 60, evaluationPeriods: 3, datapointsToAlarm: 2 } as const;

/** Requests to variants on instances; SageMaker rolls a deployment back for them. */
export const GUARDING_ALARMS: readonly AlarmDefinition[] = [
    { ...SERVER_ERRORS, ...ROLLBACK },
    { ...MODEL_LATENCY, ...ROLLBACK },
];

/** The instances of a variant. https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html */
export const HOST_ALARMS: readonly AlarmDefinition[] = [
    {
        ...HOST_METRIC,
        key: "cpu-utilization",
        title: "average CPU load",
        metricName: "CPUUtilization",
        statistic: "Average",
        threshold: "cpuPercentPerVcpu",
        scale: "vcpus",
    },
    {
        ...HOST_METRIC,
        key: "memory-utilization",
        title: "memory in use on the fullest instance",
        metricName: "MemoryUtilization",
        statistic: "Maximum",
        threshold: "memoryPercent",
        scale: "none",
    },
    {
        ...HOST_METRIC,
        key: "disk-utilization",
        title: "disk in use on the fullest instance",
        metricName: "DiskUtilization",
        statistic: "Maximum",
        threshold: "diskPercent",
        scale: "none",
    },
    {
        ...HOST_METRIC,
        key: "gpu-utilization",
        title: "load of the busiest instance's GPUs",
        metricName: "GPUUtilization",
        statistic: "Maximum",
        threshold: "gpuPercentPerGpu",
        scale: "gpus",
        onlyWith: "gpus",
    },
    {
        ...HOST_METRIC,
        key: "gpu-memory-utilization",
        title: "GPU memory in use on the fullest instance",
        metricName: "GPUMemoryUtilization",
        statistic: "Maximum",
        threshold: "gpuMemoryPercentPerGpu",
        scale: "gpus",
        onlyWith: "gpus",
    },
];
