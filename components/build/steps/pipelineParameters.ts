import { BASELINE_DEFAULTS } from "../baselines/baselineArgs";
import { BaselineParameters } from "../baselines/baselineContext";
import { booleanParameter, Parameter, stringParameter } from "../definition";
import { comparedMetrics, TrainingRecipeArgs } from "../recipe/trainingRecipe";

/** Value of the parameter where there is no approved version to compare with. */
const NO_LIVE_METRICS = "none";

/** Branch of a run whose start names none: an archive in S3 has none. */
const UNNAMED_BRANCH = "not named";

/** Names of the training pipeline's parameters, as the model repository's build gives them. */
export const ParameterName = {
    InputDataUri: "InputDataUri",
    CodeUri: "CodeUri",
    CommitId: "CommitId",
    Branch: "Branch",
    StartedBy: "StartedBy",
    LiveMetrics: "LiveMetrics",
    SkipBaselineCheck: "SkipBaselineCheck",
    RegisterNewBaseline: "RegisterNewBaseline",
} as const;

/** The parameters of the training pipeline. */
export interface TrainingParameters {
    inputDataUri: Parameter;
    codeUri: Parameter;
    commitId: Parameter;
    /** Branch that the commit is of. */
    branch: Parameter;
    /** Why the run was started, in words. */
    startedBy: Parameter;
    /** Only where a model is compared with the newest approved version. */
    liveMetrics?: Parameter;
    /** Only where baselines are calculated. */
    baselines?: BaselineParameters;
}

function baselineParameters({ baselines }: TrainingRecipeArgs): { baselines?: BaselineParameters } {
    if (baselines === undefined) {
        return {};
    }
    const compares = baselines.compareWithApproved ?? BASELINE_DEFAULTS.compareWithApproved;
    return {
        baselines: {
            skipCheck: booleanParameter(ParameterName.SkipBaselineCheck, {
                default: !compares,
                description: "Calculate baselines without comparing them with the newest approved version's",
            }),
            registerNew: booleanParameter(ParameterName.RegisterNewBaseline, {
                default: true,
                description:
                    "Register the calculated baselines, and not those of the newest approved version",
            }),
        },
    };
}

/** The parameters of a pipeline in the order in which its definition declares them. */
export function declaredParameters(parameters: TrainingParameters): Parameter[] {
    const { inputDataUri, codeUri, commitId, branch, startedBy, liveMetrics, baselines } = parameters;
    return [
        inputDataUri,
        codeUri,
        commitId,
        branch,
        startedBy,
        ...(liveMetrics === undefined ? [] : [liveMetrics]),
        ...(baselines === undefined ? [] : [baselines.skipCheck, baselines.registerNew]),
    ];
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
        branch: stringParameter(ParameterName.Branch, {
            default: UNNAMED_BRANCH,
            description: "Branch that the commit is of",
        }),
        startedBy: stringParameter(ParameterName.StartedBy, {
            default: "a person",
            description: "Why the run was started",
        }),
        ...(comparedMetrics(recipe).length > 0
            ? {
                  liveMetrics: stringParameter(ParameterName.LiveMetrics, {
                      default: NO_LIVE_METRICS,
                      description: "Metrics of the newest approved version, as auc=0.91,recall=0.8, or none",
                  }),
              }
            : {}),
        ...baselineParameters(recipe),
    };
}
