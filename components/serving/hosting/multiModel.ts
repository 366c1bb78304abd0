import { unless } from "../../shared/problems/checks";
import { gpus, isBurstable, isGpu, parseInstanceType } from "../../shared/instanceTypes";
import type { Problem } from "../../shared/problems/problems";
import { isTritonImage } from "./containerImages";

/** Whether a model that was loaded stays in memory for the next request. */
export const ModelCache = { Enabled: "enabled", Disabled: "disabled" } as const;
export type ModelCache = (typeof ModelCache)[keyof typeof ModelCache];

/** GPU families that multi-model endpoints run on: https://docs.aws.amazon.com/sagemaker/latest/dg/multi-model-endpoints.html */
const GPU_FAMILIES = ["p2", "p3", "g4dn", "g5"];
const S3_PREFIX = /^s3:\/\/[a-z0-9.-]{3,63}\/(?:.+\/)?$/;

/** The key prefix of an S3 URI: `models/` of `s3://bucket/models/`. */
export function keyPrefix(s3Uri: string): string {
    return s3Uri.replace(/^s3:\/\/[^/]+\//, "");
}

function gpuProblems(instanceType: string, image: unknown): Problem[] {
    const family = parseInstanceType(instanceType)?.family ?? "";
    return [
        ...unless(GPU_FAMILIES.includes(family) && gpus(instanceType) === 1, {
            path: "instanceType",
            rule: `must have a single GPU and be of the families ${GPU_FAMILIES.join(", ")}, where it has a GPU`,
            got: instanceType,
            fix: "choose for example ml.g5.2xlarge, or a CPU type",
        }),
        ...unless(typeof image !== "string" || isTritonImage(image), {
            path: "image",
            rule: "must be SageMaker's Triton image on a GPU, the only one that serves many models there",
            got: image,
            fix: "use an image of the repository sagemaker-tritonserver, or a CPU type",
        }),
    ];
}

/** What keeps an instance type from hosting many models; `image` is looked at where it is plain text. */
export function multiModelHostProblems(instanceType: string, image: unknown): Problem[] {
    return [
        ...unless(!isBurstable(instanceType), {
            path: "instanceType",
            rule: "must not be burstable: loading models uses up its credits, and it does not scale",
            got: instanceType,
            fix: "choose a type of the families m, c or r",
        }),
        ...(isGpu(instanceType) ? gpuProblems(instanceType, image) : []),
    ];
}

/** Problems of the prefix that models are loaded from, where it is plain text. */
export function modelDataPrefixProblems(prefix: unknown): Problem[] {
    return unless(typeof prefix !== "string" || S3_PREFIX.test(prefix), {
        path: "modelDataPrefix",
        rule: "must be an S3 prefix that ends in a slash",
        got: prefix,
        fix: "write s3://<bucket>/<prefix>/; TargetModel of a request is the rest of the key",
    });
}
