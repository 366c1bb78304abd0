import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { companionRule } from "../../shared/kinds/companionRule";
import { requirement } from "../../shared/kinds/requirements";
import { BUCKET, BUCKET_V2, BUCKETS, inEach, NATIVE_BUCKET, VERSIONING } from "../kinds/storageTypes";

const mustBeOn = requirement({
    holds: (value) => value === "Enabled" || value === true,
    rule: "old versions must be kept",
    fix: (subject) => `set ${subject} to ${subject.endsWith("enabled") ? "true" : '"Enabled"'}`,
});

const EXAMPLE = { type: BUCKET, name: "models", properties: { bucket: "models-1" } };

function versioning(status: string) {
    const properties = { bucket: "models-1", versioningConfiguration: { status } };
    return { type: String(VERSIONING[0]), name: "models", properties };
}

/** What a preview does not know is noted there. */
export const s3BucketVersioning = companionRule({
    name: "s3-bucket-versioning",
    displayName: "Buckets keep old versions",
    description: "Every bucket must have versioning on.",
    why: "A model or a data set that is overwritten or deleted is gone, and with it the way to roll back.",
    severity: "medium",
    tags: ["storage", "recovery", "s3"],
    framework: securityHub("S3.14", "General purpose buckets have versioning enabled."),
    sources: ["AWS Config s3-bucket-versioning-enabled", "Checkov CKV_AWS_21"],
    url: securityHubUrl("S3.14"),
    remediationSteps: 'Declare a BucketVersioning for the bucket with status "Enabled".',
    settings: {},
    enforcementLevel: "mandatory",
    subject: "S3 buckets",
    of: BUCKETS,
    reads: {
        ...inEach(VERSIONING, { status: "versioningConfiguration.status" }),
        [BUCKET]: { status: "versioning?.enabled" },
        [BUCKET_V2]: { status: "versionings[]?.enabled" },
        [NATIVE_BUCKET]: { status: "versioningConfiguration?.status" },
    },
    missing: {
        subject: "the bucket",
        found: "has no versioning",
        rule: "old versions must be kept",
        fix: 'declare a BucketVersioning for it with status "Enabled"',
    },
    must: { status: mustBeOn },
    examples: { passes: [EXAMPLE, versioning("Enabled")], fails: [EXAMPLE, versioning("Suspended")] },
});
