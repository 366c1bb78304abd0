import { z } from "zod";
import { ProblemType } from "../../../components/monitoring/monitors/labels/modelQualityArgs";
import { eventBusArn, instanceType, keyArn, s3Uri } from "./formats";

const driftAlarm = z.strictObject({
    feature: z.string().min(1).describe("Column whose distribution is watched."),
    maxDistance: z
        .number()
        .positive()
        .max(1)
        .optional()
        .describe("Distance from the baseline that is still fine, above 0 to 1. Default: 0.1."),
});

const monitorSchedule = z.string().regex(/^cron\(.+\)$/, "must be cron(…)");

const groundTruth = {
    groundTruthUri: s3Uri.describe(
        "Where labels are put, by the hour of their request: <uri>/yyyy/mm/dd/hh/.",
    ),
    groundTruthKeyArn: keyArn.optional().describe("Key of the labels. Default: the environment's own."),
    startTimeOffset: z
        .string()
        .optional()
        .describe(
            "How long before a run the first request is that it looks at, for example -P2D. Default: one run.",
        ),
    endTimeOffset: z
        .string()
        .optional()
        .describe("How long before a run the last request is, for example -P1D for labels that take a day."),
    inferenceAttribute: z
        .string()
        .min(1)
        .optional()
        .describe('Index ("0") or JSONPath of the prediction in the answer.'),
    probabilityAttribute: z
        .string()
        .min(1)
        .optional()
        .describe("Index or JSONPath of the probability in the answer, for two classes."),
    probabilityThreshold: z
        .number()
        .min(0)
        .max(1)
        .optional()
        .describe("Probability from which on a request counts as positive."),
    baselineConstraintsUri: s3Uri.describe("constraints.json of the baseline."),
    baselineKeyArn: keyArn
        .optional()
        .describe("Key of the baseline's files. Default: `modelArtifacts.keyArn`, the platform's."),
    schedule: monitorSchedule.optional().describe("When to compare, in UTC. Default: every hour."),
    instanceType: instanceType
        .optional()
        .describe("Instance type of the monitoring job. Default: ml.m5.xlarge."),
};

const modelQuality = z.strictObject({
    problemType: z.enum(ProblemType).describe("What the model predicts."),
    ...groundTruth,
    alarms: z
        .array(
            z.strictObject({
                metric: z
                    .string()
                    .min(1)
                    .describe("Metric of the problem type, for example auc, weighted_f1, rmse."),
                threshold: z
                    .number()
                    .describe(
                        "Worst value that is still fine: the smallest of a score, the largest of an error.",
                    ),
            }),
        )
        .min(1)
        .describe("Metrics that raise an alarm."),
});

const modelBias = z.strictObject({
    configUri: s3Uri.describe("analysis_config.json of Clarify: label, favourable values, facets."),
    ...groundTruth,
    featuresAttribute: z
        .string()
        .min(1)
        .optional()
        .describe("Index or JSONPath of the features in the request; needed for JSON."),
    alarms: z
        .array(
            z.strictObject({
                metric: z.string().min(1).describe("Metric of Clarify, for example DPPL, DI, CI."),
                facet: z.string().min(1).describe("Column of the group."),
                facetValue: z.string().min(1).describe("Value of that column."),
                label: z.string().min(1).describe("Column of the label."),
                labelValue: z.string().min(1).describe("Favourable value of the label."),
                min: z.number().optional().describe("Smallest value that is still fine."),
                max: z.number().optional().describe("Largest value that is still fine."),
            }),
        )
        .min(1)
        .describe("Metrics of groups that raise an alarm, each with at least one bound."),
});

/** What watches the requests that an endpoint captured, and its answers. */
export const monitoring = z.strictObject({
    baselineStatisticsUri: s3Uri.describe("statistics.json of the baseline."),
    baselineConstraintsUri: s3Uri.describe("constraints.json of the baseline."),
    baselineKeyArn: keyArn
        .optional()
        .describe("Key of the baseline's files. Default: `modelArtifacts.keyArn`, the platform's."),
    driftAlarms: z.array(driftAlarm).min(1).describe("Features whose drift raises an alarm."),
    schedule: monitorSchedule.optional().describe("When to look for drift, in UTC. Default: every hour."),
    instanceType: instanceType
        .optional()
        .describe("Instance type of the monitoring job. Default: ml.m5.xlarge."),
    modelQuality: modelQuality
        .optional()
        .describe("Compares answers with labels that come later. Default: not."),
    modelBias: modelBias
        .optional()
        .describe("Measures whether the model favours a group, by labels that come later. Default: not."),
    retrainingBusArn: eventBusArn
        .optional()
        .describe(
            "Output `retrainingBusArn` of the platform stack, so that drift trains the model again. Default: drift only alarms.",
        ),
});
