import type * as pulumi from "@pulumi/pulumi";
import { unless, wholeNumberProblems } from "../../shared/problems/checks";
import { parseInstanceType } from "../../shared/instanceTypes";
import type { Problem } from "../../shared/problems/problems";
import { isEcrImage } from "./containerImages";

/** A model, its container and the type of instance that hosts it. */
export interface ModelHostArgs {
    /** ARN of an approved version in the model registry. Either this or `image`. */
    modelPackageArn?: pulumi.Input<string>;
    /** Container image in Amazon ECR. Either this or `modelPackageArn`. */
    image?: pulumi.Input<string>;
    /** Model archive in the artefact bucket, `s3://…/model.tar.gz`; left out where the image holds the model. */
    modelDataUrl?: pulumi.Input<string>;
    /** Instance type, for example `ml.m5.large`. */
    instanceType: string;
    /** Environment of the container; at most 100 variables. */
    environment?: Record<string, pulumi.Input<string>>;
}

/** AWS's limits: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html */
const MAX_INSTANCES = 1000;
const MAX_VARIABLES = 100;
const VARIABLE = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** Problems of which model it is; `path` is left out where the model stands among the component's own arguments. */
export function modelProblems(
    path: string | undefined,
    host: Omit<ModelHostArgs, "instanceType">,
): Problem[] {
    const at = (field: string): string => (path === undefined ? field : `${path}.${field}`);
    const given = (["modelPackageArn", "image"] as const).filter((field) => host[field] !== undefined);
    const { image } = host;
    return [
        ...unless(given.length === 1, {
            path: path ?? "modelPackageArn",
            rule: "must name exactly one model: modelPackageArn or image",
            got: given,
            fix: "give modelPackageArn for a registered version, image for a container of your own",
        }),
        ...unless(host.modelDataUrl === undefined || host.image !== undefined, {
            path: at("modelDataUrl"),
            rule: "goes with image only",
            got: given,
            fix: "leave it out, a model package names its own archive",
        }),
        ...unless(typeof image !== "string" || isEcrImage(image), {
            path: at("image"),
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
