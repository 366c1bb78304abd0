import { CheckStep, clarifyCheckStep, QualityCheckStep, qualityCheckStep, Step } from "../definition";
import { PrepareStep } from "../steps/prepareStep";
import { runPrefix, TrainingContext } from "../steps/trainingContext";
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

function dataQuality(
    context: TrainingContext,
    parameters: BaselineParameters,
    prepare: PrepareStep,
): QualityCheckStep {
    const name = "CheckDataQuality";
    return qualityCheckStep({
        ...checkOptions(context, name, parameters),
        description: "Calculates statistics and constraints of the training part",
        check: "DATA_QUALITY",
        job: qualityJob(context, {}),
        dataset: { source: prepare.outputs.baseline, folder: QUALITY_FOLDERS.dataset },
        output: { folder: QUALITY_FOLDERS.output, destination: runPrefix(context, name, "result") },
    });
}

/**
 * The training part may be several files; Clarify reads all of a prefix.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-processing-job-configure-analysis.html (dataset_uri)
 */
function dataBias(context: TrainingContext, parameters: BaselineParameters, prepare: PrepareStep): CheckStep {
    const name = "CheckDataBias";
    return clarifyCheckStep({
        ...checkOptions(context, name, parameters),
        description: "Measures the bias of the training part",
        check: "DATA_BIAS",
        job: clarifyJob(context, false),
        dataset: prepare.outputs.train,
        analysisConfig: analysisUri(context, "data-bias"),
        destination: runPrefix(context, name, "result"),
    });
}

/** The checks of the data, which wait for nothing but the preparation. */
export function dataChecks(
    context: TrainingContext,
    prepare: PrepareStep,
): Pick<Checks, "dataQuality" | "dataBias"> {
    const { parameters, recipe } = context;
    const choice = baselineChoice(recipe.baselines);
    const { baselines } = parameters;
    return {
        ...(baselines !== undefined && choice.dataQuality
            ? { dataQuality: dataQuality(context, baselines, prepare) }
            : {}),
        ...(baselines !== undefined && choice.bias
            ? { dataBias: dataBias(context, baselines, prepare) }
            : {}),
    };
}

/** The steps among the checks, in the order in which they are named. */
export function checkSteps(checks: Checks): Step[] {
    return Object.values(checks).flatMap((check: Step | undefined) => (check === undefined ? [] : [check]));
}
