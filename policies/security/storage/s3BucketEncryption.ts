import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { companionRule } from "../../shared/kinds/companionRule";
import { mustBe, mustBeCustomerKey, requirement } from "../../shared/kinds/requirements";
import {
    BUCKET,
    BUCKET_V2,
    BUCKETS,
    ENCRYPTION,
    inEach,
    NATIVE_BUCKET,
    receivesLogs,
} from "../kinds/storageTypes";

const BY_KMS = ["aws:kms", "aws:kms:dsse"];

const mustBeKms = requirement({
    holds: (value) => typeof value === "string" && BY_KMS.includes(value),
    rule: "objects must be encrypted with KMS",
    fix: (subject) => `set ${subject} to "aws:kms"`,
});

function paths(rules: string, byDefault = "applyServerSideEncryptionByDefault") {
    return {
        algorithm: `${rules}.${byDefault}.sseAlgorithm`,
        key: `${rules}.${byDefault}.kmsMasterKeyId`,
        bucketKey: `${rules}.bucketKeyEnabled`,
    };
}

const EXAMPLE = { type: BUCKET, name: "models", properties: { bucket: "models-1" } };

function encryption(byDefault: object) {
    const rules = [{ applyServerSideEncryptionByDefault: byDefault, bucketKeyEnabled: true }];
    return { type: String(ENCRYPTION[0]), name: "models", properties: { bucket: "models-1", rules } };
}

/** A key that is not known yet is noted at preview and judged before the bucket gets it. */
export const s3BucketEncryption = companionRule({
    name: "s3-bucket-encryption",
    displayName: "Own key for buckets",
    description:
        "Buckets must encrypt with a key of your own by default, and with a bucket key; those that receive access " +
        "logs cannot.",
    why: "With S3's own key whoever may read the object may decrypt it; a key of your own is a second lock.",
    severity: "medium",
    tags: ["storage", "encryption", "s3"],
    framework: securityHub("S3.17", "General purpose buckets are encrypted at rest with KMS keys."),
    sources: [
        "AWS Config s3-default-encryption-kms",
        "Checkov CKV_AWS_145",
        "Checkov CKV_AWS_19",
        "Checkov CKV2_AWS_67",
        "cdk-nag NIST.800.53.R5-S3DefaultEncryptionKMS",
    ],
    url: securityHubUrl("S3.17"),
    remediationSteps:
        "Declare a BucketServerSideEncryptionConfiguration with aws:kms, a key of your own and bucketKeyEnabled.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "S3 buckets",
    of: BUCKETS,
    about: (bucket, _, stack) => !receivesLogs(bucket, stack),
    reads: {
        ...inEach(ENCRYPTION, paths("rules[]")),
        [BUCKET]: paths("serverSideEncryptionConfiguration?.rule"),
        [BUCKET_V2]: paths(
            "serverSideEncryptionConfigurations[]?.rules[]",
            "applyServerSideEncryptionByDefaults[]",
        ),
        [NATIVE_BUCKET]: paths(
            "bucketEncryption?.serverSideEncryptionConfiguration[]",
            "serverSideEncryptionByDefault",
        ),
    },
    missing: {
        subject: "the bucket",
        found: "says nothing about encryption",
        rule: "objects must be encrypted with a key of your own",
        fix: "declare a BucketServerSideEncryptionConfiguration with aws:kms and that key",
    },
    must: {
        algorithm: mustBeKms,
        key: mustBeCustomerKey,
        bucketKey: mustBe(true, "else every object costs a call to KMS"),
    },
    examples: {
        passes: [
            EXAMPLE,
            encryption({
                sseAlgorithm: "aws:kms",
                kmsMasterKeyId: "arn:aws:kms:eu-central-1:111122223333:key/1",
            }),
        ],
        fails: [EXAMPLE, encryption({ sseAlgorithm: "AES256" })],
    },
});
