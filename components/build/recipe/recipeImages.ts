import { AwsLocation } from "../../shared/awsLocation";
import { ImageUse } from "../../shared/images/frameworkImages";
import { isGpu } from "../../shared/instanceTypes";
import {
    clarifyImage,
    imageRepositoryArn,
    imageUri,
    modelMonitorImage,
    PublishedImage,
} from "../../shared/images/sagemakerImages";
import { algorithmOf } from "../algorithms/algorithms";
import { baselineChoice } from "../baselines/baselineArgs";
import { InstanceStep, stepInstances } from "./stepInstances";
import { RECIPE_DEFAULTS, TrainingRecipeArgs } from "./trainingRecipe";

/** What an image is used for: a step of the pipeline, or the endpoint. */
export type ImageUser = InstanceStep | "serve";

const USERS: readonly ImageUser[] = ["prepare", "train", "evaluate", "serve"];

/** Instance types that the registered model may be served on. */
export function servingInstanceTypes(recipe: TrainingRecipeArgs): readonly string[] {
    return recipe.servingInstanceTypes ?? RECIPE_DEFAULTS.servingInstanceTypes;
}

function imageUse(recipe: TrainingRecipeArgs, user: ImageUser): ImageUse {
    const types =
        user === "serve" ? servingInstanceTypes(recipe) : [stepInstances(recipe, user).instanceType];
    return {
        purpose: user === "serve" ? "inference" : "training",
        processor: types.some(isGpu) ? "gpu" : "cpu",
    };
}

/** Amazon's image for a step or the endpoint; undefined where the recipe brings one. */
export function publishedImage(recipe: TrainingRecipeArgs, user: ImageUser): PublishedImage | undefined {
    return recipe.image === undefined
        ? algorithmOf(recipe).image?.(recipe.algorithmVersion, imageUse(recipe, user))
        : undefined;
}

/**
 * The image of a step or the endpoint. All are of one version, so that all see one Python and one version of each
 * library.
 */
export function stepImage(recipe: TrainingRecipeArgs, location: AwsLocation, user: ImageUser): string {
    const published = publishedImage(recipe, user);
    return published === undefined ? (recipe.image ?? "") : imageUri(published, location);
}

/** Images of the jobs that calculate baselines. */
function checkImages({ baselines }: TrainingRecipeArgs, location: AwsLocation): string[] {
    const { dataQuality, modelQuality, asksModel } = baselineChoice(baselines);
    return [
        ...(dataQuality || modelQuality ? [modelMonitorImage(location)] : []),
        ...(asksModel ? [clarifyImage(location)] : []),
    ];
}

/** ARNs of the ECR repositories that the images of a recipe lie in; an image outside ECR needs no right of ours. */
export function imageRepositories(recipe: TrainingRecipeArgs, location: AwsLocation): string[] {
    const images = [
        ...USERS.map((user) => stepImage(recipe, location, user)),
        ...checkImages(recipe, location),
    ];
    const repositories = images.flatMap((image) => imageRepositoryArn(image, location) ?? []);
    return [...new Set(repositories)];
}
