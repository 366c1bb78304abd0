import { Parameter, stringParameter } from "./definition";

/** Names of the training pipeline's parameters, as the model repository's build gives them. */
export const ParameterName = {
    InputDataUri: "InputDataUri",
    CodeUri: "CodeUri",
    CommitId: "CommitId",
} as const;

/** The parameters of the training pipeline. */
export interface TrainingParameters {
    inputDataUri: Parameter;
    codeUri: Parameter;
    commitId: Parameter;
}

/** Declares the parameters of the training pipeline. */
export function trainingParameters(inputDataUri: string): TrainingParameters {
    return {
        inputDataUri: stringParameter(ParameterName.InputDataUri, {
            default: inputDataUri,
            description: "CSV object, or prefix of CSV objects, to train on",
        }),
        codeUri: stringParameter(ParameterName.CodeUri, {
            description: "S3 prefix of the commit's scripts, without a slash at the end",
        }),
        commitId: stringParameter(ParameterName.CommitId, { description: "Commit that the scripts are of" }),
    };
}
