import {
    Get,
    join,
    ModelSourceStep,
    ProcessingInput,
    ProcessingOutput,
    ProcessingStep,
    processingStep,
    Text,
} from "../definition";
import { baselineChoice } from "../baselines/baselineArgs";
import { PrepareStep } from "./prepareStep";
import { stepImage } from "../recipe/recipeImages";
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
const CHECKS_FOLDER = `${PROCESSING_OUTPUT}/checks`;

/** The file of `evaluate.py` that the condition reads and an approver sees. */
export const EVALUATION_FILE = "evaluation.json";

/** Data of the checks of a model, one folder each. */
export type CheckData = "quality" | "bias" | "explainability";

/** The evaluation, with the data of the checks where the recipe asks for such checks. */
export interface EvaluateStep extends ProcessingStep<"evaluation", "EvaluationReport"> {
    readonly checkData?: Readonly<Record<CheckData, Get>>;
}

function writesCheckData({ recipe }: TrainingContext): boolean {
    const { modelQuality, asksModel } = baselineChoice(recipe.baselines);
    return modelQuality || asksModel;
}

function evaluateArguments(context: TrainingContext): Text[] {
    const { recipe, parameters } = context;
    const { liveMetrics } = parameters;
    return [
        ...["--model-dir", `${PROCESSING_INPUT}/model`],
        ...["--test-dir", `${PROCESSING_INPUT}/test`],
        ...["--output-dir", FOLDER],
        ...["--label-column", recipe.labelColumn],
        ...["--task", recipe.task],
        ...(liveMetrics === undefined ? [] : ["--live-metrics", liveMetrics.value]),
        ...(writesCheckData(context) ? ["--checks-dir", CHECKS_FOLDER] : []),
    ];
}

function checkOutputs(context: TrainingContext): Record<CheckData, ProcessingOutput> {
    const output = (name: CheckData) => ({
        folder: `${CHECKS_FOLDER}/${name}`,
        destination: runPrefix(context, STEP, name),
    });
    return {
        quality: output("quality"),
        bias: output("bias"),
        explainability: output("explainability"),
    };
}

function inputs(
    { parameters }: TrainingContext,
    prepare: PrepareStep,
    train: ModelSourceStep,
): Record<string, ProcessingInput> {
    return {
        code: {
            source: join("/", [parameters.codeUri.value, "src"]),
            folder: `${PROCESSING_INPUT}/code`,
        },
        model: { source: train.modelArtifacts, folder: `${PROCESSING_INPUT}/model` },
        test: { source: prepare.outputs.test, folder: `${PROCESSING_INPUT}/test` },
    };
}

/** Measures the model on the part that nothing was decided on. */
export function evaluateStep(
    context: TrainingContext,
    prepare: PrepareStep,
    train: ModelSourceStep,
): EvaluateStep {
    const { recipe, surroundings } = context;
    const job = {
        name: STEP,
        description: "Measures the model on the test part",
        roleArn: surroundings.jobRoleArn,
        image: stepImage(recipe, surroundings.location, "evaluate"),
        entrypoint: ["python3", `${PROCESSING_INPUT}/code/evaluate.py`],
        arguments: evaluateArguments(context),
        inputs: inputs(context, prepare, train),
        outputKeyArn: surroundings.keyArn,
        propertyFiles: { EvaluationReport: { output: "evaluation", file: EVALUATION_FILE } },
        cluster: clusterOf(context, "evaluate"),
        network: networkOf(context),
        maxRuntimeSeconds: maxRuntimeSeconds(context, "evaluate"),
        retry: [SERVICE_RETRY, CAPACITY_RETRY],
        ...cacheOf(context),
    } as const;
    const evaluation = { folder: FOLDER, destination: runPrefix(context, STEP, "evaluation") };
    if (!writesCheckData(context)) {
        return processingStep({ ...job, outputs: { evaluation } });
    }
    const step = processingStep({ ...job, outputs: { evaluation, ...checkOutputs(context) } });
    return { ...step, checkData: step.outputs };
}
