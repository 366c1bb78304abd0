import { Text } from "./expressions";
import { Parameter, ParameterDocument } from "./parameters";
import { Step, StepDocument } from "./steps";

/** Version of the definition language. */
export const DEFINITION_VERSION = "2020-12-01";

/** A pipeline definition as the service takes it, rendered as JSON. */
export interface PipelineDocument {
    readonly Version: string;
    readonly Metadata?: Readonly<Record<string, string>>;
    readonly Parameters?: readonly ParameterDocument[];
    readonly PipelineExperimentConfig?: { readonly ExperimentName: Text; readonly TrialName: Text };
    readonly Steps: readonly StepDocument[];
}

/** What a definition is made from. */
export interface PipelineSpec {
    parameters?: readonly Parameter[];
    /** Steps outside branches, in the order in which a reader should meet them. */
    steps: readonly Step[];
    /** SageMaker experiment that each run is entered in. */
    experiment?: { experimentName: Text; trialName: Text };
}

/** Puts a definition together. How many steps run at once is a property of the pipeline, not of its definition. */
export function pipelineDefinition(spec: PipelineSpec): PipelineDocument {
    const { parameters = [], steps, experiment } = spec;
    return {
        Version: DEFINITION_VERSION,
        Parameters: parameters.map((parameter) => parameter.document),
        ...(experiment === undefined
            ? {}
            : {
                  PipelineExperimentConfig: {
                      ExperimentName: experiment.experimentName,
                      TrialName: experiment.trialName,
                  },
              }),
        Steps: steps.map((step) => step.document),
    };
}

/** Writes a definition as JSON that a person can read; the same document gives the same text. */
export function renderDefinition(document: PipelineDocument): string {
    return JSON.stringify(document, null, 2);
}
