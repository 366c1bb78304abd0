import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { PolicyDocument } from "../shared/iam/iamDocuments";
import { jsonStringify } from "../shared/plainInputs";
import { Tags } from "../shared/tags";
import { LifecycleRule } from "./artifactStoreRules";

/** What a private bucket is made from. */
export interface PrivateBucketSpec {
    /** Key of the objects; left out, S3 encrypts with a key of its own. */
    keyArn?: pulumi.Input<string>;
    lifecycle: LifecycleRule[];
    protect: boolean;
    tags: Tags;
    parent: pulumi.Resource;
}

/** Creates a bucket that is versioned, encrypted, closed to the public and without ACLs. Its policy is added by {@link attachPolicy}. */
export function createPrivateBucket(name: string, spec: PrivateBucketSpec): aws.s3.Bucket {
    const opts = { parent: spec.parent };
    const bucket = new aws.s3.Bucket(name, { tags: spec.tags }, { ...opts, protect: spec.protect });
    const versioning = new aws.s3.BucketVersioning(
        `${name}-versioning`,
        { bucket: bucket.bucket, versioningConfiguration: { status: "Enabled" } },
        opts,
    );
    new aws.s3.BucketServerSideEncryptionConfiguration(
        `${name}-server-side-encryption`,
        { bucket: bucket.bucket, rules: [encryptionRule(spec.keyArn)] },
        opts,
    );
    new aws.s3.BucketOwnershipControls(
        `${name}-ownership-controls`,
        { bucket: bucket.bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
        opts,
    );
    // Rules for old versions are only accepted once versions are kept.
    new aws.s3.BucketLifecycleConfiguration(
        `${name}-lifecycle-configuration`,
        { bucket: bucket.bucket, rules: spec.lifecycle },
        { ...opts, dependsOn: [versioning] },
    );
    return bucket;
}

/** Closes a bucket to the public and gives it a policy, one after the other: S3 refuses the two at the same time. */
export function attachPolicy(
    name: string,
    bucket: aws.s3.Bucket,
    policy: pulumi.Input<PolicyDocument>,
    opts: pulumi.CustomResourceOptions,
): aws.s3.BucketPolicy {
    const publicAccessBlock = new aws.s3.BucketPublicAccessBlock(
        `${name}-public-access-block`,
        {
            bucket: bucket.bucket,
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
        },
        opts,
    );
    return new aws.s3.BucketPolicy(
        `${name}-policy`,
        { bucket: bucket.bucket, policy: jsonStringify(policy) },
        { ...opts, dependsOn: [publicAccessBlock] },
    );
}

function encryptionRule(keyArn: pulumi.Input<string> | undefined) {
    return keyArn === undefined
        ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
        : {
              applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
              // One data key a bucket instead of one an object: fewer calls to KMS, the same protection.
              bucketKeyEnabled: true,
          };
}
