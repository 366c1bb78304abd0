import { AwsLocation } from "../shared/awsLocation";
import { unless } from "../shared/problems/checks";
import { otherAccountProblems } from "../shared/otherAccounts";
import type { Problem } from "../shared/problems/problems";
import type { BucketReaders } from "./bucketPolicies";

/** What {@link artifactStoreProblems} looks at. */
export interface ArtifactStoreNumbers {
    noncurrentVersionDays: number;
    accessLogDays: number;
}

/** One rule of a bucket's lifecycle, as S3 takes it. */
export interface LifecycleRule {
    id: string;
    status: "Enabled";
    /** Empty: every object. */
    filter: Record<string, never>;
    expiration?: { days: number };
    noncurrentVersionExpiration?: { noncurrentDays: number };
    abortIncompleteMultipartUpload?: { daysAfterInitiation: number };
}

const ABORT_UPLOAD_DAYS = 7;
/** S3 allows 63 characters; the longest child adds `-log-bucket` and Pulumi's auto-naming 8 more. */
const LONGEST_NAME = 44;
/** Characters that S3 calls safe in keys: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
const PREFIX = /^[\w!.'()-]+(\/[\w!.'()-]+)*$/;
const BUCKET_NAME = /^[a-z0-9][a-z0-9-]*$/;

/** What is wrong with a store's name and numbers. */
export function artifactStoreProblems(name: string, numbers: ArtifactStoreNumbers): Problem[] {
    const problems: Problem[] = [];
    if (name.length > LONGEST_NAME || !BUCKET_NAME.test(name)) {
        problems.push({
            path: "name",
            rule: `must be 1 to ${LONGEST_NAME} lower-case letters, digits or hyphens, as bucket names are made from it`,
            got: name,
            fix: "shorten it or write it in lower case",
        });
    }
    for (const [path, days] of Object.entries(numbers)) {
        if (!Number.isInteger(days) || days < 1) {
            problems.push({
                path,
                rule: "must be a whole number of days, at least 1",
                got: days,
                fix: "give the number of days after which S3 may delete",
            });
        }
    }
    return problems;
}

/** What is wrong with who else reads the store. */
export function readerProblems(location: AwsLocation, readers: BucketReaders | undefined): Problem[] {
    return readers === undefined
        ? []
        : [
              ...otherAccountProblems(location, "readers.accountIds", readers.accountIds),
              ...unless(PREFIX.test(readers.prefix), {
                  path: "readers.prefix",
                  rule: "must be the start of object keys, without wildcards and with no slash at either end",
                  got: readers.prefix,
                  fix: "name the folder that they need, for example fraud/runs",
              }),
          ];
}

/** Lifecycle of a bucket whose current objects stay: old versions and abandoned uploads go. */
export function artifactLifecycle(noncurrentVersionDays: number): LifecycleRule[] {
    return [expireOldVersions(noncurrentVersionDays), abortUploads()];
}

/** Lifecycle of a bucket of logs, which go after a time. */
export function logLifecycle(accessLogDays: number): LifecycleRule[] {
    return [
        { id: "expire-logs", status: "Enabled", filter: {}, expiration: { days: accessLogDays } },
        expireOldVersions(1),
        abortUploads(),
    ];
}

function expireOldVersions(noncurrentDays: number): LifecycleRule {
    return {
        id: "expire-old-versions",
        status: "Enabled",
        filter: {},
        noncurrentVersionExpiration: { noncurrentDays },
    };
}

function abortUploads(): LifecycleRule {
    return {
        id: "abort-incomplete-uploads",
        status: "Enabled",
        filter: {},
        abortIncompleteMultipartUpload: { daysAfterInitiation: ABORT_UPLOAD_DAYS },
    };
}
