import type { ModelBiasAlarmArgs } from "./modelBiasArgs";

/** Namespace of bias. https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-model-monitor-bias-drift-cw.html */
export const MODEL_BIAS_NAMESPACE = "aws/sagemaker/Endpoints/bias-metrics";

/**
 * Metrics of what is asked and what turns out to be true; all others are of what the model answers.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-measure-data-bias.html
 */
const PRETRAINING = ["CI", "DPL", "KL", "JS", "LP", "TVD", "KS", "CDDL"];
/**
 * The difference in conditional acceptance is DCAcc in the documentation and DCA in AWS's own library.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-measure-post-training-bias.html
 */
const POSTTRAINING = [
    ...["DPPL", "DI", "DCAcc", "DCA", "DCR", "SD", "RD", "DAR", "DRR", "AD", "TE", "CDDPL", "FT", "GE"],
];

/** Short names of Clarify's metrics. */
export const BIAS_METRICS: readonly string[] = [...PRETRAINING, ...POSTTRAINING];

/** Name of a metric of bias in CloudWatch. */
export function biasMetricName(metric: string): string {
    return `bias_metric_${metric}`;
}

/** Dimensions of a metric of bias, beside those of the endpoint and the schedule. */
export function biasDimensions(alarm: ModelBiasAlarmArgs): Record<string, string> {
    return {
        BiasStage: PRETRAINING.includes(alarm.metric) ? "Pre-training" : "Post-Training",
        Label: alarm.label,
        LabelValue: alarm.labelValue,
        Facet: alarm.facet,
        FacetValue: alarm.facetValue,
    };
}
