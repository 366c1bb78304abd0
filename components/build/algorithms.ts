import { Framework, frameworkVersions, PublishedImage, publishedFramework } from "../shared/sagemakerImages";
import { HyperparameterCatalogue } from "./hyperparameters";
import { Algorithm, RECIPE_DEFAULTS, Task, TrainingRecipeArgs } from "./trainingRecipe";
import { xgboostHyperparameters } from "./xgboostHyperparameters";

/** What the build side must know of an algorithm. */
export interface AlgorithmTraits {
    versions: readonly string[];
    image: (version?: string) => PublishedImage;
    hyperparameters: (task: Task) => HyperparameterCatalogue;
    /** Most instances that its training script makes use of. */
    maxTrainingInstances: number;
}

const ALGORITHMS: Readonly<Record<Algorithm, AlgorithmTraits>> = {
    [Algorithm.Xgboost]: {
        versions: frameworkVersions(Framework.Xgboost),
        image: (version) => publishedFramework(Framework.Xgboost, version),
        hyperparameters: xgboostHyperparameters,
        maxTrainingInstances: 1,
    },
};

function isAlgorithm(name: string): name is Algorithm {
    return name in ALGORITHMS;
}

/**
 * What the build side must know of the recipe's algorithm.
 *
 * @throws RangeError where there is no such algorithm; `recipeProblems` reports the same beforehand
 */
export function algorithmOf(recipe: Pick<TrainingRecipeArgs, "algorithm">): AlgorithmTraits {
    const name = recipe.algorithm ?? RECIPE_DEFAULTS.algorithm;
    if (!isAlgorithm(name)) {
        throw new RangeError(`there is no algorithm ${name}`);
    }
    return ALGORITHMS[name];
}
