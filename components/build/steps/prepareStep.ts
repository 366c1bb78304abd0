import { algorithmOf } from "../algorithms/algorithms";
import { join, ProcessingInput, ProcessingStep, processingStep } from "../definition";
import { stepImage } from "../recipe/recipeImages";
import {
    cacheOf,
    CAPACITY_RETRY,
    clusterOf,
    distributionOf,
    maxRuntimeSeconds,
    networkOf,
    PROCESSING_INPUT,
    PROCESSING_OUTPUT,
    PROCESSING_RESOURCES,
    runPrefix,
    SERVICE_RETRY,
    TrainingContext,
} from "./trainingContext";
import { stepInstances } from "../recipe/stepInstances";
import { TrainingRecipeArgs } from "../recipe/trainingRecipe";

/** What `prepare.py` writes: one folder each, below the output folder. */
export type PrepareOutput = "train" | "validation" | "test" | "transform" | "baseline" | "report";

/** The preparation, with the report on the data. */
export type PrepareStep = ProcessingStep<PrepareOutput, "DataReport">;

/** The file of `prepare.py` that says what the data are like, and which they were. */
export const DATA_REPORT_FILE = "data_report.json";

/** How the data are divided, and which values count as outliers. */
const SPLIT = {
    testFraction: "0.2",
    validationFraction: "0.2",
    seed: "42",
    outlierQuantile: "0.001",
} as const;

const STEP = "Prepare";

/** What the script is told of the instances, so that their shares fit together; an own program knows its own way. */
function shareArguments(recipe: TrainingRecipeArgs): string[] {
    const [prepare, train] = [stepInstances(recipe, "prepare"), stepInstances(recipe, "train")];
    return algorithmOf(recipe).program === undefined
        ? []
        : [
              ...(train.instanceCount === 1 ? [] : ["--train-hosts", String(train.instanceCount)]),
              ...(prepare.instanceCount === 1 ? [] : ["--resource-config", PROCESSING_RESOURCES]),
          ];
}

function prepareArguments(recipe: TrainingRecipeArgs): string[] {
    const { labelColumn, task, timeColumn, dropColumns = [] } = recipe;
    return [
        ...["--input-dir", `${PROCESSING_INPUT}/data`],
        ...["--output-dir", PROCESSING_OUTPUT],
        ...["--label-column", labelColumn],
        ...["--task", task],
        ...["--test-fraction", SPLIT.testFraction],
        ...["--validation-fraction", SPLIT.validationFraction],
        ...["--seed", SPLIT.seed],
        ...(dropColumns.length === 0 ? [] : ["--drop-columns", dropColumns.join(",")]),
        ...(timeColumn === undefined ? [] : ["--time-column", timeColumn]),
        ...["--outlier-quantile", SPLIT.outlierQuantile],
        ...shareArguments(recipe),
    ];
}

function inputs({ recipe, parameters }: TrainingContext): Record<string, ProcessingInput> {
    return {
        code: {
            source: join("/", [parameters.codeUri.value, "src"]),
            folder: `${PROCESSING_INPUT}/code`,
        },
        data: {
            source: parameters.inputDataUri.value,
            folder: `${PROCESSING_INPUT}/data`,
            ...distributionOf(recipe, "prepare"),
        },
    };
}

/** Divides the data, and fits the transformation on the part to train on. */
export function prepareStep(context: TrainingContext): PrepareStep {
    const { recipe, surroundings } = context;
    const output = (name: PrepareOutput) => ({
        folder: `${PROCESSING_OUTPUT}/${name}`,
        destination: runPrefix(context, STEP, name),
    });
    return processingStep({
        name: STEP,
        description: "Splits the data and fits the transformation of the features on the training part",
        roleArn: surroundings.jobRoleArn,
        image: stepImage(recipe, surroundings.location, "prepare"),
        entrypoint: ["python3", `${PROCESSING_INPUT}/code/prepare.py`],
        arguments: prepareArguments(recipe),
        inputs: inputs(context),
        outputs: {
            train: output("train"),
            validation: output("validation"),
            test: output("test"),
            transform: output("transform"),
            baseline: output("baseline"),
            report: output("report"),
        },
        propertyFiles: { DataReport: { output: "report", file: DATA_REPORT_FILE } },
        outputKeyArn: surroundings.keyArn,
        cluster: clusterOf(context, "prepare"),
        network: networkOf(context),
        maxRuntimeSeconds: maxRuntimeSeconds(context, "prepare"),
        retry: [SERVICE_RETRY, CAPACITY_RETRY],
        ...cacheOf(context),
    });
}
