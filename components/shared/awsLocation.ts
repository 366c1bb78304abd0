/**
 * Where resources live. Plain values, so that policy documents that name ARNs are whole at preview
 * and a policy pack can read them before anything exists.
 */
export interface AwsLocation {
    /** ARN partition: `aws`, `aws-cn` or `aws-us-gov`. */
    partition: string;
    /** Region code, for example `eu-central-1`. */
    region: string;
    /** Account id, 12 digits. */
    accountId: string;
}

/**
 * Writes one ARN of the given location.
 *
 * @param resource the part behind the account, for example `role/fraud-build`
 */
export function arn(location: AwsLocation, service: string, resource: string): string {
    return `arn:${location.partition}:${service}:${location.region}:${location.accountId}:${resource}`;
}

/** Writes the ARN of a resource of a global service, which has no region: IAM for example. */
export function globalArn(location: AwsLocation, service: string, resource: string): string {
    return `arn:${location.partition}:${service}::${location.accountId}:${resource}`;
}

/** Writes the ARN of an S3 bucket, or of keys in it (`bucket/prefix/*`); S3 ARNs carry neither region nor account. */
export function s3Arn(location: AwsLocation, bucketAndKey: string): string {
    return `arn:${location.partition}:s3:::${bucketAndKey}`;
}

/** The domain that service endpoints and container registries of the partition end in. */
export function dnsSuffix(location: AwsLocation): string {
    return location.partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
}
