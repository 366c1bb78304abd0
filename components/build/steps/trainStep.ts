import { createHash } from "node:crypto";
import { algorithmOf } from "../algorithms/algorithms";
import { AlgorithmTraits } from "../algorithms/algorithmTraits";
import { encodedHyperparameters } from "../algorithms/hyperparameters";
import {
    Join,
    join,
    ModelSourceStep,
    SpotTraining,
    TrainingJobSpec,
    trainingStep,
    tuningStep,
} from "../definition";
import { PrepareStep } from "./prepareStep";
import { stepImage } from "../recipe/recipeImages";
import { stepInstances } from "../recipe/stepInstances";
import { TrainingRecipeArgs } from "../recipe/trainingRecipe";
import {
    cacheOf,
    CAPACITY_RETRY,
    clusterOf,
    distributionOf,
    maxRuntimeSeconds,
    networkOf,
    runPrefix,
    SERVICE_RETRY,
    TrainingContext,
} from "./trainingContext";
import { trainingMetrics } from "../recipe/trainingMetrics";
import { tuningSearch } from "../tuning/tuningSearch";

const STEP = "Train";
const SOURCE_ARCHIVE = "sourcedir.tar.gz";

/**
 * Where the toolkit takes the script from. It can fetch an archive from S3 itself, but then the container needs
 * a network and credentials; a channel of its own brings the same archive into an isolated container.
 */
const SUBMIT_DIRECTORY = `/opt/ml/input/data/code/${SOURCE_ARCHIVE}`;

/** What the training toolkit is told of the script; an own image needs no such thing. */
function scriptHyperparameters(program: string | undefined, region: string): Record<string, string> {
    return program === undefined
        ? {}
        : {
              sagemaker_program: JSON.stringify(program),
              sagemaker_submit_directory: JSON.stringify(SUBMIT_DIRECTORY),
              sagemaker_region: JSON.stringify(region),
          };
}

function hyperparameters(
    recipe: TrainingRecipeArgs,
    region: string,
    { hyperparameters: catalogueOf, program }: AlgorithmTraits,
): Record<string, string> {
    const write = program === undefined ? (text: string) => text : (text: string) => JSON.stringify(text);
    const tuned = recipe.tuning?.ranges.map(({ name }) => name) ?? [];
    const all = {
        ...encodedHyperparameters(recipe.hyperparameters ?? {}, catalogueOf(recipe.task)),
        "label-column": write(recipe.labelColumn),
        task: write(recipe.task),
        ...scriptHyperparameters(program, region),
    };
    return Object.fromEntries(Object.entries(all).filter(([name]) => !tuned.includes(name)));
}

/** What a training does with its inputs, in short; two that differ in it share no checkpoint. */
function trainingKey(
    image: string,
    parameters: Readonly<Record<string, string>>,
    instanceCount: number,
): string {
    const entries = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1));
    return createHash("sha256")
        .update(JSON.stringify([image, entries, instanceCount]))
        .digest("hex")
        .slice(0, 16);
}

/**
 * Where checkpoints lie: beside the preparation's report, which no job reads, under what the training does. The
 * address is among what decides whether an earlier training is reused, so that it must not hold the run's own id.
 * It holds that of the run which prepared the data: a preparation that is reused gives the training the same inputs
 * and the same address, and every other one an address of its own.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-default-keys.html
 */
function checkpoints({ outputs }: PrepareStep, key: string): Join {
    return join("/", [outputs.report, "checkpoints", key]);
}

/**
 * An interrupted training goes on from its checkpoints. The many trainings of a tuning keep none, as they would
 * share one prefix; an interrupted one starts anew.
 */
function spot(context: TrainingContext, place: Join): { spot?: SpotTraining } {
    const { spotTraining, spotMaxWaitMinutes, tuning } = context.recipe;
    const longest = maxRuntimeSeconds(context, "train");
    return spotTraining !== true
        ? {}
        : {
              spot: {
                  maxWaitSeconds: spotMaxWaitMinutes === undefined ? 2 * longest : 60 * spotMaxWaitMinutes,
                  ...(tuning === undefined ? { checkpoints: place } : {}),
              },
          };
}

function channels(context: TrainingContext, { outputs }: PrepareStep) {
    const { recipe, parameters } = context;
    return {
        train: { source: outputs.train, contentType: "text/csv", ...distributionOf(recipe, "train") },
        validation: { source: outputs.validation, contentType: "text/csv" },
        transform: { source: outputs.transform, contentType: "application/json" },
        code: { source: join("/", [parameters.codeUri.value, SOURCE_ARCHIVE]) },
    };
}

function trainingJob(context: TrainingContext, prepare: PrepareStep): TrainingJobSpec {
    const { recipe, surroundings } = context;
    const metrics = trainingMetrics(recipe).map(({ name, regex }) => [name, regex]);
    const image = stepImage(recipe, surroundings.location, "train");
    const { instanceCount } = stepInstances(recipe, "train");
    const parameters = hyperparameters(recipe, surroundings.location.region, algorithmOf(recipe));
    return {
        roleArn: surroundings.jobRoleArn,
        image,
        channels: channels(context, prepare),
        hyperparameters: parameters,
        metrics: Object.fromEntries(metrics) as Record<string, string>,
        outputDestination: runPrefix(context, STEP, "model"),
        outputKeyArn: surroundings.keyArn,
        cluster: clusterOf(context, "train"),
        network: networkOf(context),
        maxRuntimeSeconds: maxRuntimeSeconds(context, "train"),
        ...spot(context, checkpoints(prepare, trainingKey(image, parameters, instanceCount))),
    };
}

/** Trains on the training part and stops by the validation part: once, or many times to find the best. */
export function trainStep(context: TrainingContext, prepare: PrepareStep): ModelSourceStep {
    const { recipe } = context;
    const job = {
        name: STEP,
        retry: [SERVICE_RETRY, CAPACITY_RETRY],
        ...trainingJob(context, prepare),
        ...cacheOf(context),
    };
    return recipe.tuning === undefined
        ? trainingStep({ ...job, description: "Trains the model" })
        : tuningStep({
              ...job,
              description: "Trains many models and keeps the best",
              search: tuningSearch(recipe, recipe.tuning),
          });
}
