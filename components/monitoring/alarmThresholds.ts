/** When the alarms of an endpoint fire; every threshold is the first value that is still fine. */
export interface EndpointAlarmThresholds {
    /** Share of the requests that may fail with a 5XX status, in percent, 0 to 100. Default: 1. */
    serverErrorPercent?: number;
    /** 99th percentile of the model's response time, in milliseconds. Default: 1000. */
    modelLatencyP99Milliseconds?: number;
    /** Average CPU load, in percent of one vCPU, at most 100. Default: 85. */
    cpuPercentPerVcpu?: number;
    /** Memory in use on the fullest instance, in percent. Default: 85. */
    memoryPercent?: number;
    /** Disk in use on the fullest instance, in percent. Default: 70; data capture stops at about 75. */
    diskPercent?: number;
    /** Load of the busiest instance's GPUs, in percent of one GPU. Default: 95. */
    gpuPercentPerGpu?: number;
    /** GPU memory in use on the fullest instance, in percent of one GPU. Default: 90. */
    gpuMemoryPercentPerGpu?: number;
}

/** Name of a threshold. */
export type ThresholdName = keyof EndpointAlarmThresholds;

/** What holds where a threshold is not given. */
export const DEFAULT_THRESHOLDS: Required<EndpointAlarmThresholds> = {
    serverErrorPercent: 1,
    modelLatencyP99Milliseconds: 1000,
    cpuPercentPerVcpu: 85,
    memoryPercent: 85,
    diskPercent: 70,
    gpuPercentPerGpu: 95,
    gpuMemoryPercentPerGpu: 90,
};
