import { ResourceFixture } from "../../analyzer";

export const BUCKET = "aws:s3/bucket:Bucket";
export const BUCKET_V2 = "aws:s3/bucketV2:BucketV2";
export const NATIVE_BUCKET = "aws-native:s3:Bucket";

/** A bucket of the classic provider, with what it says itself. */
export function bucket(properties: object = {}, type = BUCKET): ResourceFixture {
    return { type, name: "models", properties: { bucket: "models-1", ...properties } };
}

export function nativeBucket(properties: object = {}): ResourceFixture {
    return { type: NATIVE_BUCKET, name: "models", properties: { bucketName: "models-1", ...properties } };
}

/** The same as `aws:s3/bucketVersioning:BucketVersioning`. */
export function token(title: string): string {
    return `aws:s3/${title.charAt(0).toLowerCase()}${title.slice(1)}:${title}`;
}

/** A resource that says more about the bucket. */
export function companion(title: string, properties: object, name = "part"): ResourceFixture {
    return { type: token(title), name, properties: { bucket: "models-1", ...properties } };
}

/** The bucket as it stands in messages. */
export const IT = `${BUCKET} "models": the bucket`;
