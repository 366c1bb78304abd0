import { ResourceFixture } from "../../analyzer";

export const CONFIG = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
export const ENDPOINT = "aws:sagemaker/endpoint:Endpoint";
export const TARGET = "aws:appautoscaling/target:Target";
export const PIPELINE = "aws:sagemaker/pipeline:Pipeline";

/** A configuration named `fraud-1` with one variant, in which a few properties differ. */
export function endpointConfig(variant: object = {}, others: object[] = []): ResourceFixture {
    const first = {
        variantName: "primary",
        instanceType: "ml.m5.xlarge",
        initialInstanceCount: 2,
        ...variant,
    };
    const properties = { name: "fraud-1", productionVariants: [first, ...others] };
    return { type: CONFIG, name: "fraud", properties };
}

/** The endpoint `fraud` on that configuration. */
export function endpoint(properties: object = {}): ResourceFixture {
    return {
        type: ENDPOINT,
        name: "fraud",
        properties: { name: "fraud", endpointConfigName: "fraud-1", ...properties },
    };
}

/** Autoscaling of that endpoint's variant. */
export function target(properties: object = {}): ResourceFixture {
    return {
        type: TARGET,
        name: "fraud",
        properties: {
            serviceNamespace: "sagemaker",
            resourceId: "endpoint/fraud/variant/primary",
            minCapacity: 2,
            maxCapacity: 6,
            ...properties,
        },
    };
}

/** A SageMaker pipeline with this definition. */
export function pipeline(definition: object): ResourceFixture {
    return { type: PIPELINE, name: "train", properties: { pipelineDefinition: JSON.stringify(definition) } };
}
