import type * as pulumi from "@pulumi/pulumi";

/**
 * What turned out to be true of requests, and how it meets what the endpoint answered. Labels are JSON lines with the
 * request's inference id, or else the event id that the capture gave it.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-model-quality-merge.html
 */
export interface GroundTruthArgs {
    /** S3 URI that labels are put under, by the hour of their request: `<uri>/yyyy/mm/dd/hh/`. */
    groundTruthUri: pulumi.Input<string>;
    /** ARN of the key of the labels. Default: the schedule's `keyArn`. */
    groundTruthKeyArn?: pulumi.Input<string>;
    /**
     * How long before a run the first request is that it looks at, as an ISO 8601 duration: `-P2D`, `-PT6H`. Labels that
     * come late need it, with `endTimeOffset`. Default: the interval of the schedule.
     */
    startTimeOffset?: string;
    /** How long before a run the last request is, as `startTimeOffset`: `-P1D` for labels that take a day. Default: none. */
    endTimeOffset?: string;
    /** Index (CSV) or JSONPath (JSON) of the predicted label, or of a regression's value, in the answer. */
    inferenceAttribute?: string;
    /** Index or JSONPath of the probability in the answer; only for two classes. */
    probabilityAttribute?: string;
    /** Probability from which on a request counts as positive, 0 to 1; goes with `probabilityAttribute`. */
    probabilityThreshold?: number;
}

/** A monitor that compares answers with labels, and that comparison with the one of the training. */
export interface LabelMonitorArgs extends GroundTruthArgs {
    /** S3 URI of the baseline's `constraints.json`. */
    baselineConstraintsUri: pulumi.Input<string>;
    /** ARN of the key of the baseline's files. Default: the schedule's `keyArn`. */
    baselineKeyArn?: pulumi.Input<string>;
}
