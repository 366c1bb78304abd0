import { z } from "zod";
import { DataDistribution } from "../../../components/build/recipe/stepInstances";
import { instanceType } from "./formats";

/** The instances that one step of the training pipeline runs on. */
export const stepInstances = z.strictObject({
    instanceType: instanceType.describe("Instance type, for example ml.m5.xlarge."),
    instanceCount: z
        .int()
        .min(1)
        .max(100)
        .default(1)
        .describe(
            "Number of instances. Several share the training (XGBoost from 3.0-5, PyTorch, an own image; not " +
                "scikit-learn) and the preparation (each reads all of the data; a second one spares some time); " +
                "the evaluation runs on one.",
        ),
    volumeSizeGb: z.int().min(1).max(16384).default(30).describe("Size of each instance's volume in GB."),
    maxRuntimeMinutes: z.int().min(1).max(7200).default(60).describe("Longest run in minutes."),
    dataDistribution: z
        .enum(DataDistribution)
        .exactOptional()
        .describe(
            "How the input reaches several instances of an own image: all of it, the default, or a share each. The " +
                "predefined scripts get what they need.",
        ),
});
