import { AwsLocation } from "../../shared/awsLocation";
import { unless } from "../../shared/problems/checks";
import { Problem } from "../../shared/problems/problems";
import { imageProblems } from "../../shared/images/sagemakerImages";
import { algorithmOf } from "../algorithms/algorithms";
import { publishedImage } from "./recipeImages";
import { Algorithm, TrainingRecipeArgs } from "./trainingRecipe";

const MAX_IMAGE_CHARACTERS = 255;
const MAX_REGEX_CHARACTERS = 500;

function ownImageProblems(path: string, image: string, version: string | undefined): Problem[] {
    return unless(image.length > 0 && image.length <= MAX_IMAGE_CHARACTERS && version === undefined, {
        path: `${path}.image`,
        rule: "must be at most 255 characters, and takes the place of algorithmVersion",
        got: image,
        fix: "give the URI of an image in ECR, and no algorithmVersion",
    });
}

function publishedProblems(path: string, recipe: TrainingRecipeArgs, location: AwsLocation): Problem[] {
    const { algorithmVersion } = recipe;
    const { versions } = algorithmOf(recipe);
    if (algorithmVersion !== undefined && !versions.includes(algorithmVersion)) {
        return [
            {
                path: `${path}.algorithmVersion`,
                rule: "must be a published version",
                got: algorithmVersion,
                fix: `use one of ${versions.join(", ")}`,
            },
        ];
    }
    const published = publishedImage(recipe, "train");
    return published === undefined ? [] : imageProblems("location.region", published, location);
}

/** What is wrong with the image that a recipe's steps run. */
export function containerProblems(
    path: string,
    recipe: TrainingRecipeArgs,
    location: AwsLocation,
): Problem[] {
    const { algorithm, algorithmVersion, image } = recipe;
    if (image !== undefined) {
        return ownImageProblems(path, image, algorithmVersion);
    }
    return algorithm === Algorithm.CustomImage
        ? [
              {
                  path: `${path}.image`,
                  rule: "must be given with the algorithm customImage",
                  fix: "give the URI of an image in ECR",
              },
          ]
        : publishedProblems(path, recipe, location);
}

/** Whether a regular expression has a first group; SageMaker takes the number from there. */
function hasGroup(regex: string): boolean {
    try {
        return (new RegExp(`${regex}|`).exec("") ?? []).length > 1;
    } catch {
        return false;
    }
}

/** What is wrong with the metrics that an own image prints. */
export function logMetricProblems(path: string, recipe: TrainingRecipeArgs): Problem[] {
    const { logMetrics = [] } = recipe;
    const isKnown = algorithmOf(recipe).program !== undefined;
    return [
        ...unless(!isKnown || logMetrics.length === 0, {
            path,
            rule: "must be left out, as the metrics of the predefined scripts are known",
            got: logMetrics.map(({ name }) => name),
            fix: "take them away, or use customImage",
        }),
        ...logMetrics
            .filter(({ regex }) => regex.length > MAX_REGEX_CHARACTERS || !hasGroup(regex))
            .map(({ name, regex }) => ({
                path: `${path}.${name}`,
                rule: `must be a regular expression with a group, at most ${String(MAX_REGEX_CHARACTERS)} characters`,
                got: regex,
                fix: "write the number in brackets, as in loss=([0-9.]+)",
            })),
    ];
}
