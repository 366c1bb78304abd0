import { checkSteps, dataChecks } from "../baselines/dataChecks";
import { checkMetricsStep } from "./checkMetricsStep";
import { buildNames } from "../buildNames";
import {
    Execution,
    join,
    PipelineDocument,
    pipelineDefinition,
    PipelineSpec,
    renderDefinition,
} from "../definition";
import { evaluateStep } from "./evaluateStep";
import { declaredParameters, trainingParameters } from "./pipelineParameters";
import { prepareStep } from "./prepareStep";
import { TrainingContext, TrainingSurroundings } from "./trainingContext";
import { TrainingRecipeArgs } from "../recipe/trainingRecipe";
import { trainStep } from "./trainStep";

/** The experiment of all runs, and what each is called in it: by the pipeline, so that rights can name them. */
function experimentOf({ recipe, surroundings }: TrainingContext): Pick<PipelineSpec, "experiment"> {
    const experimentName = buildNames(surroundings.modelName).sagemakerPipeline;
    return recipe.trackExperiments === true
        ? {
              experiment: {
                  experimentName,
                  trialName: join("-", [experimentName, Execution.pipelineExecutionId]),
              },
          }
        : {};
}

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
        ...experimentOf(context),
    });
}

/** The same, as the JSON text that SageMaker takes. */
export function buildDefinition(recipe: TrainingRecipeArgs, surroundings: TrainingSurroundings): string {
    return renderDefinition(trainingPipeline(recipe, surroundings));
}
