import { unless, wholeNumberProblems } from "../shared/checks";
import { parseInstanceType } from "../shared/instanceTypes";
import { Problem } from "../shared/problems";
import { algorithmOf } from "./algorithms";
import { InstanceStep, RECIPE_DEFAULTS, stepInstances, TrainingRecipeArgs } from "./trainingRecipe";

function typeProblems(path: string, type: string): Problem[] {
    return unless(parseInstanceType(type) !== undefined, {
        path,
        rule: "must be a SageMaker instance type",
        got: type,
        fix: "write it as ml.<family>.<size>, for example ml.m5.xlarge",
    });
}

function stepProblems(path: string, recipe: TrainingRecipeArgs, step: InstanceStep): Problem[] {
    const here = `${path}.${step}`;
    const { instanceType, instanceCount, volumeSizeGb, maxRuntimeMinutes } = stepInstances(recipe, step);
    const most = step === "train" ? algorithmOf(recipe).maxTrainingInstances : 1;
    return [
        ...typeProblems(`${here}.instanceType`, instanceType),
        ...wholeNumberProblems(
            `${here}.instanceCount`,
            instanceCount,
            { min: 1, max: most },
            `use at most ${String(most)}: the scripts would do the same work on every further instance`,
        ),
        ...wholeNumberProblems(
            `${here}.volumeSizeGb`,
            volumeSizeGb,
            { min: 1, max: 16_384 },
            "give the size of one volume in GB",
        ),
        ...wholeNumberProblems(
            `${here}.maxRuntimeMinutes`,
            maxRuntimeMinutes,
            { min: 1, max: 7200 },
            "give the longest run of the step in minutes",
        ),
    ];
}

/** What is wrong with the instances that the steps run on, and that the model is to be served on. */
export function instanceProblems(path: string, recipe: TrainingRecipeArgs): Problem[] {
    const serving = recipe.servingInstanceTypes ?? RECIPE_DEFAULTS.servingInstanceTypes;
    const steps: readonly InstanceStep[] = ["prepare", "train", "evaluate"];
    return [
        ...steps.flatMap((step) => stepProblems(path, recipe, step)),
        ...serving.flatMap((type) => typeProblems(`${path}.servingInstanceTypes`, type)),
    ];
}
