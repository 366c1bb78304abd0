import { Expression, Get, get } from "./expressions";
import { JsonObject, present, sorted } from "./json";
import { jobTail, JobStepOptions, Step, stepHead } from "./steps";
import { trainingJobHead, TrainingJobSpec, trainingJobSurroundings } from "./trainingJob";

/** What a training step is made from. */
export interface TrainingStepSpec extends JobStepOptions, TrainingJobSpec {
    name: string;
}

/** A step that a model comes from: one training, or the best of a tuning. */
export interface ModelSourceStep extends Step {
    /** S3 address of `model.tar.gz`. */
    readonly modelArtifacts: Expression;
}

/** A training step. */
export interface TrainingStep extends ModelSourceStep {
    readonly modelArtifacts: Get;
    readonly jobName: Get;
}

/** Body of `CreateTrainingJob`, without the job's name, which the service gives. */
function trainingArguments(spec: TrainingStepSpec): JsonObject {
    const { environment, hyperparameters } = spec;
    return present({
        ...trainingJobHead(spec),
        HyperParameters: hyperparameters === undefined ? undefined : sorted(hyperparameters),
        ...trainingJobSurroundings(spec),
        Environment: environment === undefined ? undefined : sorted(environment),
    });
}

/** A step that trains a model. */
export function trainingStep(spec: TrainingStepSpec): TrainingStep {
    const { name } = spec;
    return {
        name,
        document: {
            ...stepHead(name, "Training", spec),
            Arguments: trainingArguments(spec),
            ...jobTail(spec),
        },
        modelArtifacts: get(`Steps.${name}.ModelArtifacts.S3ModelArtifacts`),
        jobName: get(`Steps.${name}.TrainingJobName`),
    };
}
