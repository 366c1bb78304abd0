import { Get, get, Scalar, Text } from "./expressions";
import { present } from "./json";
import { processingJobDocument, ProcessingInput, ProcessingJobSpec, ProcessingOutput } from "./processingJob";
import { Cache, jobTail, Step, stepHead, StepOptions } from "./steps";

/** What every check is told. */
export interface CheckOptions extends StepOptions {
    name: string;
    /** Group whose newest approved version brings the baseline to compare with. */
    modelPackageGroupName: Text;
    /** Compare nothing and only calculate a baseline, which a first run has to. Default: compare. */
    skipCheck?: Scalar;
    /** Offer the calculated baseline for registration, and not the one that was compared with. Default: the latter. */
    registerNewBaseline?: Scalar;
    /** Fail the run where the check finds a violation. Default: true, as the service has it. */
    failOnViolation?: Scalar;
    /** Baseline to compare with instead of the newest approved version's. */
    supplied?: { statistics?: Text; constraints?: Text };
    cache?: Cache;
}

/** The job that a check runs: inputs and outputs of the container are the check's own. */
export type CheckJob = Omit<ProcessingJobSpec<string>, "inputs" | "outputs" | "entrypoint" | "arguments">;

/** A check; what it offers is the S3 address of one file each. */
export interface CheckStep extends Step {
    readonly calculatedConstraints: Get;
    /** Constraints to register as drift-check baseline. */
    readonly baselineConstraints: Get;
}

/** A quality check, which measures as well. */
export interface QualityCheckStep extends CheckStep {
    readonly calculatedStatistics: Get;
    readonly baselineStatistics: Get;
}

/** What a quality check is made from. */
export interface QualityCheckStepSpec extends CheckOptions {
    check: "DATA_QUALITY" | "MODEL_QUALITY";
    job: CheckJob;
    /** CSV objects to measure, and where the container finds them. */
    dataset: ProcessingInput;
    output: ProcessingOutput;
}

/** What a Clarify check is made from. */
export interface ClarifyCheckStepSpec extends CheckOptions {
    check: "DATA_BIAS" | "MODEL_BIAS" | "MODEL_EXPLAINABILITY";
    job: CheckJob;
    /** CSV objects to analyse. */
    dataset: Text;
    /** S3 address of Clarify's `analysis_config.json`. */
    analysisConfig: Text;
    destination: Text;
    /** Model that Clarify asks; only for checks of a model. */
    modelName?: Text;
}

/** Folders of Clarify's container. */
const CLARIFY = {
    dataset: "/opt/ml/processing/input/data",
    config: "/opt/ml/processing/input/config",
    output: "/opt/ml/processing/output",
} as const;

function checkTail(options: CheckOptions, check: string) {
    const { supplied = {} } = options;
    return {
        ...jobTail(options.cache === undefined ? {} : { cache: options.cache }),
        CheckType: check,
        ModelPackageGroupName: options.modelPackageGroupName,
        SkipCheck: options.skipCheck ?? false,
        FailOnViolation: options.failOnViolation ?? true,
        RegisterNewBaseline: options.registerNewBaseline ?? false,
        ...present({
            SuppliedBaselineStatistics: supplied.statistics,
            SuppliedBaselineConstraints: supplied.constraints,
        }),
    };
}

function constraints(name: string) {
    return {
        calculatedConstraints: get(`Steps.${name}.CalculatedBaselineConstraints`),
        baselineConstraints: get(`Steps.${name}.BaselineUsedForDriftCheckConstraints`),
    };
}

/** A step that measures data or predictions with Model Monitor's analyzer and compares with the baseline. */
export function qualityCheckStep(spec: QualityCheckStepSpec): QualityCheckStep {
    const { name, check, job, dataset, output } = spec;
    const inputs = { baseline_dataset_input: dataset };
    return {
        name,
        document: {
            ...stepHead(name, "QualityCheck", spec),
            Arguments: processingJobDocument({ ...job, inputs, outputs: { quality_check_output: output } }),
            ...checkTail(spec, check),
        },
        ...constraints(name),
        calculatedStatistics: get(`Steps.${name}.CalculatedBaselineStatistics`),
        baselineStatistics: get(`Steps.${name}.BaselineUsedForDriftCheckStatistics`),
    };
}

/** A step that analyses bias or explains a model with Clarify and compares with the baseline. */
export function clarifyCheckStep(spec: ClarifyCheckStepSpec): CheckStep {
    const { name, check, job } = spec;
    const inputs = {
        analysis_config: { source: spec.analysisConfig, folder: CLARIFY.config },
        dataset: { source: spec.dataset, folder: CLARIFY.dataset },
    };
    const outputs = { analysis_result: { folder: CLARIFY.output, destination: spec.destination } };
    return {
        name,
        document: {
            ...stepHead(name, "ClarifyCheck", spec),
            Arguments: processingJobDocument({ ...job, inputs, outputs }),
            ...checkTail(spec, check),
            ...present({ ModelName: spec.modelName }),
        },
        ...constraints(name),
    };
}
