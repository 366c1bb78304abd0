import { checkMetricsStep } from "./checkMetricsStep";
import { PipelineDocument, pipelineDefinition, renderDefinition } from "./definition";
import { evaluateStep } from "./evaluateStep";
import { trainingParameters } from "./pipelineParameters";
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
    const checkMetrics = checkMetricsStep(context, { prepare, train, evaluate });
    return pipelineDefinition({
        parameters: [
            parameters.inputDataUri,
            parameters.codeUri,
            parameters.commitId,
            ...(parameters.liveMetrics === undefined ? [] : [parameters.liveMetrics]),
        ],
        steps: [prepare, train, evaluate, checkMetrics],
    });
}

/** The same, as the JSON text that SageMaker takes. */
export function buildDefinition(recipe: TrainingRecipeArgs, surroundings: TrainingSurroundings): string {
    return renderDefinition(trainingPipeline(recipe, surroundings));
}
