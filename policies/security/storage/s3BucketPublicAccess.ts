import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { companionRule } from "../../shared/kinds/companionRule";
import { mustBe } from "../../shared/kinds/requirements";
import { BUCKET, BUCKETS, NATIVE_BUCKET, PUBLIC_ACCESS_BLOCK } from "../kinds/storageTypes";

const FLAGS = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"] as const;

function flags(prefix = ""): Record<(typeof FLAGS)[number], string> {
    const [acls, policy, ignore, restrict] = FLAGS;
    return {
        [acls]: prefix + acls,
        [policy]: prefix + policy,
        [ignore]: prefix + ignore,
        [restrict]: prefix + restrict,
    };
}

const EXAMPLE = { type: BUCKET, name: "models", properties: { bucket: "models-1" } };

/** A bucket without the block fails: AWS's default for new buckets can be taken away by whoever may. */
export const s3BucketPublicAccess = companionRule({
    name: "s3-bucket-public-access",
    displayName: "Buckets closed to the public",
    description: "Every bucket must have a public access block with all four flags on.",
    why: "One policy or ACL written in a hurry opens training data and models to the world.",
    severity: "critical",
    tags: ["storage", "exposure", "s3"],
    framework: securityHub("S3.8", "General purpose buckets block public access."),
    sources: [
        "AWS Security Hub S3.1",
        "AWS Security Hub S3.2",
        "AWS Security Hub S3.3",
        "AWS Config s3-bucket-level-public-access-prohibited",
        "Checkov CKV_AWS_53",
        "Checkov CKV_AWS_54",
        "Checkov CKV_AWS_55",
        "Checkov CKV_AWS_56",
        "Checkov CKV2_AWS_6",
        "Prowler s3_bucket_level_public_access_block",
    ],
    url: securityHubUrl("S3.8"),
    remediationSteps: "Declare a BucketPublicAccessBlock for the bucket with all four flags true.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "S3 buckets",
    of: BUCKETS,
    reads: {
        [PUBLIC_ACCESS_BLOCK]: flags(),
        [NATIVE_BUCKET]: flags("publicAccessBlockConfiguration?."),
    },
    missing: {
        subject: "the bucket",
        found: "has no public access block",
        rule: "nothing in it is for the public",
        fix: "declare a BucketPublicAccessBlock for it with all four flags true",
    },
    must: {
        blockPublicAcls: mustBe(true),
        blockPublicPolicy: mustBe(true),
        ignorePublicAcls: mustBe(true),
        restrictPublicBuckets: mustBe(true),
    },
    examples: {
        passes: [
            EXAMPLE,
            {
                type: PUBLIC_ACCESS_BLOCK,
                name: "models",
                properties: {
                    bucket: "models-1",
                    ...Object.fromEntries(FLAGS.map((flag) => [flag, true])),
                },
            },
        ],
        fails: [EXAMPLE],
    },
});
