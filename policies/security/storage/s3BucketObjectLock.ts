import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { companionRule } from "../../shared/kinds/companionRule";
import { mustBeSet } from "../../shared/kinds/requirements";
import { BUCKET, BUCKET_V2, inEach, ofNamedBuckets, NATIVE_BUCKET, OBJECT_LOCK } from "../kinds/storageTypes";

const EXAMPLE = { type: BUCKET, name: "audit", properties: { bucket: "audit-1", objectLockEnabled: true } };
const RETENTION = { mode: "COMPLIANCE", days: 365 };

/** Only for the buckets that the setting names. */
export const s3BucketObjectLock = companionRule({
    name: "s3-bucket-object-lock",
    displayName: "Locked objects",
    description:
        "Buckets that the setting names must keep every object for a time, whoever wants it deleted.",
    why: "Proof of who approved which model is worth what its keeping is: an administrator can delete it.",
    severity: "medium",
    tags: ["storage", "recovery", "s3"],
    framework: securityHub("S3.15", "General purpose buckets have Object Lock enabled."),
    sources: ["AWS Config s3-bucket-default-lock-enabled", "Checkov CKV_AWS_143"],
    url: securityHubUrl("S3.15"),
    remediationSteps:
        "Set objectLockEnabled when the bucket is made and declare a BucketObjectLockConfiguration with a default " +
        "retention.",
    ...ofNamedBuckets("must lock their objects, such as those of audit records"),
    enforcementLevel: "mandatory",
    reads: {
        ...inEach(OBJECT_LOCK, { mode: "rule.defaultRetention.mode" }),
        [BUCKET]: { mode: "objectLockConfiguration?.rule?.defaultRetention.mode" },
        [BUCKET_V2]: { mode: "objectLockConfiguration?.rules[]?.defaultRetentions[].mode" },
        [NATIVE_BUCKET]: { mode: "objectLockConfiguration?.rule.defaultRetention.mode" },
    },
    missing: {
        subject: "the bucket",
        found: "locks nothing",
        rule: "the setting asks it to keep every object for a time",
        fix: "declare a BucketObjectLockConfiguration for it with a default retention",
    },
    must: { mode: mustBeSet('a mode, "GOVERNANCE" or "COMPLIANCE"') },
    examples: {
        settings: { buckets: ["audit*"] },
        passes: [
            EXAMPLE,
            {
                type: String(OBJECT_LOCK[0]),
                name: "audit",
                properties: { bucket: "audit-1", rule: { defaultRetention: RETENTION } },
            },
        ],
        fails: [EXAMPLE],
    },
});
