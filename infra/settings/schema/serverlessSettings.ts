import { z } from "zod";
import { serverlessThresholds } from "./alarmSettings";
import { modelPackageArn } from "./formats";
import { serverlessScaling } from "./scalingSettings";

/** Limits: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariantServerlessConfig.html */
const concurrency = z.int().min(1).max(200);

const shape = z.strictObject({
    memorySizeInMb: z
        .int()
        .min(1024)
        .max(6144)
        .multipleOf(1024)
        .describe("Memory of each container in MB, 1024 to 6144 in steps of 1024; CPUs come with it."),
    maxConcurrency: concurrency.describe(
        "Most requests that are answered at the same time; more are refused.",
    ),
    provisionedConcurrency: concurrency
        .optional()
        .describe(
            "Containers that are kept warm and paid for, at most `maxConcurrency`; scaling decides from then on. Default: none.",
        ),
    modelPackageArn: modelPackageArn
        .optional()
        .describe("Version of this endpoint alone. Default: the stack's."),
    scaling: serverlessScaling
        .optional()
        .describe("Autoscaling of the provisioned concurrency, which must be given with it. Default: none."),
    alarms: serverlessThresholds.describe("Thresholds of the required alarms that differ from the defaults."),
});

/** One model without instances, as `ServerlessEndpoint`. */
export const serverless = shape.superRefine((given, context) => {
    const { maxConcurrency, provisionedConcurrency, scaling, alarms } = given;
    const refuse = (path: string[], message: string): void => {
        context.addIssue({ code: "custom", path, message });
    };
    const most = maxConcurrency.toString();
    if (provisionedConcurrency !== undefined && provisionedConcurrency > maxConcurrency) {
        refuse(["provisionedConcurrency"], `must not be above maxConcurrency (${most})`);
    }
    if (scaling !== undefined && provisionedConcurrency === undefined) {
        refuse(
            ["scaling"],
            "must be left out without provisionedConcurrency, SageMaker scales the rest itself",
        );
    }
    if (scaling !== undefined && scaling.maxCapacity > maxConcurrency) {
        refuse(["scaling", "maxCapacity"], `must not be above maxConcurrency (${most})`);
    }
    const outside =
        scaling !== undefined &&
        provisionedConcurrency !== undefined &&
        (provisionedConcurrency < scaling.minCapacity || provisionedConcurrency > scaling.maxCapacity);
    if (outside) {
        const range = `${scaling.minCapacity.toString()} and ${scaling.maxCapacity.toString()}`;
        refuse(["provisionedConcurrency"], `must lie between scaling.minCapacity and maxCapacity (${range})`);
    }
    if (alarms.provisionedConcurrencyPercent !== undefined && provisionedConcurrency === undefined) {
        refuse(
            ["alarms", "provisionedConcurrencyPercent"],
            "must be left out without provisionedConcurrency",
        );
    }
});
