import { s3BucketEncryption } from "../../../../policies/security/storage/s3BucketEncryption";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { BUCKET, bucket, BUCKET_V2, companion, IT, NATIVE_BUCKET, nativeBucket, token } from "./buckets";

const CONFIGURATION = "BucketServerSideEncryptionConfiguration";
const KEY = "arn:aws:kms:eu-central-1:111122223333:key/1";

function rules(byDefault: object = {}, more: object = { bucketKeyEnabled: true }) {
    return [
        {
            applyServerSideEncryptionByDefault: {
                sseAlgorithm: "aws:kms",
                kmsMasterKeyId: KEY,
                ...byDefault,
            },
            ...more,
        },
    ];
}

const BY_DEFAULT = "rules[0].applyServerSideEncryptionByDefault";
const PART = `${token(CONFIGURATION)} "part":`;

describeRule(s3BucketEncryption, {
    "accepts a key of one's own with a bucket key": {
        resources: [bucket(), companion(CONFIGURATION, { rules: rules() })],
    },
    "accepts it where the bucket says it itself, whatever its type": {
        resources: [
            bucket({ serverSideEncryptionConfiguration: { rule: rules()[0] } }),
            {
                ...bucket(
                    {
                        bucket: "b",
                        serverSideEncryptionConfigurations: [
                            {
                                rules: [
                                    {
                                        applyServerSideEncryptionByDefaults: [
                                            { sseAlgorithm: "aws:kms:dsse", kmsMasterKeyId: KEY },
                                        ],
                                        bucketKeyEnabled: true,
                                    },
                                ],
                            },
                        ],
                    },
                    BUCKET_V2,
                ),
                name: "old",
            },
            nativeBucket({
                bucketName: "c",
                bucketEncryption: {
                    serverSideEncryptionConfiguration: [
                        {
                            bucketKeyEnabled: true,
                            serverSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: KEY },
                        },
                    ],
                },
            }),
        ],
    },
    "believes the companion before what the bucket said when it was made": {
        resources: [
            bucket({
                serverSideEncryptionConfiguration: {
                    rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } },
                },
            }),
            companion(CONFIGURATION, { rules: rules() }),
        ],
    },
    "leaves a bucket alone that receives access logs": {
        resources: [bucket(), companion("BucketLogging", { bucket: "served", targetBucket: "models-1" })],
    },
    "leaves it alone whatever sends them": {
        resources: [
            bucket(),
            nativeBucket({
                bucketName: "c",
                loggingConfiguration: { destinationBucketName: "models-1" },
                bucketEncryption: {
                    serverSideEncryptionConfiguration: [
                        {
                            bucketKeyEnabled: true,
                            serverSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: KEY },
                        },
                    ],
                },
            }),
        ],
    },
    "stops a bucket of which nothing is said": {
        resources: [bucket()],
        violations: [
            `${IT} says nothing about encryption; objects must be encrypted with a key of your own. ` +
                "Fix: declare a BucketServerSideEncryptionConfiguration with aws:kms and that key.",
        ],
    },
    "stops S3's own key": {
        resources: [
            bucket(),
            companion(CONFIGURATION, { rules: rules({ sseAlgorithm: "AES256", kmsMasterKeyId: undefined }) }),
        ],
        violations: [
            `${PART} ${BY_DEFAULT}.sseAlgorithm is "AES256"; objects must be encrypted with KMS. ` +
                `Fix: set ${BY_DEFAULT}.sseAlgorithm to "aws:kms".`,
            `${PART} ${BY_DEFAULT}.kmsMasterKeyId is not set; it must name a customer managed KMS key. ` +
                `Fix: set ${BY_DEFAULT}.kmsMasterKeyId to the ARN of a key of your own.`,
        ],
    },
    "stops the key that AWS manages": {
        resources: [bucket(), companion(CONFIGURATION, { rules: rules({ kmsMasterKeyId: "alias/aws/s3" }) })],
        violations: [
            `${PART} ${BY_DEFAULT}.kmsMasterKeyId is "alias/aws/s3"; it must name a customer managed KMS key. ` +
                `Fix: set ${BY_DEFAULT}.kmsMasterKeyId to the ARN of a key of your own.`,
        ],
    },
    "stops a bucket key that is off": {
        resources: [bucket(), companion(CONFIGURATION, { rules: rules({}, {}) })],
        violations: [
            `${PART} rules[0].bucketKeyEnabled is not set; it must be true, else every object costs a call to KMS. ` +
                "Fix: set rules[0].bucketKeyEnabled to true.",
        ],
    },
    "names the bucket where that says it": {
        resources: [
            bucket({ serverSideEncryptionConfiguration: { rule: rules({ sseAlgorithm: "AES256" })[0] } }),
            nativeBucket({ bucketName: "c" }),
        ],
        violations: [
            `${BUCKET} "models": serverSideEncryptionConfiguration.rule.applyServerSideEncryptionByDefault.sseAlgorithm is "AES256"; ` +
                "objects must be encrypted with KMS. Fix: set " +
                'serverSideEncryptionConfiguration.rule.applyServerSideEncryptionByDefault.sseAlgorithm to "aws:kms".',
            `${NATIVE_BUCKET} "models": the bucket says nothing about encryption; objects must be encrypted with a key of your own. ` +
                "Fix: declare a BucketServerSideEncryptionConfiguration with aws:kms and that key.",
        ],
    },
    "notes a key that is unknown": {
        resources: [bucket(), companion(CONFIGURATION, { rules: rules({ kmsMasterKeyId: UNKNOWN }) })],
        undecided: [
            `${PART} string value at .rules.0.applyServerSideEncryptionByDefault.kmsMasterKeyId can't be known during preview`,
        ],
    },
});
