import { z } from "zod";
import { instanceType, modelPackageArn } from "./formats";

const percent = z.number().min(0).max(100);
const seconds = z.int().min(0).max(3600);

const strategy = z
    .enum(["canary", "linear", "rolling", "allAtOnce"])
    .describe("How the traffic moves: one small step first, equal steps, in place, or at once.");

/** How a new configuration goes live, as `RolloutArgs`. */
export const rollout = z
    .strictObject({
        strategy: strategy.default("canary"),
        stepPercent: percent
            .optional()
            .describe("Share of capacity that is shifted at a time. Default: the strategy's."),
        waitSeconds: seconds.optional().describe("How long each shift is watched, 0 to 3600."),
        terminationWaitSeconds: seconds
            .optional()
            .describe("How long the old fleet is kept after the last shift."),
        rollbackPercent: percent
            .optional()
            .describe("Share of capacity that goes back at a time; for `rolling` only. Default: 100."),
        timeoutSeconds: z
            .int()
            .min(600)
            .max(14400)
            .optional()
            .describe("After which SageMaker gives up, 600 to 14400."),
        watchSeconds: z
            .int()
            .positive()
            .optional()
            .describe(
                "How long a deployment waits for the end. Default: an hour more than `timeoutSeconds`.",
            ),
    })
    .prefault({});

/** The same of an endpoint that may be down to one instance or none, of which no part can go first. */
export const smallFleetRollout = rollout
    .unwrap()
    .extend({
        strategy: strategy
            .optional()
            .describe(
                `${strategy.description ?? ""} Default: canary where there are always two instances or more, otherwise allAtOnce.`,
            ),
    })
    .prefault({});

/** Instance type that a model is hosted on. */
export const hostingType = instanceType.describe("Instance type, for example ml.m5.xlarge.");
/** Instances that an endpoint begins with. */
export const initialCount = z
    .int()
    .min(1)
    .max(100)
    .describe("Instances at the first deployment; scaling decides from then on.");

const variantName = z
    .string()
    .regex(
        /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/,
        "must be 1 to 63 letters, digits and hyphens, and begin and end with no hyphen",
    );

/** One variant that answers, as `EndpointVariantArgs`. */
export const variant = z.strictObject({
    name: variantName.describe("Name of the variant. Keep it: scaling and alarms hang on it."),
    instanceType: hostingType,
    initialInstanceCount: initialCount,
    weight: z
        .number()
        .min(0)
        .default(1)
        .describe(
            "Share of the traffic, in proportion to the sum of all weights. A change moves live traffic in the rollout's steps.",
        ),
    modelPackageArn: modelPackageArn
        .optional()
        .describe("Version of this variant alone, for an A/B test. Default: the stack's."),
});

/** A variant that is sent copies of requests, as `ShadowVariantArgs`. */
export const shadow = z.strictObject({
    name: variantName.describe("Name of the shadow, another than the variant's."),
    modelPackageArn: modelPackageArn.describe(
        "Approved version that is tried. It is promoted by making it the stack's and removing `shadow`.",
    ),
    instanceType: hostingType,
    initialInstanceCount: initialCount,
    samplingPercent: z
        .int()
        .min(1)
        .max(100)
        .default(100)
        .describe("Share of the requests that it is sent a copy of, in per cent. Default: 100."),
});
