import { join, ModelSourceStep, ProcessingStep, processingStep, Text } from "./definition";
import { PrepareOutput } from "./prepareStep";
import { stepImage } from "./recipeImages";
import {
    cacheOf,
    CAPACITY_RETRY,
    clusterOf,
    maxRuntimeSeconds,
    networkOf,
    PROCESSING_INPUT,
    PROCESSING_OUTPUT,
    runPrefix,
    SERVICE_RETRY,
    TrainingContext,
} from "./trainingContext";

const STEP = "Evaluate";
const FOLDER = `${PROCESSING_OUTPUT}/evaluation`;

/** The file of `evaluate.py` that the condition reads and an approver sees. */
export const EVALUATION_FILE = "evaluation.json";

function evaluateArguments({ recipe, parameters }: TrainingContext): Text[] {
    const { liveMetrics } = parameters;
    return [
        ...["--model-dir", `${PROCESSING_INPUT}/model`],
        ...["--test-dir", `${PROCESSING_INPUT}/test`],
        ...["--output-dir", FOLDER],
        ...["--label-column", recipe.labelColumn],
        ...["--task", recipe.task],
        ...(liveMetrics === undefined ? [] : ["--live-metrics", liveMetrics.value]),
    ];
}

/** Measures the model on the part that nothing was decided on. */
export function evaluateStep(
    context: TrainingContext,
    prepare: ProcessingStep<PrepareOutput, never>,
    train: ModelSourceStep,
): ProcessingStep<"evaluation", "EvaluationReport"> {
    const { recipe, surroundings, parameters } = context;
    return processingStep({
        name: STEP,
        description: "Measures the model on the test part",
        roleArn: surroundings.jobRoleArn,
        image: stepImage(recipe, surroundings.location, "evaluate"),
        entrypoint: ["python3", `${PROCESSING_INPUT}/code/evaluate.py`],
        arguments: evaluateArguments(context),
        inputs: {
            code: {
                source: join("/", [parameters.codeUri.value, "src"]),
                folder: `${PROCESSING_INPUT}/code`,
            },
            model: { source: train.modelArtifacts, folder: `${PROCESSING_INPUT}/model` },
            test: { source: prepare.outputs.test, folder: `${PROCESSING_INPUT}/test` },
        },
        outputs: { evaluation: { folder: FOLDER, destination: runPrefix(context, STEP, "evaluation") } },
        outputKeyArn: surroundings.keyArn,
        propertyFiles: { EvaluationReport: { output: "evaluation", file: EVALUATION_FILE } },
        cluster: clusterOf(context, "evaluate"),
        network: networkOf(context),
        maxRuntimeSeconds: maxRuntimeSeconds(context, "evaluate"),
        retry: [SERVICE_RETRY, CAPACITY_RETRY],
        ...cacheOf(context),
    });
}
