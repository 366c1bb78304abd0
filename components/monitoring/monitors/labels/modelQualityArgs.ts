import type { LabelMonitorArgs } from "./groundTruthArgs";

/** What a model predicts, in Model Monitor's words. */
export const ProblemType = {
    BinaryClassification: "BinaryClassification",
    MulticlassClassification: "MulticlassClassification",
    Regression: "Regression",
} as const;
export type ProblemType = (typeof ProblemType)[keyof typeof ProblemType];

/** An alarm on one metric of the model's quality. */
export interface ModelQualityAlarmArgs {
    /** Metric of the problem type as Model Monitor calls it, for example `auc`, `f1`, `weighted_f1`, `rmse`. */
    metric: string;
    /** Worst value that is still fine: the smallest of a score, the largest of an error. */
    threshold: number;
}

/**
 * Compares the endpoint's answers with what turned out to be true.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-model-quality.html
 */
export interface ModelQualityMonitorArgs extends LabelMonitorArgs {
    problemType: ProblemType;
    /** Metrics that raise an alarm; at least one. */
    alarms: ModelQualityAlarmArgs[];
}
