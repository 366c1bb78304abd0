import { ImageUse } from "../../shared/frameworkImages";
import { PublishedImage } from "../../shared/sagemakerImages";
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
    /** Most instances that each step makes use of. */
    maxInstances: Readonly<Record<InstanceStep, number>>;
}

/** The predefined scripts do the same work on every further instance. */
export const ONE_INSTANCE: AlgorithmTraits["maxInstances"] = { prepare: 1, train: 1, evaluate: 1 };
