import { algorithmOf } from "../algorithms/algorithms";
import { DataDistribution, InstanceStep, stepInstances } from "./stepInstances";
import { TrainingRecipeArgs } from "./trainingRecipe";

function isPredefined(recipe: TrainingRecipeArgs): boolean {
    return algorithmOf(recipe).program !== undefined;
}

/**
 * How the input reaches the instances of a step. The predefined scripts leave no choice: the preparation comes to
 * the same transformation on every instance only where each sees all of the data, and hosts that train together each
 * have their own rows.
 */
export function dataDistribution(recipe: TrainingRecipeArgs, step: InstanceStep): DataDistribution {
    const { instanceCount, dataDistribution: chosen } = stepInstances(recipe, step);
    const { FullyReplicated, ShardedByS3Key } = DataDistribution;
    if (instanceCount === 1) {
        return FullyReplicated;
    }
    if (isPredefined(recipe)) {
        return step === "train" ? ShardedByS3Key : FullyReplicated;
    }
    return chosen;
}

/** Why it reaches them so, to go on a sentence with. */
export function whyDistribution(recipe: TrainingRecipeArgs, step: InstanceStep): string {
    if (stepInstances(recipe, step).instanceCount === 1) {
        return "where one instance does the work";
    }
    return step === "train"
        ? "for train.py and its like, which train on a share each"
        : "for prepare.py, which fits one transformation to all of the data";
}
