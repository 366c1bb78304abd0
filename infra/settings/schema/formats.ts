import { z } from "zod";

/** Formats that several settings share; each message is the rule as it is shown to a person. */

/** AWS account id. Quoted in YAML, where a bare number loses leading zeros. */
export const accountId = z.string().regex(/^\d{12}$/, "must be 12 digits, in quotation marks");

const lowerCaseName = z
    .string()
    .regex(
        /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
        "must be lower-case letters, digits and single hyphens, and start with a letter",
    );

/**
 * Names of a model and of an environment: together they begin most resource names, of which AWS allows 63 characters.
 * What a stack has beside the least may leave them less room; `consistency/names.ts` says so.
 */
export const modelName = lowerCaseName.max(20);
export const environmentName = lowerCaseName.max(12);

/** Name of something inside a pipeline, for example an approval. */
export const shortName = lowerCaseName.max(40);

/** S3 object or prefix. */
export const s3Uri = z
    .string()
    .regex(/^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/.*)?$/, "must be s3://bucket/key");

/** Instance type of SageMaker. */
export const instanceType = z
    .string()
    .regex(/^ml\.[a-z0-9-]+\.[a-z0-9-]+$/, "must be an instance type of SageMaker, such as ml.m5.large");

/** Region of AWS. */
export const awsRegion = z
    .string()
    .regex(/^[a-z]{2}(?:-[a-z]+)+-\d$/, "must be a region code such as eu-central-1");

/** IAM role, user or assumed role. */
export const iamArn = z
    .string()
    .regex(
        /^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/,
        "must be the ARN of an IAM role or user",
    );

/** CodeConnections connection. */
export const connectionArn = z
    .string()
    .regex(
        /^arn:aws[a-z-]*:(codeconnections|codestar-connections):[a-z0-9-]+:\d{12}:connection\/[\w-]+$/,
        "must be the ARN of a CodeConnections connection",
    );

/** Event bus of EventBridge. */
export const eventBusArn = z
    .string()
    .regex(
        /^arn:aws[a-z-]*:events:[a-z0-9-]+:\d{12}:event-bus\/[\w.-]{1,64}$/,
        "must be the ARN of an event bus",
    );

/** Key of KMS. */
export const keyArn = z
    .string()
    .regex(/^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/, "must be the ARN of a KMS key");

/** One version in a model package group. */
export const modelPackageArn = z
    .string()
    .regex(
        /^arn:aws[a-z-]*:sagemaker:[a-z0-9-]+:\d{12}:model-package\/[\w-]+\/\d+$/,
        "must be the ARN of a model package version, ending in /<group>/<version>",
    );

/** Tag keys and values of AWS, at most 50, of which some are kept for the platform's own. */
export const tags = z
    .record(z.string().min(1).max(128), z.string().max(256))
    .refine((value) => Object.keys(value).length <= 40, "must be at most 40 tags")
    .refine(
        (value) => Object.keys(value).every((key) => !key.toLowerCase().startsWith("aws:")),
        "must not use the prefix aws:, which AWS keeps for itself",
    );
