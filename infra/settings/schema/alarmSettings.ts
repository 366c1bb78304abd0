import { z } from "zod";

const percent = z.number().positive().max(100);

const ofRequests = {
    serverErrorPercent: percent
        .optional()
        .describe("Requests that may fail with a 5XX status, in per cent. Default: 1."),
    modelLatencyP99Milliseconds: z
        .number()
        .positive()
        .optional()
        .describe("99th percentile of the model's response time. Default: 1000."),
};

const ofInstances = {
    ...ofRequests,
    cpuPercentPerVcpu: percent.optional().describe("Average CPU load in per cent of one vCPU. Default: 85."),
    memoryPercent: percent
        .optional()
        .describe("Memory in use on the fullest instance, in per cent. Default: 85."),
    diskPercent: percent
        .optional()
        .describe("Disk in use on the fullest instance, in per cent. Default: 70."),
    gpuPercentPerGpu: percent
        .optional()
        .describe("Load of the busiest instance's GPUs in per cent of one GPU. Default: 95."),
    gpuMemoryPercentPerGpu: percent
        .optional()
        .describe("GPU memory in use in per cent of one GPU. Default: 90."),
};

/** Thresholds of the alarms of an endpoint that answers at once, on instances. */
export const thresholds = z.strictObject(ofInstances).prefault({});

/** Thresholds of the alarms of an endpoint that answers from a queue. */
export const queueThresholds = z
    .strictObject({
        ...ofInstances,
        modelLatencyP99Milliseconds: ofInstances.modelLatencyP99Milliseconds.describe(
            "99th percentile of the model's response time. Default: 450000, half of what SageMaker waits.",
        ),
        failedInvocations: z
            .number()
            .positive()
            .optional()
            .describe("Requests that may fail in five minutes. Default: 1."),
        backlogPerInstance: z
            .number()
            .positive()
            .optional()
            .describe("Requests that may wait for each instance. Default: 100."),
        oldestRequestSeconds: z
            .number()
            .positive()
            .optional()
            .describe("How long a request may wait, in seconds. Default: 3600."),
    })
    .prefault({});

/** Thresholds of the alarms of a serverless endpoint. */
export const serverlessThresholds = z
    .strictObject({
        ...ofRequests,
        memoryPercent: percent
            .optional()
            .describe("Memory in use in the fullest container, in per cent. Default: 85."),
        modelSetupMilliseconds: z
            .number()
            .positive()
            .optional()
            .describe("Time that a cold start takes. Default: 30000, half of the longest request."),
        concurrencyPercent: percent
            .optional()
            .describe("Requests in flight, in per cent of `maxConcurrency`. Default: 80."),
        provisionedConcurrencyPercent: percent
            .optional()
            .describe("Requests in flight, in per cent of the provisioned concurrency. Default: 90."),
    })
    .prefault({});
