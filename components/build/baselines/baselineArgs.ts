import { StepInstancesArgs } from "../recipe/stepInstances";

/** How bias is measured: which group of rows, and which outcome is good for whom it is about. */
export interface BiasBaselineArgs {
    /** Column that tells the groups apart. The model has to see it: it must not be among `dropColumns`. */
    facetColumn: string;
    /**
     * Values of the group that may be disadvantaged, as the data have them; of a column of numbers one value, above
     * which the group begins. Default: Clarify measures each value.
     * https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-processing-job-configure-analysis.html
     */
    facetValues?: string[];
    /** Labels that are a good outcome, as the data have them; for a regression one number, above which it is good. */
    favourableLabels: string[];
}

/** How the model's predictions are explained. */
export interface ExplainabilityBaselineArgs {
    /**
     * Variations of each explained row that the model is asked about, 1 to 10000; more are more exact and take
     * longer. Default: 100.
     */
    samplesPerRow?: number;
}

/**
 * What is calculated beside the model and registered with it, so that monitors and later runs have something to
 * compare with. Each is a job of its own in the run; those of the model run only for a model that is good enough.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-quality-clarify-baseline-lifecycle.html
 */
export interface BaselinesArgs {
    /** Statistics and constraints of the columns of the training part. Default: true. */
    dataQuality?: boolean;
    /** Statistics and constraints of the predictions on the test part. Default: true. */
    modelQuality?: boolean;
    /** Bias of the training data and of the predictions. Default: it is not measured. */
    bias?: BiasBaselineArgs;
    /**
     * How much each column decides. Clarify hosts the model for the time of the job, on the first of
     * `servingInstanceTypes`, for this and for the bias of predictions. Default: it is not measured.
     */
    explainability?: ExplainabilityBaselineArgs;
    /**
     * Compare with the baselines of the newest approved version, and fail the run where they are violated. The build
     * leaves the comparison out while there is no approved version, and where a run is started with the variable
     * `SkipBaselineCheck` true. Default: false, the baselines are only calculated.
     */
    compareWithApproved?: boolean;
    /** Instances of each of these jobs. Default: one `ml.m5.xlarge`. */
    instances?: StepInstancesArgs;
}

/** What holds where a recipe says nothing. */
export const BASELINE_DEFAULTS = {
    dataQuality: true,
    modelQuality: true,
    samplesPerRow: 100,
    compareWithApproved: false,
} as const;

/** Which baselines are calculated, and whether Clarify has to ask the model for them. */
export interface BaselineChoice {
    dataQuality: boolean;
    modelQuality: boolean;
    bias: boolean;
    explainability: boolean;
    asksModel: boolean;
}

/** The choice of a recipe; nothing where it names no baselines. */
export function baselineChoice(baselines: BaselinesArgs | undefined): BaselineChoice {
    const bias = baselines?.bias !== undefined;
    const explainability = baselines?.explainability !== undefined;
    return {
        dataQuality: baselines !== undefined && (baselines.dataQuality ?? BASELINE_DEFAULTS.dataQuality),
        modelQuality: baselines !== undefined && (baselines.modelQuality ?? BASELINE_DEFAULTS.modelQuality),
        bias,
        explainability,
        asksModel: bias || explainability,
    };
}
