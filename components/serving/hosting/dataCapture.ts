import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { unless, wholeNumberProblems } from "../../shared/problems/checks";
import type { Problem } from "../../shared/problems/problems";

/** Which requests and answers are kept in the artefact bucket, for monitoring. */
export interface DataCaptureArgs {
    /** Keep them at all. Default: true. */
    enabled?: boolean;
    /** Percent of the requests that are kept, whole, 0 to 100. Default: 100. */
    samplingPercent?: number;
    /** Prefix in the artefact bucket, without slashes at its ends. Default: `data-capture`. */
    prefix?: string;
    /** Content types that are kept as CSV text, 1 to 10; others are kept in base64, which no monitor reads. Default: `text/csv`. */
    csvContentTypes?: string[];
    /** Content types that are kept as JSON text, 1 to 10. Default: `application/json`, `application/jsonlines`. */
    jsonContentTypes?: string[];
}

/** Data capture with every default filled in. */
export interface DataCapturePlan {
    enabled: boolean;
    samplingPercent: number;
    prefix: string;
    csvContentTypes: string[];
    jsonContentTypes: string[];
}

const DEFAULTS = {
    enabled: true,
    samplingPercent: 100,
    prefix: "data-capture",
    csvContentTypes: ["text/csv"],
    jsonContentTypes: ["application/json", "application/jsonlines"],
} as const;

const PREFIX = /^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/;
/** AWS's pattern: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CaptureContentTypeHeader.html */
const CONTENT_TYPE = /^[a-zA-Z0-9](-*[a-zA-Z0-9])*\/[a-zA-Z0-9](-*[a-zA-Z0-9.])*$/;
const MAX_CONTENT_TYPES = 10;

/** Fills in every default. */
export function planDataCapture(args: DataCaptureArgs | undefined): DataCapturePlan {
    return {
        enabled: args?.enabled ?? DEFAULTS.enabled,
        samplingPercent: args?.samplingPercent ?? DEFAULTS.samplingPercent,
        prefix: args?.prefix ?? DEFAULTS.prefix,
        csvContentTypes: args?.csvContentTypes ?? [...DEFAULTS.csvContentTypes],
        jsonContentTypes: args?.jsonContentTypes ?? [...DEFAULTS.jsonContentTypes],
    };
}

function contentTypeProblems(path: string, types: readonly string[]): Problem[] {
    const wrong = types.filter((type) => !CONTENT_TYPE.test(type));
    return [
        ...unless(types.length >= 1 && types.length <= MAX_CONTENT_TYPES, {
            path,
            rule: `must have 1 to ${String(MAX_CONTENT_TYPES)} members`,
            got: types.length,
            fix: "name the content types that clients send and the model answers with",
        }),
        ...unless(wrong.length === 0, {
            path,
            rule: "must be media types without parameters",
            got: wrong,
            fix: "write type/subtype, for example text/csv",
        }),
    ];
}

/** What is wrong with data capture. */
export function dataCaptureProblems(path: string, plan: DataCapturePlan): Problem[] {
    return [
        ...wholeNumberProblems(
            `${path}.samplingPercent`,
            plan.samplingPercent,
            { min: 0, max: 100 },
            "give a whole percentage",
        ),
        ...unless(PREFIX.test(plan.prefix), {
            path: `${path}.prefix`,
            rule: "must be parts of letters, digits, dots, underscores and hyphens, joined by slashes",
            got: plan.prefix,
            fix: "leave out slashes at the ends",
        }),
        ...contentTypeProblems(`${path}.csvContentTypes`, plan.csvContentTypes),
        ...contentTypeProblems(`${path}.jsonContentTypes`, plan.jsonContentTypes),
    ];
}

/** Writes data capture as an endpoint configuration takes it. */
export function dataCaptureConfig(
    plan: DataCapturePlan,
    destinationS3Uri: pulumi.Input<string>,
    keyArn: pulumi.Input<string>,
): aws.types.input.sagemaker.EndpointConfigurationDataCaptureConfig {
    return {
        enableCapture: true,
        initialSamplingPercentage: plan.samplingPercent,
        destinationS3Uri,
        kmsKeyId: keyArn,
        captureOptions: [{ captureMode: "Input" }, { captureMode: "Output" }],
        captureContentTypeHeader: {
            csvContentTypes: plan.csvContentTypes,
            jsonContentTypes: plan.jsonContentTypes,
        },
    };
}
