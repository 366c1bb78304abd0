import { z } from "zod";
import { instanceType, s3Uri } from "./formats";
import { sourceSettings } from "./sourceSettings";

const metric = z
    .strictObject({
        name: z.string().regex(/^[a-z][a-z0-9_]*$/, "must be a metric that evaluate writes, such as auc"),
        atLeast: z
            .number()
            .optional()
            .describe("The model is registered only if the metric is this or higher."),
        atMost: z
            .number()
            .optional()
            .describe("The model is registered only if the metric is this or lower."),
    })
    .refine(
        (value) => (value.atLeast === undefined) !== (value.atMost === undefined),
        "must hold either atLeast or atMost",
    );

const stepInstances = z.strictObject({
    instanceType,
    instanceCount: z.int().min(1).max(20).default(1),
    volumeSizeGb: z.int().min(1).max(16384).default(30),
    maxRuntimeMinutes: z.int().min(1).max(7200).default(60),
});

const training = z.strictObject({
    algorithm: z.enum(["xgboost"]).default("xgboost").describe("What trains the model."),
    task: z.enum(["binary", "multiclass", "regression"]).describe("What the model predicts."),
    labelColumn: z.string().min(1).describe("Column of the input data that holds the truth."),
    dropColumns: z.array(z.string().min(1)).default([]).describe("Columns that the model must not see."),
    inputDataUri: s3Uri.describe("CSV file, or prefix of CSV files, with a header line."),
    hyperparameters: z
        .record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String))
        .default({})
        .describe("Hyperparameters of the algorithm that differ from the defaults."),
    metrics: z.array(metric).min(1).describe("What a model must reach to be registered; all must hold."),
    prepare: stepInstances.optional(),
    train: stepInstances.optional(),
    evaluate: stepInstances.optional(),
});

/** Settings of the build side: what trains the model, from which repository, and when. */
export const buildSettings = {
    buildSource: sourceSettings.describe("Repository with the training code (see templates/model-build)."),
    training: training.describe("What the build pipeline trains, and what a model must reach."),
    retrainingSchedule: z
        .string()
        .regex(/^(cron|rate)\(.+\)$/, "must be cron(…) or rate(…)")
        .optional()
        .describe("When to train again, as an EventBridge schedule in UTC. Default: only on a push."),
};
