import { ResourceFixture, UNKNOWN } from "../../analyzer";

export const CONFIG = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
export const NATIVE_CONFIG = "aws-native:sagemaker:EndpointConfig";
export const ENDPOINT = "aws:sagemaker/endpoint:Endpoint";
export const ROLLOUT = "pulumi-nodejs:dynamic/mlops:EndpointRollout";
export const TARGET = "aws:appautoscaling/target:Target";
export const POLICY = "aws:appautoscaling/policy:Policy";
export const MODEL = "aws:sagemaker/model:Model";

export function variant(change: Record<string, unknown> = {}): Record<string, unknown> {
    return {
        variantName: "primary",
        modelName: "fraud-model",
        instanceType: "ml.m5.large",
        initialInstanceCount: 2,
        ...change,
    };
}

export function config(
    variants: unknown = [variant()],
    change: Record<string, unknown> = {},
): ResourceFixture {
    const properties = { name: "fraud-config", productionVariants: variants, ...change };
    return { type: CONFIG, name: "config", properties, sources: { productionVariants: ["model"] } };
}

export function endpoint(change: Record<string, unknown> = {}): ResourceFixture {
    return {
        type: ENDPOINT,
        name: "endpoint",
        properties: { name: "fraud", endpointConfigName: "fraud-config", ...change },
    };
}

export function target(change: Record<string, unknown> = {}): ResourceFixture {
    const resourceId = "endpoint/fraud/variant/primary";
    return {
        type: TARGET,
        name: "target",
        properties: { resourceId, serviceNamespace: "sagemaker", minCapacity: 2, maxCapacity: 6, ...change },
    };
}

/** A target of which a preview knows only what its resource id comes from. */
export function unknownTarget(...sources: string[]): ResourceFixture {
    return { ...target({ resourceId: UNKNOWN }), sources: { resourceId: sources } };
}

export function policy(change: Record<string, unknown> = {}): ResourceFixture {
    return {
        type: POLICY,
        name: "policy",
        properties: {
            resourceId: "endpoint/fraud/variant/primary",
            serviceNamespace: "sagemaker",
            ...change,
        },
    };
}
