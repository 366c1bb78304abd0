import { EndpointKind } from "../../shared/endpointKind";

/** When the alarms of an endpoint fire; every threshold is the last value that is still fine. */
export interface EndpointAlarmThresholds {
    /** Share of the requests that may fail with a 5XX status, in percent, 0 to 100. Default: 1. */
    serverErrorPercent?: number;
    /** 99th percentile of the model's response time, in milliseconds. Default: 1000; 450,000 where requests are queued, half of what SageMaker waits for an answer there. */
    modelLatencyP99Milliseconds?: number;
    /** Average CPU load, in percent of one vCPU, at most 100. Default: 85. Not of serverless endpoints. */
    cpuPercentPerVcpu?: number;
    /** Memory in use on the fullest instance, in percent. Default: 85. */
    memoryPercent?: number;
    /** Disk in use on the fullest instance, in percent. Default: 70; data capture stops at about 75. Not of serverless endpoints. */
    diskPercent?: number;
    /** Load of the busiest instance's GPUs, in percent of one GPU. Default: 95. Not of serverless endpoints. */
    gpuPercentPerGpu?: number;
    /** GPU memory in use on the fullest instance, in percent of one GPU. Default: 90. Not of serverless endpoints. */
    gpuMemoryPercentPerGpu?: number;
    /** Time that a cold start of a serverless endpoint takes, in milliseconds. Default: 30,000, half of the longest request. */
    modelSetupMilliseconds?: number;
    /** Requests in flight at a serverless endpoint, in percent of its maximum concurrency; at 100 it refuses more. Default: 80. */
    concurrencyPercent?: number;
    /** Requests in flight at a serverless endpoint, in percent of its provisioned concurrency; at 100 there are cold starts. Default: 90. */
    provisionedConcurrencyPercent?: number;
    /** Requests of an asynchronous endpoint that may fail in five minutes. Default: 1. */
    failedInvocations?: number;
    /** Requests of an asynchronous endpoint that may wait for each instance. Default: 100. */
    backlogPerInstance?: number;
    /** How long a request of an asynchronous endpoint may wait, in seconds. Default: 3600. */
    oldestRequestSeconds?: number;
}

/** Name of a threshold. */
export type ThresholdName = keyof EndpointAlarmThresholds;

const DEFAULTS: Required<EndpointAlarmThresholds> = {
    serverErrorPercent: 1,
    modelLatencyP99Milliseconds: 1000,
    cpuPercentPerVcpu: 85,
    memoryPercent: 85,
    diskPercent: 70,
    gpuPercentPerGpu: 95,
    gpuMemoryPercentPerGpu: 90,
    modelSetupMilliseconds: 30_000,
    concurrencyPercent: 80,
    provisionedConcurrencyPercent: 90,
    failedInvocations: 1,
    backlogPerInstance: 100,
    oldestRequestSeconds: 3600,
};

/** SageMaker waits 15 minutes by default: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpointAsync.html */
const ASYNCHRONOUS_DEFAULTS: EndpointAlarmThresholds = { modelLatencyP99Milliseconds: 450_000 };

/** What holds for an endpoint of a kind where a threshold is not given. */
export function defaultThresholds(kind: EndpointKind): Required<EndpointAlarmThresholds> {
    return kind === EndpointKind.Asynchronous ? { ...DEFAULTS, ...ASYNCHRONOUS_DEFAULTS } : DEFAULTS;
}

/** Every threshold, in the order in which problems list them. */
export const THRESHOLD_NAMES = Object.keys(DEFAULTS) as ThresholdName[];
