import { checkSteps, dataChecks } from "./baselines/dataChecks";
import { checkMetricsStep } from "./checkMetricsStep";
import { PipelineDocument, pipelineDefinition, renderDefinition } from "./definition";
import { evaluateStep } from "./evaluateStep";
import { declaredParameters, trainingParameters } from "./pipelineParameters";
import { prepareStep } from "./prepareStep";
import { TrainingContext, TrainingSurroundings } from "./trainingContext";
import { TrainingRecipeArgs } from "./trainingRecipe";
import { trainStep } from "./trainStep";

/** The training pipeline of a recipe: prepare, train, evaluate, and register or fail. */
export function trainingPipeline(
    recipe: TrainingRecipeArgs,
    surroundings: TrainingSurroundings,
): PipelineDocument {
    const parameters = trainingParameters(recipe);
    const context: TrainingContext = { recipe, surroundings, parameters };
    const prepare = prepareStep(context);
    const train = trainStep(context, prepare);
    const evaluate = evaluateStep(context, prepare, train);
    const checks = dataChecks(context, prepare);
    const checkMetrics = checkMetricsStep(context, { prepare, train, evaluate, checks });
    return pipelineDefinition({
        parameters: declaredParameters(parameters),
        steps: [prepare, ...checkSteps(checks), train, evaluate, checkMetrics],
    });
}

/** The same, as the JSON text that SageMaker takes. */
export function buildDefinition(recipe: TrainingRecipeArgs, surroundings: TrainingSurroundings): string {
    return renderDefinition(trainingPipeline(recipe, surroundings));
}
