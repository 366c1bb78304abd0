import type * as pulumi from "@pulumi/pulumi";

/**
 * What trains the model. Arguments take it as a text: Pulumi's component analyzer reads a choice only where there
 * are two of them or more.
 */
export const Algorithm = {
    /** XGBoost in script mode, with the scripts of `templates/model-build`. */
    Xgboost: "xgboost",
} as const;
export type Algorithm = (typeof Algorithm)[keyof typeof Algorithm];

/** What the model predicts. */
export const Task = {
    /** The probability of one of two classes. */
    Binary: "binary",
    /** A probability for each of several classes. */
    Multiclass: "multiclass",
    /** A number. */
    Regression: "regression",
} as const;
export type Task = (typeof Task)[keyof typeof Task];

/** What a model must reach to be registered: exactly one of the bounds. */
export interface MetricThresholdArgs {
    /** A metric that the evaluation writes for the task, for example `auc`, `macro_f1` or `rmse`. */
    name: string;
    /** The metric must be this or higher. */
    atLeast?: number;
    /** The metric must be this or lower. */
    atMost?: number;
}

/** The instances that one step runs on. */
export interface StepInstancesArgs {
    /** Instance type, for example `ml.m5.xlarge`. */
    instanceType: string;
    /** Number of instances. Default: 1, which is also the most that the predefined scripts use. */
    instanceCount?: number;
    /** Size of each instance's volume in GB, 1 to 16384. Default: 30. */
    volumeSizeGb?: number;
    /** Longest run in minutes, 1 to 7200 (SageMaker's default quota is 5 days). Default: 60. */
    maxRuntimeMinutes?: number;
}

/** What a team chooses about its training: data, not code. */
export interface TrainingRecipeArgs {
    /** What trains the model, one of {@link Algorithm}. Default: `xgboost`. */
    algorithm?: string;
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
    /** CSV object, or prefix of CSV objects, with a header line: `s3://bucket/prefix/`. A run may be given another. */
    inputDataUri: string;
    /** Key that the input data are encrypted with. Default: none but the component's own key is used. */
    inputDataKeyArn?: pulumi.Input<string>;
    /** Hyperparameters that differ from the defaults of the task, as texts: `{ max_depth: "4" }`. */
    hyperparameters?: Record<string, string>;
    /** What a model must reach to be registered; at least one, and all must hold. */
    metrics: MetricThresholdArgs[];
    /** Instances of the preparation. Default: one `ml.m5.xlarge`. */
    prepare?: StepInstancesArgs;
    /** Instances of the training. Default: one `ml.m5.xlarge`. */
    train?: StepInstancesArgs;
    /** Instances of the evaluation. Default: one `ml.m5.large`. */
    evaluate?: StepInstancesArgs;
    /**
     * Train on spare capacity, which is cheaper and may be interrupted; the job may then take twice its longest
     * run. Default: false.
     */
    spotTraining?: boolean;
    /**
     * Reuse results of earlier runs for this long, as an ISO 8601 duration (`P7D`). SageMaker compares addresses,
     * not what lies there: do not set it where new data arrive under the same prefix. Default: nothing is reused.
     */
    reuseResultsFor?: string;
    /** Instance types that the registered model may be served on. Default: `ml.m5.large`, `ml.m5.xlarge`. */
    servingInstanceTypes?: string[];
}

/** The steps that run on instances, by their name among the arguments. */
export type InstanceStep = "prepare" | "train" | "evaluate";

/** What holds where a recipe says nothing. */
export const RECIPE_DEFAULTS = {
    algorithm: Algorithm.Xgboost,
    instanceTypes: { prepare: "ml.m5.xlarge", train: "ml.m5.xlarge", evaluate: "ml.m5.large" },
    instanceCount: 1,
    volumeSizeGb: 30,
    maxRuntimeMinutes: 60,
    servingInstanceTypes: ["ml.m5.large", "ml.m5.xlarge"],
} as const;

/** The instances of a step, with the defaults filled in. */
export function stepInstances(recipe: TrainingRecipeArgs, step: InstanceStep): Required<StepInstancesArgs> {
    const { instanceCount, maxRuntimeMinutes, volumeSizeGb } = RECIPE_DEFAULTS;
    const instanceType = RECIPE_DEFAULTS.instanceTypes[step];
    return { instanceType, instanceCount, maxRuntimeMinutes, volumeSizeGb, ...recipe[step] };
}
