import { Task } from "../recipe/trainingRecipe";
import { Hyperparameter } from "./hyperparameterKinds";
import { HyperparameterCatalogue } from "./hyperparameters";

/** What `train_sklearn.py` can fit, and what it watches on the validation part. */
const TASKS: Readonly<Record<Task, { estimators: readonly string[]; watched: readonly string[] }>> = {
    binary: { estimators: ["gradient_boosting", "random_forest", "logistic"], watched: ["auc", "logloss"] },
    multiclass: {
        estimators: ["gradient_boosting", "random_forest", "logistic"],
        watched: ["merror", "mlogloss"],
    },
    regression: { estimators: ["gradient_boosting", "random_forest", "ridge"], watched: ["mae", "rmse"] },
};

/** Bounds are scikit-learn's own: https://scikit-learn.org/1.2/modules/classes.html */
const COMMON: Readonly<Record<string, Hyperparameter>> = {
    n_estimators: { kind: "integer", min: 1 },
    max_depth: { kind: "integer", min: 1 },
    min_samples_leaf: { kind: "integer", min: 1 },
    max_leaf_nodes: { kind: "integer", min: 2 },
    /** Share of the features that each split of a random forest looks at. */
    max_features: { kind: "number", above: 0, max: 1 },
    learning_rate: { kind: "number", above: 0, max: 1 },
    l2_regularization: { kind: "number", min: 0 },
    /** Inverse strength of the regularisation of a logistic regression. */
    C: { kind: "number", above: 0 },
    /** Strength of the regularisation of a ridge regression. */
    alpha: { kind: "number", min: 0 },
    class_weight: { kind: "choice", values: ["none", "balanced"] },
    seed: { kind: "integer", min: 0, max: 4_294_967_295 },
};

const TREES = ["max_depth", "min_samples_leaf", "max_leaf_nodes"];

/** What each estimator makes use of; `class_weight` for classes only. */
const USES: Readonly<Record<string, readonly string[]>> = {
    gradient_boosting: [
        "n_estimators",
        ...TREES,
        "learning_rate",
        "l2_regularization",
        "class_weight",
        "seed",
    ],
    random_forest: ["n_estimators", ...TREES, "max_features", "class_weight", "seed"],
    logistic: ["C", "class_weight", "seed"],
    ridge: ["alpha", "seed"],
};

function usesFor(task: Task, estimators: readonly string[]): Record<string, readonly string[]> {
    const isUsed = (name: string): boolean => name !== "class_weight" || task !== Task.Regression;
    return Object.fromEntries(estimators.map((name) => [name, (USES[name] ?? []).filter(isUsed)]));
}

/** scikit-learn's hyperparameters for a task. */
export function sklearnHyperparameters(task: Task): HyperparameterCatalogue {
    const { estimators, watched } = TASKS[task];
    return {
        title: "scikit-learn",
        parameters: { estimator: { kind: "choice", values: estimators }, ...COMMON },
        defaults: { estimator: estimators[0] ?? "", seed: "42" },
        chooser: { name: "estimator", uses: usesFor(task, estimators) },
        watched,
    };
}
