import { unless } from "../../shared/problems/checks";
import type { Problem } from "../../shared/problems/problems";

/** Arguments of other endpoints that a serverless one has no use for, and what to do instead. */
const FOREIGN: Readonly<Record<string, string>> = {
    network: "serverless endpoints run in no VPC of yours; use RealtimeEndpoint where the model must",
    networkIsolation:
        "serverless endpoints take no network isolation; use RealtimeEndpoint where the model needs it",
    keyArn: "there are no volumes of instances; give the key of the model archives as modelKeyArn",
    dataCapture:
        "serverless endpoints capture no data and have no monitors; use RealtimeEndpoint where drift matters",
    instanceType: "there are no instances; give memorySizeInMb",
    initialInstanceCount: "there are no instances; give maxConcurrency",
    variants:
        "there is one variant; its model stands among the arguments, for an A/B test use RealtimeEndpoint",
    shadow: "there is one variant; use RealtimeEndpoint for a shadow",
    rollout: "an update replaces everything at once; use RealtimeEndpoint for a canary",
    rollbackAlarmNames: "SageMaker watches no alarms during an update; use RealtimeEndpoint for that",
    modelCache: "there is one model; use MultiModelEndpoint for many",
    modelDataPrefix: "there is one model; use MultiModelEndpoint for many",
};

/** Tags of AWS's images for GPUs, such as `2.3.0-gpu-py311-cu121-ubuntu20.04-sagemaker`. */
const GPU_TAG = /:(?:.*-)?(?:gpu|cu\d{2,3})(?:-|$)/;
/** AWS's images for Inferentia and Trainium. */
const ACCELERATOR_REPOSITORY = /\/[^:@]*neuron[^:@]*(?:[:@]|$)/;
/** A version in a group of a registry ends in its number; a package of AWS Marketplace stands alone, in a seller's account. */
const LONE_PACKAGE = /^arn:[^:]+:sagemaker:[^:]*:(\d{12}):model-package\/[^/]+$/;

/** Which model it is, and whose account the endpoint is in. */
export interface ServerlessModel {
    modelPackageArn?: unknown;
    image?: unknown;
    location: { accountId: string };
}

/**
 * What a serverless endpoint cannot have, as far as it can be seen from here: GPUs and packages of AWS Marketplace.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints.html#serverless-endpoints-how-it-works-exclusions
 */
export function excludedModelProblems({ modelPackageArn, image, location }: ServerlessModel): Problem[] {
    const owner = LONE_PACKAGE.exec(String(modelPackageArn))?.[1];
    const accelerated =
        typeof image === "string" && (GPU_TAG.test(image) || ACCELERATOR_REPOSITORY.test(image));
    return [
        ...unless(!accelerated, {
            path: "image",
            rule: "must not be made for a GPU or an accelerator, serverless endpoints have none",
            got: image,
            fix: "use the image for CPUs, or RealtimeEndpoint",
        }),
        ...unless(owner === undefined || owner === location.accountId, {
            path: "modelPackageArn",
            rule: "must not be of AWS Marketplace, whose packages no serverless endpoint takes",
            got: modelPackageArn,
            fix: "use a version of a model registry, arn:…:model-package/<group>/<version>, or RealtimeEndpoint",
        }),
    ];
}

/** Arguments that were given although a serverless endpoint has no use for them: a program that is not typed may. */
export function foreignArgumentProblems(args: object): Problem[] {
    const given = new Map(Object.entries(args));
    return Object.entries(FOREIGN)
        .filter(([field]) => given.get(field) !== undefined)
        .map(([field, fix]) => ({ path: field, rule: "must be left out of a serverless endpoint", fix }));
}
