import { unless } from "../../shared/problems/checks";
import { gpus } from "../../shared/instanceTypes";
import { Problem } from "../../shared/problems/problems";
import { servingInstanceTypes } from "./recipeImages";
import { stepInstances } from "./stepInstances";
import { Algorithm, TrainingRecipeArgs } from "./trainingRecipe";

/** What `train_pytorch.py` and the serving script make use of on one instance. */
const MOST_GPUS = 1;

function typeProblems(path: string, type: string): Problem[] {
    return unless((gpus(type) ?? 0) <= MOST_GPUS, {
        path,
        rule: "must have at most one GPU, which is what the PyTorch scripts make use of",
        got: type,
        fix: "take a type of the same family with one GPU, for example ml.g5.xlarge",
    });
}

/** Instance types whose further GPUs would be paid for and lie idle. */
export function gpuProblems(path: string, recipe: TrainingRecipeArgs): Problem[] {
    return recipe.algorithm === Algorithm.Pytorch
        ? [
              ...typeProblems(`${path}.train.instanceType`, stepInstances(recipe, "train").instanceType),
              ...servingInstanceTypes(recipe).flatMap((type, index) =>
                  typeProblems(`${path}.servingInstanceTypes[${String(index)}]`, type),
              ),
          ]
        : [];
}
