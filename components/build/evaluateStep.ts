import { join, ProcessingStep, processingStep, TrainingStep } from "./definition";
import { PrepareOutput } from "./prepareStep";
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
    trainingImage,
} from "./trainingContext";

const STEP = "Evaluate";
const FOLDER = `${PROCESSING_OUTPUT}/evaluation`;

/** The file of `evaluate.py` that the condition reads and an approver sees. */
export const EVALUATION_FILE = "evaluation.json";

/** Measures the model on the part that nothing was decided on. */
export function evaluateStep(
    context: TrainingContext,
    prepare: ProcessingStep<PrepareOutput, never>,
    train: TrainingStep,
): ProcessingStep<"evaluation", "EvaluationReport"> {
    const { recipe, surroundings, parameters } = context;
    return processingStep({
        name: STEP,
        description: "Measures the model on the test part",
        roleArn: surroundings.jobRoleArn,
        image: trainingImage(recipe, surroundings),
        entrypoint: ["python3", `${PROCESSING_INPUT}/code/evaluate.py`],
        arguments: [
            ...["--model-dir", `${PROCESSING_INPUT}/model`],
            ...["--test-dir", `${PROCESSING_INPUT}/test`],
            ...["--output-dir", FOLDER],
            ...["--label-column", recipe.labelColumn],
            ...["--task", recipe.task],
        ],
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
