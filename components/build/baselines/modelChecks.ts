import {
    CheckStep,
    clarifyCheckStep,
    Get,
    ModelSourceStep,
    ModelStep,
    modelStep,
    QualityCheckStep,
    qualityCheckStep,
    Step,
} from "../definition";
import { CheckData, EvaluateStep } from "../steps/evaluateStep";
import { servedModel } from "../recipe/servedModel";
import { networkOf, runPrefix, SERVICE_RETRY, TrainingContext } from "../steps/trainingContext";
import { baselineChoice } from "./baselineArgs";
import {
    analysisUri,
    BaselineParameters,
    checkOptions,
    clarifyJob,
    QUALITY_FOLDERS,
    qualityJob,
} from "./baselineContext";
import { Checks } from "./baselineFiles";
import { checkSteps } from "./dataChecks";

/** What the checks of a model read. */
export interface ModelCheckSources {
    train: ModelSourceStep;
    evaluate: EvaluateStep;
}

/** The checks of a model, and the steps that they need, in the order in which a reader should meet them. */
export interface ModelChecks {
    checks: Pick<Checks, "modelQuality" | "modelBias" | "explainability">;
    steps: Step[];
}

/** Tasks as Model Monitor knows them, with the columns of `check_data.py`. */
const PROBLEMS = {
    binary: { problem_type: "BinaryClassification", probability_attribute: "probability" },
    multiclass: { problem_type: "MulticlassClassification" },
    regression: { problem_type: "Regression" },
} as const;

/** The data of each check, and what a run is told to do with its result. */
interface CheckInputs {
    data: Readonly<Record<CheckData, Get>>;
    parameters: BaselineParameters;
}

function modelQuality(context: TrainingContext, { data, parameters }: CheckInputs): QualityCheckStep {
    const name = "CheckModelQuality";
    return qualityCheckStep({
        ...checkOptions(context, name, parameters),
        description: "Calculates statistics and constraints of the predictions on the test part",
        check: "MODEL_QUALITY",
        job: qualityJob(context, {
            analysis_type: "MODEL_QUALITY",
            ...PROBLEMS[context.recipe.task],
            inference_attribute: "prediction",
            ground_truth_attribute: "label",
        }),
        dataset: { source: data.quality, folder: QUALITY_FOLDERS.dataset },
        output: { folder: QUALITY_FOLDERS.output, destination: runPrefix(context, name, "result") },
    });
}

function askedModel(context: TrainingContext, { train }: ModelCheckSources): ModelStep {
    return modelStep({
        name: "CreateModelForChecks",
        description: "Makes a model that Clarify can host for the time of its jobs",
        roleArn: context.surroundings.jobRoleArn,
        container: servedModel(context, train),
        network: networkOf(context),
        retry: [SERVICE_RETRY],
    });
}

/** The two ways in which Clarify looks at a model. */
const CLARIFY = {
    bias: {
        name: "CheckModelBias",
        check: "MODEL_BIAS",
        analysis: "model-bias",
        description: "Measures the bias of the predictions",
    },
    explainability: {
        name: "CheckExplainability",
        check: "MODEL_EXPLAINABILITY",
        analysis: "explainability",
        description: "Measures how much each column decides",
    },
} as const;

function clarifyCheck(
    context: TrainingContext,
    { data, parameters }: CheckInputs,
    model: ModelStep,
    what: keyof typeof CLARIFY,
): CheckStep {
    const { name, check, analysis, description } = CLARIFY[what];
    return clarifyCheckStep({
        ...checkOptions(context, name, parameters),
        description,
        check,
        job: clarifyJob(context, true),
        dataset: data[what],
        analysisConfig: analysisUri(context, analysis),
        destination: runPrefix(context, name, "result"),
        modelName: model.modelName,
    });
}

/** The checks of a model that is good enough; nothing where the recipe asks for none. */
export function modelChecks(context: TrainingContext, sources: ModelCheckSources): ModelChecks {
    const { parameters, recipe } = context;
    const { checkData } = sources.evaluate;
    if (parameters.baselines === undefined || checkData === undefined) {
        return { checks: {}, steps: [] };
    }
    const inputs = { data: checkData, parameters: parameters.baselines };
    const choice = baselineChoice(recipe.baselines);
    const model = askedModel(context, sources);
    const checks = {
        ...(choice.modelQuality ? { modelQuality: modelQuality(context, inputs) } : {}),
        ...(choice.bias ? { modelBias: clarifyCheck(context, inputs, model, "bias") } : {}),
        ...(choice.explainability
            ? { explainability: clarifyCheck(context, inputs, model, "explainability") }
            : {}),
    };
    return { checks, steps: [...(choice.asksModel ? [model] : []), ...checkSteps(checks)] };
}
