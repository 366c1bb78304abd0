import { AlarmDefinition, REQUEST_METRIC } from "./alarmDefinition";

/** Long enough for instances to be started, from none as well. */
const QUEUED = {
    ...REQUEST_METRIC,
    rollback: false,
    scale: "none",
    periodSeconds: 60,
    evaluationPeriods: 15,
    datapointsToAlarm: 15,
} as const;

/** The queue before an endpoint, whose metrics have the dimension EndpointName alone. */
const QUEUE = { ...QUEUED, watches: "endpoint" } as const;

/**
 * What an asynchronous endpoint has beside what its instances have.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
 */
export const QUEUE_ALARMS: readonly AlarmDefinition[] = [
    {
        ...QUEUED,
        key: "invocation-failures",
        title: "requests that failed, for whatever reason, in five minutes",
        metricName: "InvocationFailures",
        statistic: "Sum",
        threshold: "failedInvocations",
        periodSeconds: 300,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
    },
    {
        ...QUEUE,
        key: "backlog-per-instance",
        title: "requests that wait for each instance",
        severity: "warning",
        metricName: "ApproximateBacklogSizePerInstance",
        statistic: "Average",
        threshold: "backlogPerInstance",
    },
    {
        ...QUEUE,
        key: "oldest-request-age",
        title: "age of the oldest request that waits",
        metricName: "ApproximateAgeOfOldestRequest",
        statistic: "Maximum",
        threshold: "oldestRequestSeconds",
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
    },
    {
        ...QUEUE,
        key: "backlog-without-capacity",
        title: "requests that wait while no instance comes",
        metricName: "HasBacklogWithoutCapacity",
        statistic: "Maximum",
        // It is 1 while requests wait and there are no instances, 0 otherwise.
        threshold: 0,
    },
];
