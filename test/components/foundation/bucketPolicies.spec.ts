import * as assert from "node:assert";
import { artifactBucketPolicy, logBucketPolicy } from "../../../components/foundation/bucketPolicies";
import { LOCATION } from "../../support/recorder";

describe("artifactBucketPolicy", () => {
    const [insecure, weak, ...more] = artifactBucketPolicy(LOCATION, "models").Statement;

    it("denies two things and allows nothing, so that IAM policies alone give access", () => {
        assert.deepStrictEqual([insecure?.Effect, weak?.Effect, more.length], ["Deny", "Deny", 0]);
    });

    it("denies everyone every request without TLS, on the bucket and on its objects", () => {
        assert.deepStrictEqual(insecure, {
            Sid: "DenyInsecureTransport",
            Effect: "Deny",
            Principal: "*",
            Action: "s3:*",
            Resource: ["arn:aws:s3:::models", "arn:aws:s3:::models/*"],
            Condition: { Bool: { "aws:SecureTransport": "false" } },
        });
    });

    it("denies an upload that asks for another encryption, and leaves one that asks for none to the default", () => {
        assert.deepStrictEqual(weak?.Condition, {
            Null: { "s3:x-amz-server-side-encryption": "false" },
            StringNotEquals: { "s3:x-amz-server-side-encryption": ["aws:kms", "aws:kms:dsse"] },
        });
        assert.strictEqual(weak?.Action, "s3:PutObject");
    });

    it("lets reader accounts get the objects below their prefix, and neither list nor write", () => {
        const readers = { accountIds: ["222233334444"], prefix: "fraud/runs" };
        const { Statement } = artifactBucketPolicy(LOCATION, "models", readers);
        assert.deepStrictEqual(
            Statement.filter(({ Effect }) => Effect === "Allow"),
            [
                {
                    Sid: "ReadersMayGetObjects",
                    Effect: "Allow",
                    Principal: { AWS: ["arn:aws:iam::222233334444:root"] },
                    Action: "s3:GetObject",
                    Resource: "arn:aws:s3:::models/fraud/runs/*",
                },
            ],
        );
    });

    it("writes the ARNs of the location's partition", () => {
        const china = { partition: "aws-cn", region: "cn-north-1", accountId: "111122223333" };
        assert.deepStrictEqual(
            artifactBucketPolicy(china, "models").Statement[1]?.Resource,
            "arn:aws-cn:s3:::models/*",
        );
    });
});

describe("logBucketPolicy", () => {
    it("lets the logging service write the logs of one bucket of the account, and nobody anything else", () => {
        const { Statement } = logBucketPolicy(LOCATION, "logs", "models");
        assert.deepStrictEqual(
            Statement.filter(({ Effect }) => Effect === "Allow"),
            [
                {
                    Sid: "AccessLogsMayArrive",
                    Effect: "Allow",
                    Principal: { Service: "logging.s3.amazonaws.com" },
                    Action: "s3:PutObject",
                    Resource: "arn:aws:s3:::logs/access-logs/*",
                    Condition: {
                        StringEquals: { "aws:SourceAccount": "111122223333" },
                        ArnLike: { "aws:SourceArn": "arn:aws:s3:::models" },
                    },
                },
            ],
        );
        assert.deepStrictEqual(
            Statement.filter(({ Effect }) => Effect === "Deny").map(({ Sid }) => Sid),
            ["DenyInsecureTransport"],
        );
    });
});
