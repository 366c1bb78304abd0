import { AwsLocation } from "../shared/awsLocation";
import { duplicateProblems, unless } from "../shared/checks";
import { Problem } from "../shared/problems";
import { imageProblems } from "../shared/sagemakerImages";
import { algorithmOf } from "./algorithms";
import { hyperparameterProblems } from "./hyperparameters";
import { instanceProblems } from "./instanceProblems";
import { metricProblems } from "./taskMetrics";
import { Algorithm, RECIPE_DEFAULTS, Task, TrainingRecipeArgs } from "./trainingRecipe";

/** Longest argument of a processing container. */
const MAX_ARGUMENT_CHARACTERS = 256;
const MAX_IMAGE_CHARACTERS = 255;
const S3_URI = /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/.*)?$/;
const DURATION = /^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?)?$/;

function columnProblems(path: string, recipe: TrainingRecipeArgs): Problem[] {
    const { labelColumn, dropColumns = [] } = recipe;
    const joined = dropColumns.join(",");
    return [
        ...unless(labelColumn.length > 0 && labelColumn.length <= MAX_ARGUMENT_CHARACTERS, {
            path: `${path}.labelColumn`,
            rule: "must be 1 to 256 characters",
            got: labelColumn,
            fix: "name the column as the header line of the data has it",
        }),
        ...unless(!dropColumns.includes(labelColumn), {
            path: `${path}.dropColumns`,
            rule: "must not hold the label column",
            got: labelColumn,
            fix: "take it out of the list; the model never sees the label as a feature",
        }),
        ...dropColumns
            .filter((column) => column === "" || column.includes(","))
            .map((column) => ({
                path: `${path}.dropColumns`,
                rule: "must hold names without a comma, which the script takes as separator",
                got: column,
                fix: "rename the column in the data",
            })),
        ...unless(joined.length <= MAX_ARGUMENT_CHARACTERS, {
            path: `${path}.dropColumns`,
            rule: "must not be longer than 256 characters together, SageMaker's limit for an argument",
            got: joined.length,
            fix: "drop the columns where the data are made, or shorten their names",
        }),
        ...duplicateProblems(`${path}.dropColumns`, dropColumns, "name each column once"),
    ];
}

function containerProblems(path: string, recipe: TrainingRecipeArgs, location: AwsLocation): Problem[] {
    const { algorithmVersion, image } = recipe;
    const { versions, image: published } = algorithmOf(recipe);
    if (image !== undefined) {
        return unless(
            image.length > 0 && image.length <= MAX_IMAGE_CHARACTERS && algorithmVersion === undefined,
            {
                path: `${path}.image`,
                rule: "must be at most 255 characters, and takes the place of algorithmVersion",
                got: image,
                fix: "give the URI of an image in ECR, and no algorithmVersion",
            },
        );
    }
    return algorithmVersion === undefined || versions.includes(algorithmVersion)
        ? imageProblems("location.region", published(algorithmVersion), location)
        : [
              {
                  path: `${path}.algorithmVersion`,
                  rule: "must be a published version",
                  got: algorithmVersion,
                  fix: `use one of ${versions.join(", ")}`,
              },
          ];
}

function dataProblems(path: string, recipe: TrainingRecipeArgs): Problem[] {
    const { inputDataUri, reuseResultsFor } = recipe;
    return [
        ...unless(S3_URI.test(inputDataUri), {
            path: `${path}.inputDataUri`,
            rule: "must be an S3 address",
            got: inputDataUri,
            fix: "write s3://bucket/prefix/ or s3://bucket/key.csv",
        }),
        ...unless(reuseResultsFor === undefined || DURATION.test(reuseResultsFor), {
            path: `${path}.reuseResultsFor`,
            rule: "must be an ISO 8601 duration of years to minutes",
            got: reuseResultsFor,
            fix: "write P7D for seven days, PT1H for one hour",
        }),
    ];
}

/** Callers in other languages are not held by the types; without a known choice nothing else can be checked. */
function choiceProblems(path: string, { algorithm, task }: TrainingRecipeArgs): Problem[] {
    const choices = [
        ["task", task, Object.values(Task)],
        ["algorithm", algorithm ?? RECIPE_DEFAULTS.algorithm, Object.values(Algorithm)],
    ] as const;
    return choices.flatMap(([field, value, known]) =>
        unless((known as readonly string[]).includes(value), {
            path: `${path}.${field}`,
            rule: `must be one of ${known.join(", ")}`,
            got: value,
            fix: "choose one of these",
        }),
    );
}

/** Everything that is wrong with a recipe; `path` is where it stands in the caller's arguments. */
export function recipeProblems(path: string, recipe: TrainingRecipeArgs, location: AwsLocation): Problem[] {
    const { task, metrics, hyperparameters = {} } = recipe;
    const choices = choiceProblems(path, recipe);
    if (choices.length > 0) {
        return choices;
    }
    return [
        ...columnProblems(path, recipe),
        ...dataProblems(path, recipe),
        ...containerProblems(path, recipe, location),
        ...hyperparameterProblems(
            `${path}.hyperparameters`,
            hyperparameters,
            algorithmOf(recipe).hyperparameters(task),
        ),
        ...metricProblems(`${path}.metrics`, metrics, task),
        ...instanceProblems(path, recipe),
    ];
}
