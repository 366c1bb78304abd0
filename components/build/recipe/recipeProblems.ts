import { AwsLocation } from "../../shared/awsLocation";
import { unless } from "../../shared/problems/checks";
import { Problem } from "../../shared/problems/problems";
import { algorithmOf } from "../algorithms/algorithms";
import { hyperparameterProblems, unusedProblems } from "../algorithms/hyperparameters";
import { baselineProblems } from "../baselines/baselineProblems";
import { columnProblems } from "./columnProblems";
import { containerProblems, logMetricProblems } from "./containerProblems";
import { gpuProblems } from "./gpuProblems";
import { instanceProblems } from "./instanceProblems";
import { stepInstances } from "./stepInstances";
import { metricProblems } from "./taskMetrics";
import { Algorithm, RECIPE_DEFAULTS, Task, TrainingRecipeArgs } from "./trainingRecipe";
import { tuningProblems } from "../tuning/tuningProblems";

const S3_URI = /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/.*)?$/;
const DURATION = /^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?)?$/;

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

function spotProblems(path: string, recipe: TrainingRecipeArgs): Problem[] {
    const { spotTraining, spotMaxWaitMinutes: wait } = recipe;
    const { maxRuntimeMinutes } = stepInstances(recipe, "train");
    return unless(wait === undefined || (spotTraining === true && wait >= maxRuntimeMinutes), {
        path: `${path}.spotMaxWaitMinutes`,
        rule: `must stand beside spotTraining and not be below train.maxRuntimeMinutes, ${String(maxRuntimeMinutes)}`,
        got: wait,
        fix: "wait longer, or leave it out for twice the longest run",
    });
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
    const catalogue = algorithmOf(recipe).hyperparameters(task);
    return [
        ...columnProblems(path, recipe),
        ...dataProblems(path, recipe),
        ...containerProblems(path, recipe, location),
        ...hyperparameterProblems(`${path}.hyperparameters`, hyperparameters, catalogue),
        ...(recipe.tuning === undefined
            ? unusedProblems(`${path}.hyperparameters`, hyperparameters, catalogue)
            : []),
        ...tuningProblems(`${path}.tuning`, recipe),
        ...logMetricProblems(`${path}.logMetrics`, recipe),
        ...metricProblems(`${path}.metrics`, metrics, task),
        ...instanceProblems(path, recipe),
        ...gpuProblems(path, recipe),
        ...spotProblems(path, recipe),
        ...baselineProblems(`${path}.baselines`, recipe, location),
    ];
}
