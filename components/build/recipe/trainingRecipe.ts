import type * as pulumi from "@pulumi/pulumi";
import { BaselinesArgs } from "../baselines/baselineArgs";
import { StepInstancesArgs } from "./stepInstances";
import { TuningArgs } from "../tuning/tuningArgs";

/** What trains the model. */
export const Algorithm = {
    /** XGBoost in script mode: `train.py` of `templates/model-build`. */
    Xgboost: "xgboost",
    /** scikit-learn in script mode: `train_sklearn.py`. */
    Sklearn: "sklearn",
    /** PyTorch in script mode: `train_pytorch.py`, a feed-forward network. */
    Pytorch: "pytorch",
    /** An own image with its own training program; `image` names it. */
    CustomImage: "customImage",
} as const;
export type Algorithm = (typeof Algorithm)[keyof typeof Algorithm];

/** What the model predicts. */
export const Task = {
    /** The probability of one of two classes. */
    Binary: "binary",
    /** A probability for each of several classes. */
    Multiclass: "multiclass",
    /** A number; with a `timeColumn`, the number that comes later: a forecast. */
    Regression: "regression",
} as const;
export type Task = (typeof Task)[keyof typeof Task];

/** Which values of a metric are better. */
export const MetricGoal = { Maximize: "maximize", Minimize: "minimize" } as const;
export type MetricGoal = (typeof MetricGoal)[keyof typeof MetricGoal];

/** What a model must reach to be registered: exactly one of the bounds. */
export interface MetricThresholdArgs {
    /** A metric that the evaluation writes for the task, for example `auc`, `macro_f1` or `rmse`. */
    name: string;
    /** The metric must be this or higher. */
    atLeast?: number;
    /** The metric must be this or lower. */
    atMost?: number;
    /**
     * The metric may be worse than the newest approved version's by this much, 0 for not at all; a first version
     * is not compared. Default: it is not compared.
     */
    maxWorseThanLive?: number;
}

/** A metric that an own image prints while it trains. */
export interface LogMetricArgs {
    /** Name, for example `validation:loss`. */
    name: string;
    /** Regular expression whose first group is the number, at most 500 characters: `validation-loss=([0-9.]+)`. */
    regex: string;
    /** Which values are better. Default: `maximize`. */
    goal?: MetricGoal;
}

/** What a team chooses about its training: data, not code. */
export interface TrainingRecipeArgs {
    /** What trains the model. Default: `xgboost`. */
    algorithm?: Algorithm;
    /** Version of the algorithm's container, for example `3.0-5`. Default: the newest published. */
    algorithmVersion?: string;
    /** Image to use instead of Amazon's, at most 255 characters, for example a copy in an own ECR repository. */
    image?: string;
    /** What the model predicts. */
    task: Task;
    /** Column of the input data that holds the truth. */
    labelColumn: string;
    /** Columns that the model must not see, identifiers for example. Default: none. */
    dropColumns?: string[];
    /**
     * Column with the time of each row, as numbers or as dates of ISO 8601 in one time zone: the model is then validated
     * and tested on the latest rows, not on a random part, as a forecast must be. Default: a random part.
     */
    timeColumn?: string;
    /** CSV object, or prefix of CSV objects, with a header line: `s3://bucket/prefix/`. A run may be given another. */
    inputDataUri: string;
    /** Key that the input data are encrypted with. Default: none but the component's own key is used. */
    inputDataKeyArn?: pulumi.Input<string>;
    /** Hyperparameters that differ from the defaults of the task, as texts: `{ max_depth: "4" }`. */
    hyperparameters?: Record<string, string>;
    /** Search for hyperparameters in place of one training. Default: one training. */
    tuning?: TuningArgs;
    /** Metrics that an own image prints while it trains. Default: none; predefined scripts' metrics are known. */
    logMetrics?: LogMetricArgs[];
    /** What a model must reach to be registered; at least one, and all must hold. */
    metrics: MetricThresholdArgs[];
    /** Baselines that are calculated and registered with the model. Default: none. */
    baselines?: BaselinesArgs;
    /** Instances of the preparation. Default: one `ml.m5.xlarge`. */
    prepare?: StepInstancesArgs;
    /** Instances of the training, for PyTorch with at most one GPU each. Default: one `ml.m5.xlarge`. */
    train?: StepInstancesArgs;
    /** Instances of the evaluation. Default: one `ml.m5.large`. */
    evaluate?: StepInstancesArgs;
    /**
     * Train on spare capacity, which is cheaper and may be interrupted; checkpoints are kept. Where a preparation is
     * reused, so are the checkpoints of a training that did not come to its end. Default: false.
     */
    spotTraining?: boolean;
    /** Longest time for spot training in minutes, waiting included. Default: twice the training's longest run. */
    spotMaxWaitMinutes?: number;
    /**
     * Reuse results of earlier runs for this long, as an ISO 8601 duration (`P7D`). SageMaker compares addresses,
     * not what lies there: do not set it where new data arrive under the same prefix. Default: nothing is reused.
     */
    reuseResultsFor?: string;
    /**
     * Enter each run in a SageMaker experiment that is named after the pipeline, beside the runs before it. Default:
     * false.
     * https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-experiments.html
     */
    trackExperiments?: boolean;
    /**
     * Instance types that the registered model may be served on; for PyTorch all with one GPU each or all without.
     * Default: `ml.m5.large`, `ml.m5.xlarge`.
     */
    servingInstanceTypes?: string[];
}

/** What holds where a recipe says nothing. */
export const RECIPE_DEFAULTS = {
    algorithm: Algorithm.Xgboost,
    servingInstanceTypes: ["ml.m5.large", "ml.m5.xlarge"],
} as const;

/** Metrics that are compared with the newest approved version's before a model is registered. */
export function comparedMetrics({ metrics }: Pick<TrainingRecipeArgs, "metrics">): string[] {
    return metrics.filter(({ maxWorseThanLive }) => maxWorseThanLive !== undefined).map(({ name }) => name);
}
