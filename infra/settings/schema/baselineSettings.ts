import { z } from "zod";
import { BASELINE_DEFAULTS } from "../../../components/build/baselines/baselineArgs";
import { stepInstances } from "./stepInstancesSettings";

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/** What is calculated beside the model and registered with it. */
export const baselines = z.strictObject({
    dataQuality: z
        .boolean()
        .default(BASELINE_DEFAULTS.dataQuality)
        .describe("Statistics and constraints of the columns of the training part."),
    modelQuality: z
        .boolean()
        .default(BASELINE_DEFAULTS.modelQuality)
        .describe("Statistics and constraints of the predictions on the test part."),
    bias: z
        .strictObject({
            facetColumn: z.string().min(1).describe("Column that tells the groups apart; the model sees it."),
            facetValues: z
                .array(text)
                .min(1)
                .optional()
                .describe("Values of the group that may be disadvantaged. Default: each value is measured."),
            favourableLabels: z
                .array(text)
                .min(1)
                .describe(
                    "Labels that are a good outcome; for a regression one number, above which it is good.",
                ),
        })
        .optional()
        .describe("Bias of the training data and of the predictions. Default: not measured."),
    explainability: z
        .strictObject({
            samplesPerRow: z
                .int()
                .min(1)
                .max(10000)
                .default(BASELINE_DEFAULTS.samplesPerRow)
                .describe("Variations of each explained row that the model is asked about."),
        })
        .optional()
        .describe(
            "How much each column decides; Clarify hosts the model for the time of its job. Default: not measured.",
        ),
    compareWithApproved: z
        .boolean()
        .default(BASELINE_DEFAULTS.compareWithApproved)
        .describe(
            "Compare with the baselines of the newest approved version and fail the run where they are violated. Without an approved version the build leaves the comparison out.",
        ),
    instances: stepInstances
        .optional()
        .describe("Instances of each of these jobs. Default: one ml.m5.xlarge."),
});
