import { z } from "zod";
import { thresholdText } from "../../components/build/recipe/metricThresholds";
import { Task } from "../../components/build/recipe/trainingRecipe";
import { TuningRangeArgs } from "../../components/build/tuning/tuningArgs";
import { chosenOptions, withoutOptions } from "./optionsOverride";

/** The schema of a bound. */
export const threshold = z.object({
    name: z.string(),
    atLeast: z.number().exactOptional(),
    atMost: z.number().exactOptional(),
    maxWorseThanLive: z.number().exactOptional(),
});

/** A bound that a metric of the evaluation must keep. */
export type Threshold = z.output<typeof threshold>;

const settings = z.looseObject({
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
export type TrainingSettings = z.output<typeof settings>;

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

/** Settings of a training with a run's wishes in them, and what a reader should know of that. */
export interface Overridden {
    training: TrainingSettings;
    notes: string[];
}

/** Hyperparameters whose right value depends on what is predicted. */
const TASK_HYPERPARAMETERS = ["objective", "eval_metric", "scale_pos_weight"];

/** Reads `mlops:training`; undefined where it is so wrong that the program has to say what. */
export function readTraining(value: unknown): TrainingSettings | undefined {
    const read = settings.safeParse(value);
    return read.success ? read.data : undefined;
}

/** What a model must reach at least: to do better than guessing does. */
function betterThanGuessing(task: Task, classes: number): Threshold {
    switch (task) {
        case "binary":
            return { name: "auc", atLeast: 0.5 };
        case "multiclass":
            return { name: "balanced_accuracy", atLeast: Math.round(1000 / classes) / 1000 };
        case "regression":
            return { name: "r2", atLeast: 0 };
    }
}

function metricsFor(
    training: TrainingSettings,
    wish: TrainingWish,
    task: Task,
    notes: string[],
): Threshold[] {
    if (wish.thresholds !== undefined && wish.thresholds.length > 0) {
        return [...wish.thresholds];
    }
    if (task === training.task) {
        return training.metrics;
    }
    const guess = betterThanGuessing(task, wish.classes ?? 2);
    notes.push(
        `The settings' thresholds are for a ${training.task} model; this ${task} model is registered with ` +
            `${thresholdText(guess)}, which guessing reaches: say what it must reach, for example ` +
            `--at-least ${guess.name}=VALUE`,
    );
    return [guess];
}

function hyperparametersFor(
    training: TrainingSettings,
    wish: TrainingWish,
    task: Task,
    notes: string[],
): TrainingSettings["hyperparameters"] {
    const { hyperparameters: given, algorithm } = training;
    const others = wish.type !== undefined && wish.type !== algorithm;
    const left = Object.keys(given).filter(
        (name) => others || (task !== training.task && TASK_HYPERPARAMETERS.includes(name)),
    );
    if (left.length > 0) {
        const what = others ? algorithm : `a ${training.task} model`;
        notes.push(`The settings' hyperparameters ${left.join(", ")} are for ${what} and left out.`);
    }
    const searched = (wish.tune ?? []).map(({ name }) => name);
    const kept = Object.entries(given).filter(([name]) => !left.includes(name) && !searched.includes(name));
    return { ...Object.fromEntries(kept), ...wish.hyperparameters };
}

/** Whether a run is about the data that the settings are about; told by the label, as the data lie elsewhere. */
export function isSettingsData(training: TrainingSettings, label: string): boolean {
    return label === training.labelColumn;
}

/** Puts a run's wishes into the settings. What the settings say of other data or another task does not count. */
export function overrideTraining(training: TrainingSettings, wish: TrainingWish): Overridden {
    const notes: string[] = [];
    const labelColumn = wish.label ?? training.labelColumn;
    const task = wish.task ?? training.task;
    const dropColumns =
        wish.dropColumns ?? (isSettingsData(training, labelColumn) ? training.dropColumns : []);
    return {
        training: {
            ...withoutOptions(training),
            ...chosenOptions(training, wish, notes),
            algorithm: wish.type ?? training.algorithm,
            labelColumn,
            task,
            dropColumns: [...dropColumns],
            hyperparameters: hyperparametersFor(training, wish, task, notes),
            metrics: metricsFor(training, wish, task, notes),
        },
        notes,
    };
}
