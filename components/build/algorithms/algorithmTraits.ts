import { ImageUse } from "../../shared/images/frameworkImages";
import { PublishedImage } from "../../shared/images/sagemakerImages";
import { InstanceStep } from "../recipe/stepInstances";
import { Task } from "../recipe/trainingRecipe";
import { HyperparameterCatalogue } from "./hyperparameters";

/** What the build side must know of an algorithm. */
export interface AlgorithmTraits {
    /** What the algorithm is called in messages. */
    title: string;
    /** Published versions, oldest first; none where the recipe brings the image. */
    versions: readonly string[];
    /** Image that Amazon publishes; undefined where the recipe brings it. */
    image: ((version: string | undefined, use: ImageUse) => PublishedImage) | undefined;
    /** Script in the source archive that trains; undefined where the image's own program does. */
    program: string | undefined;
    hyperparameters: (task: Task) => HyperparameterCatalogue;
    /** Most instances that each step makes use of, by the version of the algorithm. */
    maxInstances: (version: string | undefined) => Readonly<Record<InstanceStep, number>>;
    /** Why one instance trains, where that is so. */
    whyTrainsAlone?: string;
}

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ResourceConfig.html, and the default quota. */
const MAX_INSTANCES = 100;

/** Steps that several instances share, but for the evaluation: the condition reads its one report. */
export const SHARED_STEPS = { prepare: MAX_INSTANCES, train: MAX_INSTANCES, evaluate: 1 } as const;

/** The same, for a training that one instance does. */
export const TRAINS_ALONE = { ...SHARED_STEPS, train: 1 } as const;
