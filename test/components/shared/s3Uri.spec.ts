import * as assert from "node:assert";
import { s3Object, s3Prefix } from "../../../components/shared/s3Uri";
import { LOCATION } from "../../support/recorder";

describe("S3 URIs", () => {
    it("names one object", () => {
        assert.deepStrictEqual(s3Object(LOCATION, "s3://artifacts/baseline/constraints.json"), {
            bucketArn: "arn:aws:s3:::artifacts",
            objectArn: "arn:aws:s3:::artifacts/baseline/constraints.json",
            key: "baseline/constraints.json",
        });
    });

    for (const uri of ["s3://artifacts/data-capture", "s3://artifacts/data-capture/"]) {
        it(`names everything under ${uri}, and nothing beside it`, () => {
            assert.deepStrictEqual(s3Prefix(LOCATION, uri), {
                bucketArn: "arn:aws:s3:::artifacts",
                objectArn: "arn:aws:s3:::artifacts/data-capture/*",
                key: "data-capture/*",
            });
        });
    }

    it("names a whole bucket", () => {
        const { objectArn } = s3Prefix({ ...LOCATION, partition: "aws-cn" }, "s3://artifacts");
        assert.strictEqual(objectArn, "arn:aws-cn:s3:::artifacts/*");
    });

    for (const uri of ["https://artifacts/key", "artifacts/key", "s3://", "s3:///key"]) {
        it(`refuses ${uri}`, () => {
            const error = new RangeError(`${uri} is no S3 URI; write s3://bucket/key`);
            assert.throws(() => s3Prefix(LOCATION, uri), error);
            assert.throws(() => s3Object(LOCATION, uri), error);
        });
    }

    it("refuses a bucket where an object is meant", () => {
        assert.throws(
            () => s3Object(LOCATION, "s3://artifacts"),
            new RangeError("s3://artifacts names a bucket, not an object; write s3://bucket/key"),
        );
    });
});
