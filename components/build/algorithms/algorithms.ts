import { Framework, frameworkVersions, publishedFramework } from "../../shared/frameworkImages";
import { Algorithm, RECIPE_DEFAULTS, TrainingRecipeArgs } from "../recipe/trainingRecipe";
import { AlgorithmTraits, ONE_INSTANCE } from "./algorithmTraits";
import { HyperparameterCatalogue } from "./hyperparameters";
import { pytorchHyperparameters } from "./pytorchHyperparameters";
import { sklearnHyperparameters } from "./sklearnHyperparameters";
import { xgboostHyperparameters } from "./xgboostHyperparameters";

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ResourceConfig.html, and the default quota. */
const MAX_INSTANCES = 100;

function published(framework: Framework): Pick<AlgorithmTraits, "versions" | "image" | "maxInstances"> {
    return {
        versions: frameworkVersions(framework),
        image: (version, use) => publishedFramework(framework, version, use),
        maxInstances: ONE_INSTANCE,
    };
}

const CUSTOM_HYPERPARAMETERS: HyperparameterCatalogue = {
    title: "an own image",
    parameters: {},
    defaults: {},
    isOpen: true,
    watched: [],
};

const ALGORITHMS: Readonly<Record<Algorithm, AlgorithmTraits>> = {
    [Algorithm.Xgboost]: {
        title: "XGBoost",
        program: "train.py",
        hyperparameters: xgboostHyperparameters,
        ...published(Framework.Xgboost),
    },
    [Algorithm.Sklearn]: {
        title: "scikit-learn",
        program: "train_sklearn.py",
        hyperparameters: sklearnHyperparameters,
        ...published(Framework.Sklearn),
    },
    [Algorithm.Pytorch]: {
        title: "PyTorch",
        program: "train_pytorch.py",
        hyperparameters: pytorchHyperparameters,
        ...published(Framework.Pytorch),
    },
    [Algorithm.CustomImage]: {
        title: "an own image",
        versions: [],
        image: undefined,
        program: undefined,
        hyperparameters: () => CUSTOM_HYPERPARAMETERS,
        // The condition reads one report, so that one instance has to write it.
        maxInstances: { prepare: MAX_INSTANCES, train: MAX_INSTANCES, evaluate: 1 },
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
    const name: string = recipe.algorithm ?? RECIPE_DEFAULTS.algorithm;
    if (!isAlgorithm(name)) {
        throw new RangeError(`there is no algorithm ${name}`);
    }
    return ALGORITHMS[name];
}
