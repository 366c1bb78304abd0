import { unless, wholeNumberProblems } from "../../shared/problems/checks";
import { isGpu, parseInstanceType } from "../../shared/instanceTypes";
import { Problem } from "../../shared/problems/problems";
import { algorithmOf } from "../algorithms/algorithms";
import { dataDistribution, whyDistribution } from "./dataDistribution";
import { servingInstanceTypes } from "./recipeImages";
import { InstanceStep, stepInstances } from "./stepInstances";
import { Algorithm, TrainingRecipeArgs } from "./trainingRecipe";

function typeProblems(path: string, type: string): Problem[] {
    return unless(parseInstanceType(type) !== undefined, {
        path,
        rule: "must be a SageMaker instance type",
        got: type,
        fix: "write it as ml.<family>.<size>, for example ml.m5.xlarge",
    });
}

/** Why a step makes no use of more instances. */
function whyFew(recipe: TrainingRecipeArgs, step: InstanceStep, most: number): string {
    if (most > 1) {
        return "that is the default quota of a job";
    }
    return step === "evaluate"
        ? "the condition reads one report"
        : (algorithmOf(recipe).whyTrainsAlone ?? "");
}

function distributionProblems(path: string, recipe: TrainingRecipeArgs, step: InstanceStep): Problem[] {
    const given = recipe[step]?.dataDistribution;
    const used = dataDistribution(recipe, step);
    return unless(given === undefined || given === used, {
        path: `${path}.dataDistribution`,
        rule: `must be ${used} ${whyDistribution(recipe, step)}`,
        got: given,
        fix: "take it away, or use an own image on several instances",
    });
}

/** One image serves on all types, and an image for GPUs is another one than that for CPUs. */
function servingProblems(path: string, recipe: TrainingRecipeArgs): Problem[] {
    const types = servingInstanceTypes(recipe);
    const mixed = types.some(isGpu) && !types.every(isGpu);
    return [
        ...types.flatMap((type) => typeProblems(path, type)),
        ...unless(recipe.algorithm !== Algorithm.Pytorch || recipe.image !== undefined || !mixed, {
            path,
            rule: "must be all with or all without GPUs, as PyTorch's image is another one for each",
            got: types,
            fix: "list types of one kind",
        }),
    ];
}

function stepProblems(path: string, recipe: TrainingRecipeArgs, step: InstanceStep): Problem[] {
    const here = `${path}.${step}`;
    const { instanceType, instanceCount, volumeSizeGb, maxRuntimeMinutes } = stepInstances(recipe, step);
    const most = algorithmOf(recipe).maxInstances(recipe.algorithmVersion)[step];
    return [
        ...typeProblems(`${here}.instanceType`, instanceType),
        ...wholeNumberProblems(
            `${here}.instanceCount`,
            instanceCount,
            { min: 1, max: most },
            `use at most ${String(most)}: ${whyFew(recipe, step, most)}`,
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
        ...distributionProblems(here, recipe, step),
    ];
}

/** What is wrong with the instances that the steps run on, and that the model is to be served on. */
export function instanceProblems(path: string, recipe: TrainingRecipeArgs): Problem[] {
    const steps: readonly InstanceStep[] = ["prepare", "train", "evaluate"];
    return [
        ...steps.flatMap((step) => stepProblems(path, recipe, step)),
        ...servingProblems(`${path}.servingInstanceTypes`, recipe),
    ];
}
