import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { companionRule } from "../../shared/kinds/companionRule";
import { requirement } from "../../shared/kinds/requirements";
import { BUCKET, BUCKET_V2, inEach, ofNamedBuckets, VERSIONING } from "../kinds/storageTypes";

const mustBeOn = requirement({
    holds: (value) => value === "Enabled" || value === true,
    rule: "the setting asks for a second factor before a version is deleted",
    fix: (subject) => `set ${subject} to ${subject.startsWith("versioning.") ? "true" : '"Enabled"'}`,
});

const EXAMPLE = { type: BUCKET, name: "audit", properties: { bucket: "audit-1" } };

function versioning(more: object) {
    const versioningConfiguration = { status: "Enabled", ...more };
    const properties = { bucket: "audit-1", versioningConfiguration };
    return { type: String(VERSIONING[0]), name: "audit", properties };
}

/** Only for the buckets that the setting names; only the root user can switch it on, and no lifecycle may then stand. */
export const s3BucketMfaDelete = companionRule({
    name: "s3-bucket-mfa-delete",
    displayName: "A second factor before deletion",
    description: "Buckets that the setting names must ask for a second factor before a version is deleted.",
    why: "Stolen credentials are enough to delete a model with all its versions.",
    severity: "low",
    tags: ["storage", "recovery", "s3"],
    framework: securityHub("S3.20", "General purpose buckets have MFA delete enabled."),
    sources: ["AWS Config s3-bucket-mfa-delete-enabled", "Prowler s3_bucket_no_mfa_delete"],
    url: securityHubUrl("S3.20"),
    remediationSteps:
        "Switch mfaDelete on with the root user's device, and declare it in the BucketVersioning.",
    ...ofNamedBuckets("must ask for a second factor"),
    enforcementLevel: "mandatory",
    reads: {
        ...inEach(VERSIONING, { mfaDelete: "versioningConfiguration.mfaDelete" }),
        [BUCKET]: { mfaDelete: "versioning?.mfaDelete" },
        [BUCKET_V2]: { mfaDelete: "versionings[]?.mfaDelete" },
    },
    missing: {
        subject: "the bucket",
        found: "has no MFA delete",
        rule: "the setting asks for a second factor before a version is deleted",
        fix: 'declare a BucketVersioning for it with mfaDelete "Enabled"',
    },
    must: { mfaDelete: mustBeOn },
    examples: {
        settings: { buckets: ["audit*"] },
        passes: [EXAMPLE, versioning({ mfaDelete: "Enabled" })],
        fails: [EXAMPLE, versioning({})],
    },
});
