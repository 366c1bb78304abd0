import type * as pulumi from "@pulumi/pulumi";
import type { LabelMonitorArgs } from "./groundTruthArgs";

/** An alarm on one metric of bias, for one group. At least one of the two bounds. */
export interface ModelBiasAlarmArgs {
    /** Short name of Clarify's metric, for example `DPPL`, `DI`, `CI`. */
    metric: string;
    /** Column of the facet, as the analysis has it. */
    facet: string;
    /** Value of the facet, or the interval that Clarify makes of a number's. */
    facetValue: string;
    /** Column of the label, as the analysis has it. */
    label: string;
    /** Favourable value of the label. */
    labelValue: string;
    /** Smallest value that is still fine. */
    min?: number;
    /** Largest value that is still fine. */
    max?: number;
}

/**
 * Measures whether the model favours a group, and compares that with the baseline.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-model-monitor-bias-drift.html
 */
export interface ModelBiasMonitorArgs extends LabelMonitorArgs {
    /** S3 URI of Clarify's `analysis_config.json`: label, favourable values, facets. Under the key of the baseline. */
    configUri: pulumi.Input<string>;
    /** Index or JSONPath of the features in the request; needed for JSON. */
    featuresAttribute?: string;
    /** Metrics that raise an alarm; at least one. */
    alarms: ModelBiasAlarmArgs[];
}
