import { Identity, IdentityTable } from "../identity";

/** The settings of a bucket are resources of their own, known by the bucket's name. */
const BUCKET_PART: Identity = { id: "{bucket}" };

const OBJECT: Identity = {
    autoName: { property: "key", maxLength: 1024, verbatim: true },
    id: "{bucket}{/key}",
    arn: "arn:{partition}:s3:::{bucket}{/key}",
    outputs: { versionId: "{alnum:32}" },
};

/** Amazon S3. */
export const S3_IDENTITIES: IdentityTable = {
    "aws:s3/bucket:Bucket": {
        autoName: { property: "bucket", maxLength: 63, lowercase: true },
        id: "{bucket}",
        arn: "arn:{partition}:s3:::{bucket}",
        outputs: {
            bucketDomainName: "{bucket}.s3.{dnsSuffix}",
            bucketRegionalDomainName: "{bucket}.s3.{region}.{dnsSuffix}",
            bucketRegion: "{region}",
        },
    },
    "aws:s3/bucketPolicy:BucketPolicy": BUCKET_PART,
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": BUCKET_PART,
    "aws:s3/bucketVersioning:BucketVersioning": BUCKET_PART,
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": BUCKET_PART,
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": BUCKET_PART,
    "aws:s3/bucketLogging:BucketLogging": BUCKET_PART,
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": BUCKET_PART,
    "aws:s3/bucketNotification:BucketNotification": BUCKET_PART,
    "aws:s3/bucketAcl:BucketAcl": BUCKET_PART,
    "aws:s3/bucketObjectv2:BucketObjectv2": OBJECT,
    "aws:s3/bucketObject:BucketObject": OBJECT,
};
