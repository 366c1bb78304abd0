import { z } from "zod";
import { Algorithm, MetricGoal, Task } from "../../../components/build/recipe/trainingRecipe";
import { RangeScaling, TuningStrategy } from "../../../components/build/tuning/tuningArgs";
import { baselines } from "./baselineSettings";
import { instanceType, s3Uri } from "./formats";
import { stepInstances } from "./stepInstancesSettings";

const metric = z
    .strictObject({
        name: z
            .string()
            .regex(/^[a-z][a-z0-9_]*$/, "must be a metric that evaluate writes, such as auc")
            .describe("A metric that the evaluation writes for the task, such as auc, macro_f1 or rmse."),
        atLeast: z
            .number()
            .optional()
            .describe("The model is registered only if the metric is this or higher."),
        atMost: z
            .number()
            .optional()
            .describe("The model is registered only if the metric is this or lower."),
        maxWorseThanLive: z
            .number()
            .min(0)
            .optional()
            .describe(
                "How much worse than the newest approved version's the metric may be; 0 for not at all. Default: not compared.",
            ),
    })
    .refine(
        (value) => (value.atLeast === undefined) !== (value.atMost === undefined),
        "must hold either atLeast or atMost",
    );

const tuningRange = z.strictObject({
    name: z.string().min(1).describe("The hyperparameter."),
    min: z.number().optional().describe("Lowest value, with max."),
    max: z.number().optional().describe("Highest value, with min."),
    values: z
        .array(z.union([z.string(), z.number(), z.boolean()]).transform(String))
        .optional()
        .describe("Values to choose from, in place of bounds."),
    scaling: z
        .enum(RangeScaling)
        .optional()
        .describe("How values between the bounds are spread. Default: auto."),
    wholeNumbers: z
        .boolean()
        .optional()
        .describe("Try whole numbers only. Default: as the hyperparameter demands; false with an own image."),
});

const tuning = z.strictObject({
    ranges: z.array(tuningRange).min(1).max(30).describe("What is tried, hyperparameter by hyperparameter."),
    objective: z
        .string()
        .optional()
        .describe(
            "Metric of the training's log that decides, such as validation:auc. Default: the first of the validation part.",
        ),
    strategy: z
        .enum(TuningStrategy)
        .optional()
        .describe("How to choose what to try next. Default: bayesian."),
    maxJobs: z
        .int()
        .min(1)
        .max(750)
        .optional()
        .describe("Trainings altogether. Default: 20; a grid tries every combination."),
    maxParallelJobs: z.int().min(1).max(100).optional().describe("Trainings at once. Default: 2."),
    earlyStopping: z.boolean().optional().describe("End trainings that fall behind. Default: false."),
    seed: z.int().min(0).optional().describe("Seed of the search. Default: another each time."),
});

const logMetric = z.strictObject({
    name: z.string().min(1).describe("Name, for example validation:loss."),
    regex: z.string().min(1).max(500).describe("Regular expression whose first group is the number."),
    goal: z.enum(MetricGoal).optional().describe("Which values are better. Default: maximize."),
});

/** What the build pipeline trains, and what a model must reach. */
export const trainingSettings = z.strictObject({
    algorithm: z
        .enum(Algorithm)
        .default(Algorithm.Xgboost)
        .describe(
            "What trains the model. The template brings a script for each: train.py for xgboost, train_sklearn.py, and train_pytorch.py (a feed-forward network, on at most one GPU of an instance); customImage runs the image's own program.",
        ),
    algorithmVersion: z
        .string()
        .optional()
        .describe("Version of the algorithm's container, for example 3.0-5. Default: the newest published."),
    image: z
        .string()
        .min(1)
        .max(255)
        .optional()
        .describe("URI of an own image in ECR. Default: the one that Amazon publishes for the algorithm."),
    task: z.enum(Task).describe("What the model predicts."),
    labelColumn: z.string().min(1).describe("Column of the input data that holds the truth."),
    dropColumns: z.array(z.string().min(1)).default([]).describe("Columns that the model must not see."),
    timeColumn: z
        .string()
        .min(1)
        .optional()
        .describe(
            "Column that orders the rows in time, by numbers or ISO 8601 dates; the model is then tested on the latest. Default: at random.",
        ),
    inputDataUri: s3Uri.describe("CSV file, or prefix of CSV files, with a header line."),
    inputDataKeyArn: z
        .string()
        .regex(/^arn:aws[a-z-]*:kms:/, "must be the ARN of a KMS key")
        .optional()
        .describe("Key that the input data are encrypted with. Default: none but the platform's own."),
    hyperparameters: z
        .record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String))
        .default({})
        .describe("Hyperparameters of the algorithm that differ from the defaults."),
    tuning: tuning
        .optional()
        .describe("Search for hyperparameters in place of one training. Default: one training."),
    logMetrics: z
        .array(logMetric)
        .optional()
        .describe("Metrics that an own image prints while it trains. Default: none."),
    metrics: z.array(metric).min(1).describe("What a model must reach to be registered; all must hold."),
    baselines: baselines
        .optional()
        .describe("Baselines that are calculated and registered with the model. Default: none."),
    prepare: stepInstances.optional().describe("Instances of the preparation. Default: one ml.m5.xlarge."),
    train: stepInstances.optional().describe("Instances of the training. Default: one ml.m5.xlarge."),
    evaluate: stepInstances.optional().describe("Instances of the evaluation. Default: one ml.m5.large."),
    spotTraining: z
        .boolean()
        .default(false)
        .describe("Train on spare capacity, which is cheaper and may be interrupted; checkpoints are kept."),
    spotMaxWaitMinutes: z
        .int()
        .min(1)
        .optional()
        .describe(
            "Longest time for spot training in minutes, waiting included. Default: twice the longest run.",
        ),
    reuseResultsFor: z
        .string()
        .optional()
        .describe("Reuse results of earlier runs for this long, such as P7D. Default: nothing is reused."),
    trackExperiments: z
        .boolean()
        .default(false)
        .describe("Enter each run in a SageMaker experiment, beside the runs before it. Default: false."),
    servingInstanceTypes: z
        .array(instanceType)
        .min(1)
        .optional()
        .describe(
            "Types that the model may be served on; for PyTorch all with one GPU each or all without. Default: " +
                "ml.m5.large, ml.m5.xlarge.",
        ),
});
