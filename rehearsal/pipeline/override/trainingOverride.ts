import { thresholdText } from "../../../components/build/recipe/metricThresholds";
import { Task } from "../../../components/build/recipe/trainingRecipe";
import { chosenOptions, withoutOptions } from "./optionsOverride";
import { Threshold, TrainingSettings, trainingSettings, TrainingWish } from "./trainingWish";

/** Settings of a training with a run's wishes in them, and what a reader should know of that. */
export interface Overridden {
    training: TrainingSettings;
    notes: string[];
}

/** Hyperparameters whose right value depends on what is predicted. */
const TASK_HYPERPARAMETERS = ["objective", "eval_metric", "scale_pos_weight"];

/** Reads `mlops:training`; undefined where it is so wrong that the program has to say what. */
export function readTraining(value: unknown): TrainingSettings | undefined {
    const read = trainingSettings.safeParse(value);
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
