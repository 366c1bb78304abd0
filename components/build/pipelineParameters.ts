import { Parameter, stringParameter } from "./definition";
import { comparedMetrics, TrainingRecipeArgs } from "./trainingRecipe";

/** Value of the parameter where there is no approved version to compare with. */
const NO_LIVE_METRICS = "none";

/** Names of the training pipeline's parameters, as the model repository's build gives them. */
export const ParameterName = {
    InputDataUri: "InputDataUri",
    CodeUri: "CodeUri",
    CommitId: "CommitId",
    LiveMetrics: "LiveMetrics",
} as const;

/** The parameters of the training pipeline. */
export interface TrainingParameters {
    inputDataUri: Parameter;
    codeUri: Parameter;
    commitId: Parameter;
    /** Only where a model is compared with the newest approved version. */
    liveMetrics?: Parameter;
}

/** Declares the parameters of the training pipeline. */
export function trainingParameters(recipe: TrainingRecipeArgs): TrainingParameters {
    return {
        inputDataUri: stringParameter(ParameterName.InputDataUri, {
            default: recipe.inputDataUri,
            description: "CSV object, or prefix of CSV objects, to train on",
        }),
        codeUri: stringParameter(ParameterName.CodeUri, {
            description: "S3 prefix of the commit's scripts, without a slash at the end",
        }),
        commitId: stringParameter(ParameterName.CommitId, { description: "Commit that the scripts are of" }),
        ...(comparedMetrics(recipe).length > 0
            ? {
                  liveMetrics: stringParameter(ParameterName.LiveMetrics, {
                      default: NO_LIVE_METRICS,
                      description: "Metrics of the newest approved version, as auc=0.91,recall=0.8, or none",
                  }),
              }
            : {}),
    };
}
