import { ResourceFixture, UNKNOWN } from "../../analyzer";

export const ENDPOINT = "aws:sagemaker/endpoint:Endpoint";
export const ENDPOINT_CONFIG = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
export const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

const REQUESTS = "AWS/SageMaker";
const INSTANCES = "/aws/sagemaker/Endpoints";

/** The five alarms of a variant without a GPU: key, namespace, metric, statistic. */
export const METRICS: [key: string, namespace: string, metricName: string, statistic: object][] = [
    ["5xx", REQUESTS, "Invocation5XXErrors", { statistic: "Average" }],
    ["latency", REQUESTS, "ModelLatency", { extendedStatistic: "p99" }],
    ["cpu", INSTANCES, "CPUUtilization", { statistic: "Average" }],
    ["memory", INSTANCES, "MemoryUtilization", { statistic: "Average" }],
    ["disk", INSTANCES, "DiskUtilization", { statistic: "Maximum" }],
];

export const GPU_METRICS: typeof METRICS = [
    ["gpu", INSTANCES, "GPUUtilization", { statistic: "Maximum" }],
    ["gpu-memory", INSTANCES, "GPUMemoryUtilization", { statistic: "Maximum" }],
];

export function variant(properties: Record<string, unknown> = {}): Record<string, unknown> {
    return { variantName: "AllTraffic", modelName: UNKNOWN, instanceType: "ml.m5.large", ...properties };
}

/** The first configuration of the endpoint, which the endpoint no longer looks at once it exists. */
export function endpoint(properties: Record<string, unknown> = {}): ResourceFixture {
    return {
        type: ENDPOINT,
        name: "fraud-endpoint",
        properties: {
            name: "fraud",
            arn: UNKNOWN,
            endpointConfigName: "fraud-config-1a2b3c4",
            ...properties,
        },
        sources: { endpointConfigName: ["fraud-endpoint-config"] },
    };
}

export function endpointConfig(
    variants: unknown = [variant()],
    properties: Record<string, unknown> = {},
): ResourceFixture {
    return {
        type: ENDPOINT_CONFIG,
        name: "fraud-endpoint-config",
        properties: {
            name: "fraud-config-1a2b3c4",
            arn: UNKNOWN,
            productionVariants: variants,
            ...properties,
        },
    };
}

export function alarm(
    [key, namespace, metricName, statistic]: (typeof METRICS)[number],
    properties: Record<string, unknown> = {},
    variantName = "AllTraffic",
): ResourceFixture {
    return {
        type: ALARM,
        name: `${variantName}-${key}`,
        properties: {
            namespace,
            metricName,
            ...statistic,
            dimensions: { EndpointName: "fraud", VariantName: variantName },
            comparisonOperator: "GreaterThanThreshold",
            threshold: 1,
            alarmActions: ["arn:aws:sns:eu-central-1:111122223333:alerts"],
            treatMissingData: "notBreaching",
            ...properties,
        },
    };
}

/** Every alarm that a variant without a GPU needs; `change` replaces properties of the one with that key. */
export function alarms(change: Record<string, Record<string, unknown>> = {}): ResourceFixture[] {
    return METRICS.map((metric) => alarm(metric, change[metric[0]]));
}

/** An endpoint as this project deploys it: a rollout owns which configuration is live. */
export function rollout(properties: Record<string, unknown> = {}): ResourceFixture {
    return {
        type: "pulumi-nodejs:dynamic/mlops:EndpointRollout",
        name: "fraud-endpoint-rollout",
        properties: { endpointName: "fraud", endpointConfigName: "fraud-config-5d6e7f8", ...properties },
        sources: { endpointConfigName: ["fraud-next-config"] },
    };
}
