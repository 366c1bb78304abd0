import { z } from "zod";
import { Task } from "../../../components/build/recipe/trainingRecipe";
import { TuningRangeArgs } from "../../../components/build/tuning/tuningArgs";

/** The schema of a bound. */
export const threshold = z.object({
    name: z.string(),
    atLeast: z.number().exactOptional(),
    atMost: z.number().exactOptional(),
    maxWorseThanLive: z.number().exactOptional(),
});

/** A bound that a metric of the evaluation must keep. */
export type Threshold = z.output<typeof threshold>;

/** The schema of what a run may change of `mlops:training`. */
export const trainingSettings = z.looseObject({
    algorithm: z.string().default("xgboost"),
    task: z.enum(Task),
    labelColumn: z.string(),
    dropColumns: z.array(z.string()).default([]),
    hyperparameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
    metrics: z.array(threshold),
    timeColumn: z.string().exactOptional(),
    tuning: z.looseObject({ ranges: z.array(z.unknown()) }).exactOptional(),
    reuseResultsFor: z.string().exactOptional(),
    baselines: z.unknown().exactOptional(),
});

/** The part of `mlops:training` that a run may change. */
export type TrainingSettings = z.output<typeof trainingSettings>;

/** What a run asks for in place of the settings. */
export interface TrainingWish {
    label?: string | undefined;
    task?: Task | undefined;
    type?: string | undefined;
    /** Classes of the label; null for a regression. */
    classes?: number | null | undefined;
    dropColumns?: readonly string[] | undefined;
    hyperparameters?: Readonly<Record<string, string>> | undefined;
    thresholds?: readonly Threshold[] | undefined;
    /** Column that orders the rows in time. */
    timeColumn?: string | undefined;
    /** What to search in place of the settings' ranges. */
    tune?: readonly TuningRangeArgs[] | undefined;
    /** How long results of earlier runs are used again, as an ISO 8601 duration; false for not at all. */
    reuse?: string | false | undefined;
    /** Leave the baselines out. */
    withoutBaselines?: boolean | undefined;
}
