/** How a tuning chooses what to try next. */
export const TuningStrategy = {
    /** Learns from the trainings so far; the fewer at once, the better. */
    Bayesian: "bayesian",
    /** Tries values at random; all at once if need be. */
    Random: "random",
    /** Gives many a short training and the best a long one. */
    Hyperband: "hyperband",
    /** Tries every combination of the values. */
    Grid: "grid",
} as const;
export type TuningStrategy = (typeof TuningStrategy)[keyof typeof TuningStrategy];

/** How the values between two bounds are spread. */
export const RangeScaling = {
    /** SageMaker chooses. */
    Auto: "auto",
    /** Evenly. */
    Linear: "linear",
    /** Evenly over the orders of magnitude; both bounds above 0. */
    Logarithmic: "logarithmic",
    /** The same, seen from 1; for values at 0 or above and below 1. */
    ReverseLogarithmic: "reverseLogarithmic",
} as const;
export type RangeScaling = (typeof RangeScaling)[keyof typeof RangeScaling];

/** What is tried for one hyperparameter: all between two bounds, or listed values. */
export interface TuningRangeArgs {
    /** The hyperparameter. */
    name: string;
    /** Lowest value; with `max`. */
    min?: number;
    /** Highest value; with `min`. */
    max?: number;
    /** Values to choose from, as texts; in place of bounds. */
    values?: string[];
    /** How values between the bounds are spread. Default: `auto`. */
    scaling?: RangeScaling;
    /** Try whole numbers only. Default: as the hyperparameter demands; false with an own image. */
    wholeNumbers?: boolean;
}

/**
 * A search for good hyperparameters in place of one training.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/automatic-model-tuning-limits.html
 */
export interface TuningArgs {
    /** What is tried; 1 to 30 hyperparameters. */
    ranges: TuningRangeArgs[];
    /** Metric of the training's log that decides, for example `validation:auc`. Default: the first of the validation part. */
    objective?: string;
    /** How to choose what to try next. Default: `bayesian`. */
    strategy?: TuningStrategy;
    /** Trainings altogether, 1 to 750. Default: 20; a grid tries every combination. */
    maxJobs?: number;
    /** Trainings at once, 1 to 100, not above `maxJobs`. Default: 2. */
    maxParallelJobs?: number;
    /** End trainings that fall behind; not with `hyperband`, which does so anyway. Default: false. */
    earlyStopping?: boolean;
    /** Seed of the search, 0 or above. Default: SageMaker's, another each time. */
    seed?: number;
}

/** What holds where a tuning says nothing. */
export const TUNING_DEFAULTS = {
    strategy: TuningStrategy.Bayesian,
    maxJobs: 20,
    maxParallelJobs: 2,
} as const;
