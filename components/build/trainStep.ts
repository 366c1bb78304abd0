import { algorithmOf } from "./algorithms";
import { join, SpotTraining, TrainingStep, trainingStep } from "./definition";
import { encodedHyperparameters, HyperparameterCatalogue } from "./hyperparameters";
import { prepareStep } from "./prepareStep";
import {
    cacheOf,
    CAPACITY_RETRY,
    clusterOf,
    maxRuntimeSeconds,
    networkOf,
    runPrefix,
    SERVICE_RETRY,
    TrainingContext,
    trainingImage,
} from "./trainingContext";
import { TrainingRecipeArgs } from "./trainingRecipe";

const STEP = "Train";
const SOURCE_ARCHIVE = "sourcedir.tar.gz";

/**
 * Where the toolkit takes the script from. It can fetch an archive from S3 itself, but then the container needs
 * a network and credentials; a channel of its own brings the same archive into an isolated container.
 */
const SUBMIT_DIRECTORY = `/opt/ml/input/data/code/${SOURCE_ARCHIVE}`;

function hyperparameters(
    recipe: TrainingRecipeArgs,
    region: string,
    catalogue: HyperparameterCatalogue,
): Record<string, string> {
    return {
        ...encodedHyperparameters(recipe.hyperparameters ?? {}, catalogue),
        "label-column": JSON.stringify(recipe.labelColumn),
        task: JSON.stringify(recipe.task),
        sagemaker_program: JSON.stringify("train.py"),
        sagemaker_submit_directory: JSON.stringify(SUBMIT_DIRECTORY),
        sagemaker_region: JSON.stringify(region),
    };
}

/** `train.py` prints what it watches as `validation-auc:0.91`. */
function logMetrics(recipe: TrainingRecipeArgs, catalogue: HyperparameterCatalogue): Record<string, string> {
    const watched = recipe.hyperparameters?.["eval_metric"] ?? catalogue.defaults["eval_metric"] ?? "";
    const definitions = watched
        .split(",")
        .flatMap((metric) =>
            ["train", "validation"].map((part): [string, string] => [
                `${part}:${metric}`,
                `${part}-${metric}:(-?[0-9.]+(?:e-?[0-9]+)?)`,
            ]),
        );
    return Object.fromEntries(definitions);
}

/** An interrupted job starts anew, as the predefined script keeps no checkpoints, hence twice the time. */
function spot(context: TrainingContext): { spot?: SpotTraining } {
    return context.recipe.spotTraining === true
        ? { spot: { maxWaitSeconds: 2 * maxRuntimeSeconds(context, "train") } }
        : {};
}

/** Trains on the training part and stops by the validation part. */
export function trainStep(context: TrainingContext, prepare: ReturnType<typeof prepareStep>): TrainingStep {
    const { recipe, surroundings, parameters } = context;
    const catalogue = algorithmOf(recipe).hyperparameters(recipe.task);
    return trainingStep({
        name: STEP,
        description: "Trains the model",
        roleArn: surroundings.jobRoleArn,
        image: trainingImage(recipe, surroundings),
        channels: {
            train: { source: prepare.outputs.train, contentType: "text/csv" },
            validation: { source: prepare.outputs.validation, contentType: "text/csv" },
            transform: { source: prepare.outputs.transform, contentType: "application/json" },
            code: { source: join("/", [parameters.codeUri.value, SOURCE_ARCHIVE]) },
        },
        hyperparameters: hyperparameters(recipe, surroundings.location.region, catalogue),
        metrics: logMetrics(recipe, catalogue),
        outputDestination: runPrefix(context, STEP, "model"),
        outputKeyArn: surroundings.keyArn,
        cluster: clusterOf(context, "train"),
        network: networkOf(context),
        maxRuntimeSeconds: maxRuntimeSeconds(context, "train"),
        retry: [SERVICE_RETRY, CAPACITY_RETRY],
        ...spot(context),
        ...cacheOf(context),
    });
}
