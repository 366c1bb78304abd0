import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { companionRule } from "../../shared/kinds/companionRule";
import { mustBeSet } from "../../shared/kinds/requirements";
import {
    BUCKET,
    BUCKET_V2,
    BUCKETS,
    inEach,
    LOGGING,
    NATIVE_BUCKET,
    receivesLogs,
} from "../kinds/storageTypes";

const EXAMPLE = { type: BUCKET, name: "models", properties: { bucket: "models-1" } };

/** What a preview does not know is noted there. */
export const s3BucketAccessLogs = companionRule({
    name: "s3-bucket-access-logs",
    displayName: "Access logs of buckets",
    description: "Every bucket must send its access logs to another one, those excepted that receive them.",
    why: "Without them nobody can tell afterwards who read the training data or swapped the model.",
    severity: "medium",
    tags: ["storage", "logging", "s3"],
    framework: securityHub("S3.9", "General purpose buckets have server access logging enabled."),
    sources: ["AWS Config s3-bucket-logging-enabled", "Checkov CKV_AWS_18", "cdk-nag AwsSolutions-S1"],
    url: securityHubUrl("S3.9"),
    remediationSteps: "Declare a BucketLogging for the bucket, to a bucket that is there for logs only.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "S3 buckets",
    of: BUCKETS,
    about: (bucket, _, stack) => !receivesLogs(bucket, stack),
    reads: {
        ...inEach(LOGGING, { target: "targetBucket" }),
        [BUCKET]: { target: "logging?.targetBucket" },
        [BUCKET_V2]: { target: "loggings[]?.targetBucket" },
        [NATIVE_BUCKET]: { target: "loggingConfiguration?.destinationBucketName" },
    },
    missing: {
        subject: "the bucket",
        found: "sends its access logs nowhere",
        rule: "who reads and writes must be on record",
        fix: "declare a BucketLogging for it, to a bucket for logs",
    },
    must: { target: mustBeSet("a bucket for logs") },
    examples: {
        passes: [
            EXAMPLE,
            {
                type: String(LOGGING[0]),
                name: "models",
                properties: { bucket: "models-1", targetBucket: "logs-1", targetPrefix: "models/" },
            },
        ],
        fails: [EXAMPLE],
    },
});
