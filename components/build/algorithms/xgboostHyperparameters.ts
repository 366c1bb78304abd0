import { Task } from "../recipe/trainingRecipe";
import { Hyperparameter } from "./hyperparameterKinds";
import { HyperparameterCatalogue } from "./hyperparameters";

/** Objectives whose prediction is what the task wants: a probability, probabilities, a value. */
const OBJECTIVES: Readonly<Record<Task, readonly string[]>> = {
    binary: ["binary:logistic"],
    multiclass: ["multi:softprob"],
    regression: [
        "reg:squarederror",
        "reg:absoluteerror",
        "reg:pseudohubererror",
        "reg:squaredlogerror",
        "reg:gamma",
        "reg:tweedie",
        "count:poisson",
    ],
};

/** Metrics that training can watch on the validation part, and those that it does where nothing else is said. */
const EVALUATION_METRICS: Readonly<Record<Task, { known: readonly string[]; watched: string }>> = {
    // The last one stops the training: with few positives, AUC jumps from round to round, log-loss less.
    binary: { known: ["auc", "aucpr", "logloss", "error"], watched: "auc,logloss" },
    multiclass: { known: ["auc", "merror", "mlogloss"], watched: "merror,mlogloss" },
    regression: {
        known: ["rmse", "mae", "rmsle", "mape", "mphe", "gamma-nloglik", "poisson-nloglik"],
        watched: "mae,rmse",
    },
};

/**
 * Parameters that every task has, with the bounds that the container itself checks:
 * https://github.com/aws/sagemaker-xgboost-container, `algorithm_mode/hyperparameter_validation.py`
 */
const COMMON: Readonly<Record<string, Hyperparameter>> = {
    num_round: { kind: "integer", min: 1 },
    /** 0 trains all rounds. */
    early_stopping_rounds: { kind: "integer", min: 0 },
    eta: { kind: "number", min: 0, max: 1 },
    gamma: { kind: "number", min: 0 },
    max_depth: { kind: "integer", min: 0 },
    min_child_weight: { kind: "number", min: 0 },
    max_delta_step: { kind: "number", min: 0 },
    subsample: { kind: "number", above: 0, max: 1 },
    colsample_bytree: { kind: "number", above: 0, max: 1 },
    colsample_bylevel: { kind: "number", above: 0, max: 1 },
    colsample_bynode: { kind: "number", above: 0, max: 1 },
    lambda: { kind: "number", min: 0 },
    alpha: { kind: "number", min: 0 },
    scale_pos_weight: { kind: "number", above: 0 },
    tree_method: { kind: "choice", values: ["auto", "exact", "approx", "hist"] },
    grow_policy: { kind: "choice", values: ["depthwise", "lossguide"] },
    max_leaves: { kind: "integer", min: 0 },
    max_bin: { kind: "integer", min: 2 },
    seed: { kind: "integer", min: -2_147_483_647, max: 2_147_483_646 },
};

/** XGBoost's hyperparameters for a task. */
export function xgboostHyperparameters(task: Task): HyperparameterCatalogue {
    const [objective = ""] = OBJECTIVES[task];
    const { known, watched } = EVALUATION_METRICS[task];
    return {
        title: "XGBoost",
        parameters: {
            objective: { kind: "choice", values: OBJECTIVES[task] },
            eval_metric: { kind: "choices", values: known },
            ...COMMON,
        },
        defaults: {
            objective,
            eval_metric: watched,
            num_round: "200",
            early_stopping_rounds: "20",
            seed: "42",
        },
        watched: watched.split(","),
        watchedBy: "eval_metric",
    };
}
