import { AwsLocation, s3Arn } from "../shared/awsLocation";
import { policyDocument, PolicyDocument, PolicyStatement } from "../shared/iam/iamDocuments";
import { accountPrincipals } from "../shared/otherAccounts";

/** Where in a log bucket the access logs stand. */
export const ACCESS_LOG_PREFIX = "access-logs/";

/** Other accounts that read a part of a bucket. */
export interface BucketReaders {
    accountIds: readonly string[];
    /** Start of the keys that they may read, without a slash at the end. */
    prefix: string;
}

/**
 * Policy of a bucket that holds artefacts: TLS only, and nobody may ask for another encryption than KMS.
 * Without such a wish an upload takes the bucket's default, which is the platform's key. Reader accounts may get
 * the objects below their prefix.
 */
export function artifactBucketPolicy(
    location: AwsLocation,
    bucketName: string,
    readers?: BucketReaders,
): PolicyDocument {
    return policyDocument([
        denyInsecureTransport(location, bucketName),
        denyWeakEncryption(location, bucketName),
        ...(readers === undefined || readers.accountIds.length === 0
            ? []
            : [allowReading(location, bucketName, readers)]),
    ]);
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-deploy-xaccount.html */
function allowReading(
    location: AwsLocation,
    bucketName: string,
    { accountIds, prefix }: BucketReaders,
): PolicyStatement {
    return {
        Sid: "ReadersMayGetObjects",
        Effect: "Allow",
        Principal: accountPrincipals(location, accountIds),
        Action: "s3:GetObject",
        Resource: s3Arn(location, `${bucketName}/${prefix}/*`),
    };
}

/**
 * Policy of a bucket that receives the access logs of one other bucket, and nothing else.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export function logBucketPolicy(
    location: AwsLocation,
    logBucketName: string,
    sourceBucketName: string,
): PolicyDocument {
    return policyDocument([
        denyInsecureTransport(location, logBucketName),
        {
            Sid: "AccessLogsMayArrive",
            Effect: "Allow",
            Principal: { Service: "logging.s3.amazonaws.com" },
            Action: "s3:PutObject",
            Resource: s3Arn(location, `${logBucketName}/${ACCESS_LOG_PREFIX}*`),
            Condition: {
                StringEquals: { "aws:SourceAccount": location.accountId },
                ArnLike: { "aws:SourceArn": s3Arn(location, sourceBucketName) },
            },
        },
    ]);
}

function denyInsecureTransport(location: AwsLocation, bucketName: string): PolicyStatement {
    return {
        Sid: "DenyInsecureTransport",
        Effect: "Deny",
        Principal: "*",
        // A denial has to hold for every action, those to come included, and AWS Config accepts no shorter one:
        // https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-ssl-requests-only.html
        Action: "s3:*",
        Resource: [s3Arn(location, bucketName), s3Arn(location, `${bucketName}/*`)],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
}

function denyWeakEncryption(location: AwsLocation, bucketName: string): PolicyStatement {
    const header = "s3:x-amz-server-side-encryption";
    return {
        Sid: "DenyWeakEncryption",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:PutObject",
        Resource: s3Arn(location, `${bucketName}/*`),
        // A negated operator also matches a missing header; Null leaves those uploads to the bucket's default.
        Condition: {
            Null: { [header]: "false" },
            StringNotEquals: { [header]: ["aws:kms", "aws:kms:dsse"] },
        },
    };
}
