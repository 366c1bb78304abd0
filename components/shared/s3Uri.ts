import { AwsLocation, s3Arn } from "./awsLocation";

/** The objects under an S3 URI, as policies name them. */
export interface S3Objects {
    bucketArn: string;
    /** The object itself, or the pattern of all objects under the prefix. */
    objectArn: string;
    /** Key, or pattern of all keys under the prefix. */
    key: string;
}

const S3_URI = /^s3:\/\/([a-z0-9][a-z0-9.-]+)(?:\/(.*))?$/;

/**
 * The one object that an S3 URI names.
 *
 * @throws RangeError where the text is no S3 URI with a key
 */
export function s3Object(location: AwsLocation, uri: string): S3Objects {
    const { bucket, key } = splitUri(uri);
    if (key === "") {
        throw new RangeError(`${uri} names a bucket, not an object; write s3://bucket/key`);
    }
    return { bucketArn: s3Arn(location, bucket), objectArn: s3Arn(location, `${bucket}/${key}`), key };
}

/**
 * All objects under an S3 URI.
 *
 * @throws RangeError where the text is no S3 URI
 */
export function s3Prefix(location: AwsLocation, uri: string): S3Objects {
    const { bucket, key } = splitUri(uri);
    const under = key === "" ? "*" : `${key.replace(/\/+$/, "")}/*`;
    return {
        bucketArn: s3Arn(location, bucket),
        objectArn: s3Arn(location, `${bucket}/${under}`),
        key: under,
    };
}

function splitUri(uri: string): { bucket: string; key: string } {
    const [, bucket, key = ""] = S3_URI.exec(uri) ?? [];
    if (bucket === undefined) {
        throw new RangeError(`${uri} is no S3 URI; write s3://bucket/key`);
    }
    return { bucket, key };
}
