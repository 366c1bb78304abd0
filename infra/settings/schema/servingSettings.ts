import { z } from "zod";
import { thresholds } from "./alarmSettings";
import { asynchronous } from "./asynchronousSettings";
import { commonSettings } from "./commonSettings";
import { Exact } from "./exact";
import { keyArn, modelPackageArn } from "./formats";
import { monitoring } from "./monitoringSettings";
import { scaling } from "./scalingSettings";
import { serverless } from "./serverlessSettings";
import { hostingType, initialCount, rollout, shadow, variant } from "./variantSettings";

const percent = z.int().min(0).max(100);

const modelArtifacts = z.strictObject({
    bucketName: z
        .string()
        .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must be a bucket name")
        .describe("Output `artifactBucketName` of the platform stack."),
    keyArn: keyArn.describe("Output `keyArn` of the platform stack."),
});

const realtime = z
    .strictObject({
        variants: z
            .array(variant)
            .min(1)
            .max(5)
            .describe(
                "What shares the traffic, 1 to 5 variants, as each has two of the ten rollback alarms.",
            ),
        shadow: shadow
            .optional()
            .describe(
                "A version that is sent copies of the requests beside exactly one variant. Default: none.",
            ),
        dataCapturePercent: percent
            .default(100)
            .describe("Share of requests that is kept for monitoring. Default: 100."),
        rollout: rollout.describe("How a new version takes over from the live one."),
        scaling: z.record(z.string(), scaling).default({}).describe("Autoscaling, by variant name."),
        alarms: thresholds.describe("Thresholds of the required alarms that differ from the defaults."),
        monitoring: monitoring.optional().describe("Monitoring of what the endpoint captured."),
    })
    .superRefine(({ variants, shadow: copied, scaling: byVariant }, context) => {
        const names = variants.map((variant) => variant.name);
        for (const name of Object.keys(byVariant).filter((key) => !names.includes(key))) {
            context.addIssue({
                code: "custom",
                path: ["scaling", name],
                message: `must be the name of a variant (${names.join(", ")})`,
            });
        }
        if (copied !== undefined && variants.length > 1) {
            const message =
                "must be left out beside several variants, SageMaker takes one shadow of one variant";
            context.addIssue({ code: "custom", path: ["shadow"], message });
        }
        if (copied !== undefined && names.includes(copied.name)) {
            const message = "must differ from the names of the variants";
            context.addIssue({ code: "custom", path: ["shadow", "name"], message });
        }
    });

const multiModel = z.strictObject({
    image: z.string().min(1).describe("Container image that serves the models."),
    prefix: z
        .string()
        .regex(/^[\w.-]+(\/[\w.-]+)*$/, "must be an S3 key prefix without slashes at its ends")
        .default("multi-model")
        .describe("Prefix in the stack's artefact bucket that the models' archives lie under."),
    instanceType: hostingType,
    initialInstanceCount: initialCount,
    rollout: rollout.describe("How a new configuration takes over."),
    scaling: scaling.optional().describe("Autoscaling. Default: none."),
    alarms: thresholds.describe("Thresholds of the required alarms that differ from the defaults."),
});

const ENDPOINTS = ["realtime", "asynchronous", "serverless", "multiModel"] as const;

/** Settings of a serving stack: endpoints, scaling, alarms, monitoring. */
export const servingSettings = z
    .strictObject({
        kind: z.literal("serving").describe("Kind of stack."),
        ...commonSettings,
        production: z
            .boolean()
            .default(false)
            .describe("Whether the endpoint serves users; then it is protected from deletion."),
        modelPackageArn: modelPackageArn
            .optional()
            .describe("Version to serve. Default: the one that the deploy pipeline last made live here."),
        dashboard: z
            .boolean()
            .default(true)
            .describe("A page of CloudWatch with the alarms and metrics of every endpoint. Default: true."),
        modelArtifacts: modelArtifacts.describe(
            "Where the platform stack keeps the models that are registered.",
        ),
        realtime: realtime
            .optional()
            .describe("An endpoint of the model that answers at once, on instances. Default: none."),
        asynchronous: asynchronous
            .optional()
            .describe(
                "An endpoint of the model that takes requests from S3, queues them and writes the answers to S3. Default: none.",
            ),
        serverless: serverless
            .optional()
            .describe(
                "An endpoint of the model without instances, for traffic that comes and goes: paid for by use, in no VPC, without data capture. Default: none.",
            ),
        multiModel: multiModel.optional().describe("An endpoint that serves many models from one container."),
    })
    .superRefine((settings, context) => {
        if (ENDPOINTS.every((endpoint) => settings[endpoint] === undefined)) {
            const message = `must be given where no other endpoint is: ${ENDPOINTS.join(", ")}`;
            context.addIssue({ code: "custom", path: ["realtime"], message });
        }
    });

/** Settings of a serving stack, read and checked. */
export type ServingSettings = Exact<z.output<typeof servingSettings>>;
