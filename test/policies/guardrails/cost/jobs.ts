import { ResourceFixture } from "../../analyzer";

export const TRAINING = "aws:sagemaker/trainingJob:TrainingJob";
export const TUNING = "aws:sagemaker/hyperParameterTuningJob:HyperParameterTuningJob";
export const PROCESSING = "aws-native:sagemaker:ProcessingJob";
export const PIPELINE = "aws:sagemaker/pipeline:Pipeline";
export const NATIVE_PIPELINE = "aws-native:sagemaker:Pipeline";

export function job(type: string, properties: object): ResourceFixture {
    return { type, name: "fraud", properties: { ...properties } };
}

/** A pipeline of steps, each `[name, type, arguments]`. */
export function pipeline(
    steps: [name: string, type: string, args: object][],
    properties: object = {},
    parameters: object[] = [],
): ResourceFixture {
    const definition = {
        Version: "2020-12-01",
        Parameters: parameters,
        Steps: steps.map(([Name, Type, Arguments]) => ({ Name, Type, Arguments })),
    };
    return job(PIPELINE, { pipelineDefinition: JSON.stringify(definition), ...properties });
}

/** The same pipeline as the native provider has it. */
export function asNative(resource: ResourceFixture): ResourceFixture {
    const { pipelineDefinition, ...rest } = resource.properties;
    return {
        ...resource,
        type: NATIVE_PIPELINE,
        properties: { ...rest, pipelineDefinition: { pipelineDefinitionBody: pipelineDefinition } },
    };
}
