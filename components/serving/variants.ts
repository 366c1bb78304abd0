import type * as pulumi from "@pulumi/pulumi";
import { duplicateProblems, unless, wholeNumberProblems } from "../shared/checks";
import { parseInstanceType } from "../shared/instanceTypes";
import type { Problem } from "../shared/problems";
import { isEcrImage } from "./containerImages";
import { physicalNameProblems } from "./endpointNames";

/** One model behind an endpoint, on its own instances, with its share of the traffic. */
export interface EndpointVariantArgs {
    /** Stable name; the same before and after a rollout, as deployment guardrails demand. 1 to 63 letters, digits and hyphens. */
    name: string;
    /** ARN of an approved version in the model registry. Either this or `image`. */
    modelPackageArn?: pulumi.Input<string>;
    /** Container image in Amazon ECR. Either this or `modelPackageArn`. */
    image?: pulumi.Input<string>;
    /** Model archive in the artefact bucket, `s3://…/model.tar.gz`; left out where the image holds the model. */
    modelDataUrl?: pulumi.Input<string>;
    /** Instance type, for example `ml.m5.large`. */
    instanceType: string;
    /**
     * Instances when the endpoint is made, at least 1; two or more for more than one Availability Zone.
     * Later on it only ever adds: raising it raises a lower live count with the next rollout,
     * and a rollout never takes away what autoscaling has added.
     */
    initialInstanceCount: number;
    /**
     * Share of the traffic, relative to the other variants; at least 0. Default: 1. Where there are several variants
     * a change moves live traffic in the steps of the rollout, watched by the rollback alarms, without new instances.
     */
    weight?: number;
    /** Environment of the container; at most 100 variables. */
    environment?: Record<string, pulumi.Input<string>>;
}

/** AWS's limits: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html */
const VARIANT_COUNT = { min: 1, max: 10 } as const;
const MAX_INSTANCES = 1000;
const MAX_VARIABLES = 100;
const VARIABLE = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

const DEFAULTS = { weight: 1 } as const;

/** Share of the traffic of a variant. */
export function weightOf(variant: EndpointVariantArgs): number {
    return variant.weight ?? DEFAULTS.weight;
}

function modelProblems(path: string, variant: EndpointVariantArgs): Problem[] {
    const given = (["modelPackageArn", "image"] as const).filter((field) => variant[field] !== undefined);
    const { image } = variant;
    return [
        ...unless(given.length === 1, {
            path,
            rule: "must name exactly one model: modelPackageArn or image",
            got: given,
            fix: "give modelPackageArn for a registered version, image for a container of your own",
        }),
        ...unless(variant.modelDataUrl === undefined || variant.image !== undefined, {
            path: `${path}.modelDataUrl`,
            rule: "goes with image only",
            got: given,
            fix: "leave it out, a model package names its own archive",
        }),
        ...unless(typeof image !== "string" || isEcrImage(image), {
            path: `${path}.image`,
            rule: "must be an image in Amazon ECR",
            got: image,
            fix: "write <account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>",
        }),
    ];
}

/** Problems of an instance type; SageMaker's types begin with `ml.`. */
export function instanceTypeProblems(path: string, instanceType: string): Problem[] {
    return unless(parseInstanceType(instanceType) !== undefined, {
        path,
        rule: "must be ml.<family>.<size> in lower case",
        got: instanceType,
        fix: "choose a hosting instance type, for example ml.m5.large",
    });
}

/** Problems of an instance count. */
export function instanceCountProblems(path: string, count: number): Problem[] {
    return wholeNumberProblems(path, count, { min: 1, max: MAX_INSTANCES }, "give at least one instance");
}

/** Problems of the names of environment variables. */
export function environmentProblems(path: string, environment: Record<string, unknown>): Problem[] {
    const names = Object.keys(environment);
    const wrong = names.filter((name) => !VARIABLE.test(name)).sort();
    return [
        ...unless(wrong.length === 0, {
            path,
            rule: "must be named with letters, digits and underscores, not beginning with a digit",
            got: wrong,
            fix: "rename these variables",
        }),
        ...unless(names.length <= MAX_VARIABLES, {
            path,
            rule: `must have at most ${String(MAX_VARIABLES)} variables`,
            got: names.length,
            fix: "move the rest into the model archive",
        }),
    ];
}

/** What is wrong with one variant by itself. */
export function variantProblems(path: string, variant: EndpointVariantArgs): Problem[] {
    return [
        ...physicalNameProblems(`${path}.name`, variant.name),
        ...modelProblems(path, variant),
        ...instanceTypeProblems(`${path}.instanceType`, variant.instanceType),
        ...instanceCountProblems(`${path}.initialInstanceCount`, variant.initialInstanceCount),
        ...unless(Number.isFinite(weightOf(variant)) && weightOf(variant) >= 0, {
            path: `${path}.weight`,
            rule: "must be at least 0",
            got: variant.weight,
            fix: "give 0 for no traffic",
        }),
        ...environmentProblems(`${path}.environment`, variant.environment ?? {}),
    ];
}

/** What is wrong with the variants of an endpoint, one by one and together. */
export function variantsProblems(variants: readonly EndpointVariantArgs[]): Problem[] {
    const { min, max } = VARIANT_COUNT;
    const names = variants.map(({ name }) => name);
    const total = variants.reduce((sum, variant) => sum + weightOf(variant), 0);
    return [
        ...unless(variants.length >= min && variants.length <= max, {
            path: "variants",
            rule: `must have ${String(min)} to ${String(max)} members`,
            got: variants.length,
            fix: "give one variant for each model that serves",
        }),
        ...duplicateProblems("variants.name", names, "give each variant a name of its own"),
        ...variants.flatMap((variant, index) => variantProblems(`variants[${String(index)}]`, variant)),
        ...unless(variants.length === 0 || total > 0 || Number.isNaN(total), {
            path: "variants.weight",
            rule: "must add up to more than 0",
            got: total,
            fix: "give at least one variant a weight",
        }),
    ];
}
