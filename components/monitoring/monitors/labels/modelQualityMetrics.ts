import type { ProblemType } from "./modelQualityArgs";

/** Namespace of model quality. https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-model-quality-cw.html */
export const MODEL_QUALITY_NAMESPACE = "aws/sagemaker/Endpoints/model-metrics";

/** Whether more of a metric is better. */
export type MetricSense = "score" | "error";

function senses(scores: readonly string[], errors: readonly string[]): ReadonlyMap<string, MetricSense> {
    return new Map([
        ...scores.map((metric) => [metric, "score"] as const),
        ...errors.map((metric) => [metric, "error"] as const),
    ]);
}

/** Metrics of each problem type. https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-model-quality-metrics.html */
const METRICS: Readonly<Record<ProblemType, ReadonlyMap<string, MetricSense>>> = {
    BinaryClassification: senses(
        [
            ...["accuracy", "precision", "recall", "auc", "au_prc", "f0_5", "f1", "f2"],
            ...["true_positive_rate", "true_negative_rate"],
        ],
        ["false_positive_rate", "false_negative_rate"],
    ),
    MulticlassClassification: senses(
        [
            ...["accuracy", "weighted_precision", "weighted_recall"],
            ...["weighted_f0_5", "weighted_f1", "weighted_f2"],
        ],
        [],
    ),
    Regression: senses(["r2"], ["mae", "mse", "rmse"]),
};

/** Names of the metrics of a problem type, scores before errors. */
export function modelQualityMetrics(problemType: ProblemType): string[] {
    return [...METRICS[problemType].keys()];
}

/** Whether more of a metric is better; undefined where the problem type has no such metric. */
export function metricSense(problemType: ProblemType, metric: string): MetricSense | undefined {
    return METRICS[problemType].get(metric);
}
