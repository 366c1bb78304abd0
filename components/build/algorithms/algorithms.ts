import { Framework, frameworkVersions, publishedFramework } from "../../shared/images/frameworkImages";
import { Algorithm, RECIPE_DEFAULTS, TrainingRecipeArgs } from "../recipe/trainingRecipe";
import { AlgorithmTraits, SHARED_STEPS, TRAINS_ALONE } from "./algorithmTraits";
import { HyperparameterCatalogue } from "./hyperparameters";
import { pytorchHyperparameters } from "./pytorchHyperparameters";
import { sklearnHyperparameters } from "./sklearnHyperparameters";
import { xgboostHyperparameters } from "./xgboostHyperparameters";

/**
 * The first version of XGBoost's container whose library meets over the network in the way of `boosting_hosts.py`
 * (`CommunicatorContext` with `dmlc_` arguments, a tracker of its own).
 */
const XGBOOST_SHARED = "3.0-5";

type Published = Pick<AlgorithmTraits, "versions" | "image">;

function published(framework: Framework): Published {
    return {
        versions: frameworkVersions(framework),
        image: (version, use) => publishedFramework(framework, version, use),
    };
}

/** No version, with an own copy of the image for example, is taken for the newest. */
function sharesTraining(version: string | undefined): boolean {
    const versions = frameworkVersions(Framework.Xgboost);
    return version === undefined || versions.indexOf(version) >= versions.indexOf(XGBOOST_SHARED);
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
        maxInstances: (version) => (sharesTraining(version) ? SHARED_STEPS : TRAINS_ALONE),
        whyTrainsAlone: `only XGBoost ${XGBOOST_SHARED} and later can share a training as train.py does`,
    },
    [Algorithm.Sklearn]: {
        title: "scikit-learn",
        program: "train_sklearn.py",
        hyperparameters: sklearnHyperparameters,
        ...published(Framework.Sklearn),
        maxInstances: () => TRAINS_ALONE,
        whyTrainsAlone: "scikit-learn cannot share a training; take xgboost or an own image",
    },
    [Algorithm.Pytorch]: {
        title: "PyTorch",
        program: "train_pytorch.py",
        hyperparameters: pytorchHyperparameters,
        ...published(Framework.Pytorch),
        maxInstances: () => SHARED_STEPS,
    },
    [Algorithm.CustomImage]: {
        title: "an own image",
        versions: [],
        image: undefined,
        program: undefined,
        hyperparameters: () => CUSTOM_HYPERPARAMETERS,
        maxInstances: () => SHARED_STEPS,
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
