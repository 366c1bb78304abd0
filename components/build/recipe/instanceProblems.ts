import { unless, wholeNumberProblems } from "../../shared/checks";
import { isGpu, parseInstanceType } from "../../shared/instanceTypes";
import { Problem } from "../../shared/problems";
import { algorithmOf } from "../algorithms/algorithms";
import { servingInstanceTypes } from "./recipeImages";
import { DataDistribution, InstanceStep, stepInstances } from "./stepInstances";
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
const WHY_FEW: Readonly<Record<InstanceStep, string>> = {
    prepare: "the script splits the data as a whole; an own image may share the work",
    train: "the script would do the same work on every further instance; an own image may share it",
    evaluate: "the condition reads one report",
};

function distributionProblems(path: string, recipe: TrainingRecipeArgs, step: InstanceStep): Problem[] {
    const { dataDistribution, instanceCount } = stepInstances(recipe, step);
    const isShared = dataDistribution === DataDistribution.ShardedByS3Key;
    return unless(!isShared || (algorithmOf(recipe).maxInstances[step] > 1 && instanceCount > 1), {
        path: `${path}.dataDistribution`,
        rule: "must be fullyReplicated where one instance does the work",
        got: dataDistribution,
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
    const most = algorithmOf(recipe).maxInstances[step];
    return [
        ...typeProblems(`${here}.instanceType`, instanceType),
        ...wholeNumberProblems(
            `${here}.instanceCount`,
            instanceCount,
            { min: 1, max: most },
            `use at most ${String(most)}: ${WHY_FEW[step]}`,
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
