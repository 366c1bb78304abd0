import { algorithmOf } from "../algorithms/algorithms";
import { MetricGoal, TrainingRecipeArgs } from "./trainingRecipe";

/** A metric that training prints, and how SageMaker finds it in the log. */
export interface TrainingMetric {
    /** For example `validation:auc`. */
    name: string;
    regex: string;
    goal: MetricGoal;
}

/** Metrics of the predefined scripts that grow as the model gets better; all others are losses and errors. */
const GROWING = ["auc", "aucpr"];

/** The predefined scripts print what they watch as `validation-auc:0.91`. */
function printed(part: "train" | "validation", metric: string): TrainingMetric {
    return {
        name: `${part}:${metric}`,
        regex: `${part}-${metric}:(-?[0-9.]+(?:e-?[0-9]+)?)`,
        goal: GROWING.includes(metric) ? MetricGoal.Maximize : MetricGoal.Minimize,
    };
}

/** The metrics that training prints. */
export function trainingMetrics(recipe: TrainingRecipeArgs): TrainingMetric[] {
    const { watched, watchedBy, isOpen } = algorithmOf(recipe).hyperparameters(recipe.task);
    if (isOpen === true) {
        return (recipe.logMetrics ?? []).map(({ name, regex, goal }) => ({
            name,
            regex,
            goal: goal ?? MetricGoal.Maximize,
        }));
    }
    const chosen = watchedBy === undefined ? undefined : recipe.hyperparameters?.[watchedBy];
    return (chosen?.split(",") ?? watched).flatMap((metric) => [
        printed("train", metric),
        printed("validation", metric),
    ]);
}

/** The metric that decides which of many trainings is the best; undefined where there is no such metric. */
export function tuningObjective(recipe: TrainingRecipeArgs): TrainingMetric | undefined {
    const metrics = trainingMetrics(recipe);
    const wanted = recipe.tuning?.objective;
    return wanted === undefined
        ? (metrics.find(({ name }) => name.startsWith("validation:")) ?? metrics[0])
        : metrics.find(({ name }) => name === wanted);
}
