import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { unless, wholeNumberProblems } from "../../shared/problems/checks";
import type { Problem } from "../../shared/problems/problems";

/** Where an asynchronous endpoint finds its requests and leaves its answers, and whom it tells. */
export interface AsyncInferenceArgs {
    /** Prefix in the artefact bucket that callers put requests under; the endpoint can read no other. Default: `async-inference/<endpoint>/input`. */
    inputPrefix?: string;
    /** Prefix that answers are written under. Default: `async-inference/<endpoint>/output`. */
    outputPrefix?: string;
    /** Prefix that the reasons of failed requests are written under. Default: `async-inference/<endpoint>/failure`. */
    failurePrefix?: string;
    /**
     * ARN of an SNS topic that each answer is announced on, unencrypted or encrypted with `keyArn`. SageMaker also
     * sends it a test message whenever the endpoint is made, updated or scaled. Default: nobody is told.
     * https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-create-endpoint-create-endpoint.html
     */
    successTopicArn?: pulumi.Input<string>;
    /** ARN of an SNS topic that each failed request is announced on, with the same conditions. Default: nobody is told. */
    errorTopicArn?: pulumi.Input<string>;
    /** Requests that one instance's container is given at a time, 1 to 1000. Default: SageMaker chooses. */
    maxConcurrentInvocationsPerInstance?: number;
}

/** Asynchronous inference with the default of every prefix filled in. */
export interface AsyncInferencePlan extends AsyncInferenceArgs {
    inputPrefix: string;
    outputPrefix: string;
    failurePrefix: string;
}

type Config = aws.types.input.sagemaker.EndpointConfigurationAsyncInferenceConfig;

/** AWS's limit: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AsyncInferenceClientConfig.html */
const CONCURRENT_INVOCATIONS = { min: 1, max: 1000 } as const;
/**
 * S3OutputPath takes 512 characters: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AsyncInferenceOutputConfig.html
 * Of these `s3://`, a bucket's 63 and a slash are no prefix.
 */
const MAX_PREFIX_LENGTH = 443;
const PREFIX = /^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/;
/** AWS's pattern: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AsyncInferenceNotificationConfig.html */
const TOPIC_ARN = /^arn:aws[a-z-]*:sns:[a-z0-9-]*:\d{12}:[a-zA-Z0-9_.-]+$/;

/** Fills in every prefix. */
export function planAsyncInference(endpointName: string, args: AsyncInferenceArgs = {}): AsyncInferencePlan {
    const under = (folder: string): string => `async-inference/${endpointName}/${folder}`;
    return {
        ...args,
        inputPrefix: args.inputPrefix ?? under("input"),
        outputPrefix: args.outputPrefix ?? under("output"),
        failurePrefix: args.failurePrefix ?? under("failure"),
    };
}

function prefixProblems(path: string, prefix: string): Problem[] {
    return unless(PREFIX.test(prefix) && prefix.length <= MAX_PREFIX_LENGTH, {
        path,
        rule: `must be parts of letters, digits, dots, underscores and hyphens, joined by slashes, at most ${String(MAX_PREFIX_LENGTH)} characters`,
        got: prefix,
        fix: "leave out slashes at the ends",
    });
}

function topicProblems(path: string, topicArn: unknown): Problem[] {
    return unless(typeof topicArn !== "string" || TOPIC_ARN.test(topicArn), {
        path,
        rule: "must be the ARN of an SNS topic",
        got: topicArn,
        fix: "write arn:aws:sns:<region>:<account>:<topic>; topics whose names end in .fifo are not taken",
    });
}

/** Whether one of two prefixes lies under the other. */
function overlap(one: string, other: string): boolean {
    return `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`);
}

/** What is wrong with asynchronous inference. */
export function asyncInferenceProblems(path: string, plan: AsyncInferencePlan): Problem[] {
    const { inputPrefix, outputPrefix, failurePrefix, maxConcurrentInvocationsPerInstance: most } = plan;
    const written = { outputPrefix, failurePrefix };
    return [
        ...Object.entries({ inputPrefix, ...written }).flatMap(([field, prefix]) =>
            prefixProblems(`${path}.${field}`, prefix),
        ),
        ...Object.entries(written).flatMap(([field, prefix]) =>
            unless(!overlap(prefix, inputPrefix), {
                path: `${path}.${field}`,
                rule: `must be apart from inputPrefix (${inputPrefix}), or the endpoint could overwrite requests`,
                got: prefix,
                fix: "choose a prefix beside it",
            }),
        ),
        ...topicProblems(`${path}.successTopicArn`, plan.successTopicArn),
        ...topicProblems(`${path}.errorTopicArn`, plan.errorTopicArn),
        ...wholeNumberProblems(
            `${path}.maxConcurrentInvocationsPerInstance`,
            most ?? CONCURRENT_INVOCATIONS.min,
            CONCURRENT_INVOCATIONS,
            "leave it out to let SageMaker choose",
        ),
    ];
}

/** The topics that are told of answers and failures. */
export function topicsOf({ successTopicArn, errorTopicArn }: AsyncInferencePlan): pulumi.Input<string>[] {
    return [successTopicArn, errorTopicArn].filter((topic) => topic !== undefined);
}

/**
 * Writes asynchronous inference as an endpoint configuration takes it.
 *
 * @param uriOf the S3 URI of a prefix
 */
export function asyncInferenceConfig(
    plan: AsyncInferencePlan,
    uriOf: (prefix: string) => pulumi.Input<string>,
    keyArn: pulumi.Input<string>,
): Config {
    const { successTopicArn, errorTopicArn, maxConcurrentInvocationsPerInstance: most } = plan;
    const topics = {
        ...(successTopicArn === undefined ? {} : { successTopic: successTopicArn }),
        ...(errorTopicArn === undefined ? {} : { errorTopic: errorTopicArn }),
    };
    return {
        outputConfig: {
            s3OutputPath: uriOf(plan.outputPrefix),
            s3FailurePath: uriOf(plan.failurePrefix),
            kmsKeyId: keyArn,
            ...(topicsOf(plan).length === 0 ? {} : { notificationConfig: topics }),
        },
        ...(most === undefined ? {} : { clientConfig: { maxConcurrentInvocationsPerInstance: most } }),
    };
}
