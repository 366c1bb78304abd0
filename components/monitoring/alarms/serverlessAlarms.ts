import {
    AlarmDefinition,
    HOST_METRIC,
    MODEL_LATENCY,
    REQUEST_METRIC,
    SERVER_ERRORS,
} from "./alarmDefinition";

/**
 * A serverless endpoint is there for traffic that comes and goes, so minutes are too short to tell anything:
 * a quarter of an hour is looked at. SageMaker has no deployment guardrails for it, so nothing rolls back.
 */
const SPARSE = { rollback: false, periodSeconds: 300, evaluationPeriods: 3 } as const;
/** Once is enough. */
const ONCE = { ...SPARSE, datapointsToAlarm: 1 } as const;
/** It must last. */
const LASTING = { ...SPARSE, datapointsToAlarm: 2 } as const;

/**
 * A serverless variant. Metrics that are not on this page are not published for one: no CPU, no disk, no GPU.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints-monitoring.html
 */
export const SERVERLESS_ALARMS: readonly AlarmDefinition[] = [
    { ...SERVER_ERRORS, ...ONCE },
    { ...MODEL_LATENCY, ...LASTING },
    {
        ...REQUEST_METRIC,
        ...ONCE,
        key: "model-setup-time",
        title: "time that a cold start takes",
        severity: "warning",
        metricName: "ModelSetupTime",
        statistic: "Maximum",
        threshold: "modelSetupMilliseconds",
        scale: "millisecondsToMicroseconds",
    },
    {
        ...REQUEST_METRIC,
        ...LASTING,
        key: "concurrency-utilization",
        title: "share of the maximum concurrency in use",
        severity: "warning",
        metricName: "ServerlessConcurrentExecutionsUtilization",
        statistic: "Maximum",
        threshold: "concurrencyPercent",
        scale: "percentToRatio",
    },
    {
        ...REQUEST_METRIC,
        ...LASTING,
        key: "provisioned-concurrency-utilization",
        title: "share of the provisioned concurrency in use",
        severity: "warning",
        metricName: "ServerlessProvisionedConcurrencyUtilization",
        statistic: "Average",
        threshold: "provisionedConcurrencyPercent",
        scale: "percentToRatio",
        onlyWith: "provisionedConcurrency",
    },
    {
        ...HOST_METRIC,
        ...ONCE,
        key: "memory-utilization",
        title: "memory in use by the fullest container",
        // It is silent while there are no requests, and nothing is wrong then.
        source: "requests",
        metricName: "MemoryUtilization",
        statistic: "Maximum",
        threshold: "memoryPercent",
        scale: "none",
    },
];
