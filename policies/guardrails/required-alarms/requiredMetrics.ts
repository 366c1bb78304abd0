import { hasGpu, parseInstanceType } from "../../shared/instanceType";

/** What a variant runs on, as far as its metrics depend on it. */
export interface VariantTraits {
    /** `ml.m5.large`; undefined for a serverless variant. */
    instanceType: string | undefined;
    isServerless: boolean;
    /** Asynchronous endpoints publish metrics of their queue, and only some of those of single requests. */
    isAsync: boolean;
}

export type Dimension = "EndpointName" | "VariantName";

/** A metric that must have an alarm. */
export interface RequiredMetric {
    namespace: string;
    metricName: string;
    /** Exactly these dimensions; the metrics of asynchronous endpoints are not told apart by variant. */
    dimensions: readonly Dimension[];
    /** Whether an alarm on this statistic watches the metric; `p99` is a percentile. */
    acceptsStatistic(statistic: string, latencyPercentile: number): boolean;
    /** Statistics that are accepted, for a message. */
    statistics(latencyPercentile: number): string;
    appliesTo(variant: VariantTraits): boolean;
    /** True where a low value is the bad one. */
    isFloor: boolean;
}

const REQUESTS = "AWS/SageMaker";
const INSTANCES = "/aws/sagemaker/Endpoints";

function ofEach(): boolean {
    return true;
}

/** Nobody waits for an answer of an asynchronous endpoint, so that there is no traffic of requests and answers. */
function ofRequests(variant: VariantTraits): boolean {
    return !variant.isAsync;
}

function ofInstances(variant: VariantTraits): boolean {
    return !variant.isServerless;
}

function ofGpus({ instanceType }: VariantTraits): boolean {
    const family = parseInstanceType(instanceType ?? "")?.family;
    return family !== undefined && hasGpu(family);
}

/** 0 for a statistic that is no percentile. */
function percentileOf(statistic: string): number {
    return Number(/^p(\d+(?:\.\d+)?)$/.exec(statistic)?.[1] ?? 0);
}

function metric(
    namespace: string,
    metricName: string,
    statistics: readonly string[],
    appliesTo: RequiredMetric["appliesTo"],
): RequiredMetric {
    return {
        namespace,
        metricName,
        dimensions: ["EndpointName", "VariantName"],
        acceptsStatistic: (statistic) => statistics.includes(statistic),
        statistics: () => statistics.join(" or "),
        appliesTo,
        isFloor: false,
    };
}

function ofPercentile(metricName: string, appliesTo: RequiredMetric["appliesTo"]): RequiredMetric {
    return {
        ...metric(REQUESTS, metricName, [], appliesTo),
        acceptsStatistic: (statistic, percentile) => percentileOf(statistic) >= percentile,
        statistics: (percentile) => `p${String(percentile)} or higher`,
    };
}

function ofServerless({ isServerless }: VariantTraits): boolean {
    return isServerless;
}

function ofAsync({ isAsync }: VariantTraits): boolean {
    return isAsync;
}

function ofQueues(metricName: string, statistics: readonly string[]): RequiredMetric {
    return { ...metric(REQUESTS, metricName, statistics, ofAsync), dimensions: ["EndpointName"] };
}

/**
 * Every metric that can be required, by the word that settings use.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
 * https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
 */
export const REQUIRED_METRICS = {
    errors5xx: metric(REQUESTS, "Invocation5XXErrors", ["Sum", "Average"], ofEach),
    latency: ofPercentile("ModelLatency", ofEach),
    cpu: metric(INSTANCES, "CPUUtilization", ["Average", "Maximum"], ofInstances),
    memory: metric(INSTANCES, "MemoryUtilization", ["Average", "Maximum"], ofInstances),
    disk: metric(INSTANCES, "DiskUtilization", ["Average", "Maximum"], ofInstances),
    gpu: metric(INSTANCES, "GPUUtilization", ["Average", "Maximum"], ofGpus),
    gpuMemory: metric(INSTANCES, "GPUMemoryUtilization", ["Average", "Maximum"], ofGpus),
    setupTime: metric(REQUESTS, "ModelSetupTime", ["Average", "Maximum", "p99"], ofServerless),
    backlog: ofQueues("ApproximateBacklogSizePerInstance", ["Average", "Maximum"]),
    capacity: ofQueues("HasBacklogWithoutCapacity", ["Average", "Maximum", "Minimum", "Sum"]),
    failures: metric(REQUESTS, "InvocationFailures", ["Sum", "Average"], ofAsync),
    errors4xx: metric(REQUESTS, "Invocation4XXErrors", ["Sum", "Average"], ofEach),
    modelErrors: metric(REQUESTS, "InvocationModelErrors", ["Sum", "Average"], ofRequests),
    overhead: ofPercentile("OverheadLatency", ofRequests),
    traffic: { ...metric(REQUESTS, "Invocations", ["Sum"], ofRequests), isFloor: true },
    concurrency: metric(
        REQUESTS,
        "ServerlessProvisionedConcurrencyUtilization",
        ["Average", "Maximum"],
        ofServerless,
    ),
    backlogAge: ofQueues("ApproximateAgeOfOldestRequest", ["Average", "Maximum"]),
} satisfies Record<string, RequiredMetric>;

export type MetricWord = keyof typeof REQUIRED_METRICS;

/** What is required unless a team says otherwise. */
export const USUAL_METRICS: readonly MetricWord[] = [
    "errors5xx",
    "latency",
    "cpu",
    "memory",
    "disk",
    "gpu",
    "gpuMemory",
    "setupTime",
    "backlog",
    "capacity",
    "failures",
];

/** Every word, in the order in which findings list them; the later ones are for teams that ask for them. */
export const METRIC_WORDS: readonly MetricWord[] = [
    ...USUAL_METRICS,
    "errors4xx",
    "modelErrors",
    "overhead",
    "traffic",
    "concurrency",
    "backlogAge",
];
