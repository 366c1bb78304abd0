import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { AwsLocation, s3Arn } from "../shared/awsLocation";
import { rejectProblems } from "../shared/problems/rejectProblems";
import { mergeTags, Tags } from "../shared/tags";
import { artifactLifecycle, artifactStoreProblems, logLifecycle, readerProblems } from "./artifactStoreRules";
import { ACCESS_LOG_PREFIX, artifactBucketPolicy, logBucketPolicy } from "./bucketPolicies";
import { attachPolicy, createPrivateBucket } from "./privateBucket";

/** Other accounts that read a part of an {@link ArtifactStore}. */
export interface ArtifactReadersArgs {
    /** Ids of the accounts, 12 digits each; their roles need IAM policies of their own, and the key's policy too. */
    accountIds: string[];
    /** Start of the keys that they may read, for example `fraud/runs`; no slash at either end. */
    prefix: string;
}

/** Arguments of {@link ArtifactStore}. */
export interface ArtifactStoreArgs {
    /** Where the buckets live. */
    location: AwsLocation;
    /** ARN of the customer-managed key that encrypts the objects. */
    keyArn: pulumi.Input<string>;
    /**
     * Name of an existing bucket of the same account and region that receives the access logs under `access-logs/`;
     * it must let `logging.s3.amazonaws.com` write and must not be encrypted with KMS.
     * Default: a log bucket of its own.
     * https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
     */
    accessLogBucketName?: pulumi.Input<string>;
    /** Days that an overwritten or deleted object can still be restored, at least 1. Default: 90. */
    noncurrentVersionDays?: number;
    /** Days that access logs are kept in the store's own log bucket, at least 1. Default: 365. */
    accessLogDays?: number;
    /** Other accounts that read models, as those do that deploy them. Default: none. */
    readers?: ArtifactReadersArgs;
    /** Refuse to delete the buckets. Default: true. */
    protect?: boolean;
    /** Tags of the buckets. */
    tags?: Record<string, pulumi.Input<string>>;
}

const DEFAULTS = { noncurrentVersionDays: 90, accessLogDays: 365, protect: true } as const;

/**
 * The bucket that data, models, captured traffic and pipeline artefacts are kept in: encrypted with the platform's
 * key, versioned, closed to the public, TLS only, with access logs.
 *
 * Makes a bucket and, unless one is given, a bucket for its access logs.
 *
 * ```ts
 * const store = new ArtifactStore("fraud", { location, keyArn: key.keyArn });
 * ```
 */
export class ArtifactStore extends pulumi.ComponentResource {
    /** Name of the bucket, known at preview. */
    readonly bucketName: pulumi.Output<string>;
    /** ARN of the bucket, known at preview. */
    readonly bucketArn: pulumi.Output<string>;

    constructor(name: string, args: ArtifactStoreArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mlops:index:ArtifactStore", name, {}, opts);
        const noncurrentVersionDays = args.noncurrentVersionDays ?? DEFAULTS.noncurrentVersionDays;
        const accessLogDays = args.accessLogDays ?? DEFAULTS.accessLogDays;
        rejectProblems(this, "ArtifactStore", name, [
            ...artifactStoreProblems(name, { noncurrentVersionDays, accessLogDays }),
            ...readerProblems(args.location, args.readers),
        ]);

        const common = {
            protect: args.protect ?? DEFAULTS.protect,
            tags: mergeTags("ArtifactStore", args.tags),
            parent: this,
        };
        const bucket = createPrivateBucket(`${name}-bucket`, {
            ...common,
            keyArn: args.keyArn,
            lifecycle: artifactLifecycle(noncurrentVersionDays),
        });
        const policy = bucket.bucket.apply((bucketName) =>
            artifactBucketPolicy(args.location, bucketName, args.readers),
        );
        attachPolicy(`${name}-bucket`, bucket, policy, { parent: this });
        const logs =
            args.accessLogBucketName === undefined
                ? createLogBucket(`${name}-log-bucket`, args.location, bucket, { ...common, accessLogDays })
                : { bucketName: args.accessLogBucketName, dependsOn: [] };
        sendAccessLogs(`${name}-bucket-logging`, bucket, logs, this);

        this.bucketName = bucket.bucket;
        this.bucketArn = bucket.bucket.apply((bucketName) => s3Arn(args.location, bucketName));
        this.registerOutputs({ bucketName: this.bucketName, bucketArn: this.bucketArn });
    }
}

/** The bucket that access logs go to, and what must exist before S3 accepts it as such. */
interface LogTarget {
    bucketName: pulumi.Input<string>;
    dependsOn: pulumi.Resource[];
}

function createLogBucket(
    name: string,
    location: AwsLocation,
    source: aws.s3.Bucket,
    spec: { accessLogDays: number; protect: boolean; tags: Tags; parent: pulumi.Resource },
): LogTarget {
    // S3 delivers access logs to buckets encrypted with its own keys only, never with KMS:
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
    const bucket = createPrivateBucket(name, { ...spec, lifecycle: logLifecycle(spec.accessLogDays) });
    const document = pulumi
        .all([bucket.bucket, source.bucket])
        .apply(([logBucketName, sourceName]) => logBucketPolicy(location, logBucketName, sourceName));
    const policy = attachPolicy(name, bucket, document, { parent: spec.parent });
    return { bucketName: bucket.bucket, dependsOn: [policy] };
}

function sendAccessLogs(
    name: string,
    source: aws.s3.Bucket,
    target: LogTarget,
    parent: pulumi.Resource,
): aws.s3.BucketLogging {
    return new aws.s3.BucketLogging(
        name,
        {
            bucket: source.bucket,
            targetBucket: target.bucketName,
            targetPrefix: ACCESS_LOG_PREFIX,
            targetObjectKeyFormat: { partitionedPrefix: { partitionDateSource: "EventTime" } },
        },
        { parent, dependsOn: target.dependsOn },
    );
}
