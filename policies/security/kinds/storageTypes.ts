import { Accompanied } from "../../shared/kinds/companionRule";
import { NamedResources, Stack, StackResource } from "../../shared/stack";
import { matchesOne } from "../../shared/callers";
import { placesAt } from "../../shared/places";
import { valueAt } from "../../shared/properties";
import { textList } from "../../shared/settingKinds";

export const BUCKET = "aws:s3/bucket:Bucket";
/** The same under the name that the provider gave it for a while. */
export const BUCKET_V2 = "aws:s3/bucketV2:BucketV2";
export const NATIVE_BUCKET = "aws-native:s3:Bucket";

/** What the classic provider calls a companion now, and what it called it for a while. */
function versions(name: string): string[] {
    const token = (title: string): string =>
        `aws:s3/${title.charAt(0).toLowerCase()}${title.slice(1)}:${title}`;
    return [token(name), token(`${name}V2`)];
}

export const PUBLIC_ACCESS_BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
export const OWNERSHIP_CONTROLS = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
export const BUCKET_ACL = versions("BucketAcl");
export const ENCRYPTION = versions("BucketServerSideEncryptionConfiguration");
export const VERSIONING = versions("BucketVersioning");
export const LIFECYCLE = versions("BucketLifecycleConfiguration");
export const LOGGING = versions("BucketLogging");
export const OBJECT_LOCK = versions("BucketObjectLockConfiguration");
export const NOTIFICATION = "aws:s3/bucketNotification:BucketNotification";
export const REPLICATION = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";
export const BUCKET_POLICY = ["aws:s3/bucketPolicy:BucketPolicy", "aws-native:s3:BucketPolicy"] as const;

const COMPANIONS = [
    PUBLIC_ACCESS_BLOCK,
    OWNERSHIP_CONTROLS,
    ...BUCKET_ACL,
    ...ENCRYPTION,
    ...VERSIONING,
    ...LIFECYCLE,
    ...LOGGING,
    ...OBJECT_LOCK,
    NOTIFICATION,
    REPLICATION,
    ...BUCKET_POLICY,
];

/** Buckets, and the resources in which most of what can be said about them is said. */
export const BUCKETS: Accompanied = {
    types: [BUCKET, BUCKET_V2, NATIVE_BUCKET],
    names: ["bucket", "bucketName", "id", "arn"],
    companions: Object.fromEntries(COMPANIONS.map((type) => [type, "bucket"])),
};

/** The same paths in each of several types. */
export function inEach<Paths>(types: readonly string[], paths: Paths): Record<string, Paths> {
    return Object.fromEntries(types.map((type) => [type, paths]));
}

/** Where the name of the bucket stands that receives access logs, by type, and the property that it is part of. */
const LOG_TARGETS: Readonly<Record<string, readonly [path: string, property: string]>> = {
    ...inEach(LOGGING, ["targetBucket", "targetBucket"] as const),
    [BUCKET]: ["logging?.targetBucket", "logging"],
    [BUCKET_V2]: ["loggings[]?.targetBucket", "loggings"],
    [NATIVE_BUCKET]: ["loggingConfiguration?.destinationBucketName?", "loggingConfiguration"],
};

const targetsOf = new WeakMap<Stack, ReadonlySet<StackResource>>();

function findLogTargets(stack: Stack): ReadonlySet<StackResource> {
    const buckets = new NamedResources(stack.ofTypes(BUCKETS.types), BUCKETS.names);
    return new Set(
        Object.entries(LOG_TARGETS).flatMap(([type, [path, property]]) =>
            stack
                .ofTypes([type])
                .flatMap((from) =>
                    placesAt(from.properties, path).flatMap(({ value }) =>
                        buckets.meant(value, from, property),
                    ),
                ),
        ),
    );
}

/** Whether other buckets send their access logs to this one; such a bucket follows rules of its own. */
export function receivesLogs(bucket: StackResource, stack: Stack): boolean {
    const known = targetsOf.get(stack) ?? findLogTargets(stack);
    targetsOf.set(stack, known);
    return known.has(bucket);
}

/** A setting that says which buckets a rule is about. */
function bucketPatterns(what: string) {
    return textList({
        description:
            `Buckets that ${what}: names, as in the program or in AWS, in which * stands for any text. ` +
            "None: the rule asks nothing.",
        pattern: "^[A-Za-z0-9*?._:-]{1,128}$",
        form: 'names of buckets such as "*-artifacts-bucket*"',
        fallback: [],
    });
}

/** Whether a bucket is one of those that a setting names. */
function isOneOfBuckets(bucket: StackResource, patterns: readonly string[]): boolean {
    const names = [bucket.name, ...BUCKETS.names.map((key) => valueAt(bucket.properties, key))];
    return names.some((name) => typeof name === "string" && matchesOne(patterns, name));
}

/** The part that rules about the buckets of a setting have in common; none of them asks anything of its own accord. */
export function ofNamedBuckets(what: string) {
    return {
        settings: { buckets: bucketPatterns(what) },
        subject: "S3 buckets",
        of: BUCKETS,
        about: (bucket: StackResource, { buckets }: { buckets: readonly string[] }): boolean =>
            isOneOfBuckets(bucket, buckets),
    };
}
