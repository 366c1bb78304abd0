import { JsonObject } from "./json";

/** Reads a parameter, a property of a step or an execution variable when the pipeline runs. */
export interface Get extends JsonObject {
    readonly Get: string;
}

/** Puts texts and expressions together when the pipeline runs. */
export interface Join extends JsonObject {
    readonly "Std:Join": { readonly On: string; readonly Values: readonly Scalar[] };
}

/** Reads one value out of a JSON file that a processing step wrote. */
export interface JsonGet extends JsonObject {
    readonly "Std:JsonGet": { readonly PropertyFile: Get; readonly Path: string };
}

/** What is only known when the pipeline runs. */
export type Expression = Get | Join | JsonGet;

/** A text, known now or when the pipeline runs. */
export type Text = string | Expression;

/** A number, known now or when the pipeline runs. */
export type Amount = number | Expression;

/** Anything that can be compared or joined. */
export type Scalar = string | number | boolean | Expression;

/** A JSON file among the outputs of a processing step, declared so that `jsonGet` can read it. */
export interface PropertyFile {
    readonly step: string;
    readonly name: string;
}

/** Reads `path`, for example `Parameters.CodeUri`. Steps and parameters offer their own references. */
export function get(path: string): Get {
    return { Get: path };
}

/** Joins values with `on` between them. */
export function join(on: string, values: readonly Scalar[]): Join {
    return { "Std:Join": { On: on, Values: values } };
}

/** Reads the value at `path`, for example `regression_metrics.rmse.value`, of a property file. */
export function jsonGet(file: PropertyFile, path: string): JsonGet {
    return {
        "Std:JsonGet": { PropertyFile: get(`Steps.${file.step}.PropertyFiles.${file.name}`), Path: path },
    };
}

/** What the service knows about the run itself. */
export const Execution = {
    startDateTime: get("Execution.StartDateTime"),
    currentDateTime: get("Execution.CurrentDateTime"),
    pipelineName: get("Execution.PipelineName"),
    pipelineArn: get("Execution.PipelineArn"),
    pipelineExecutionId: get("Execution.PipelineExecutionId"),
    pipelineExecutionArn: get("Execution.PipelineExecutionArn"),
    trainingJobName: get("Execution.TrainingJobName"),
    processingJobName: get("Execution.ProcessingJobName"),
} as const;
