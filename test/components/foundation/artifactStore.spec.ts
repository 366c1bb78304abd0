import * as assert from "node:assert";
import { ArtifactStore, ArtifactStoreArgs } from "../../../components/foundation/artifactStore";
import { artifactBucketPolicy, logBucketPolicy } from "../../../components/foundation/bucketPolicies";
import { LOCATION, record, Recording } from "../../support/recorder";

const KEY_ARN = "arn:aws:kms:eu-central-1:111122223333:key/7c9e6679-7425-40de-944b-e07fc1f90ae7";
const BUCKET = "aws:s3/bucket:Bucket";
const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
const LOGGING = "aws:s3/bucketLogging:BucketLogging";
const OWNERSHIP = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const PUBLIC_ACCESS = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";

function make(overrides: Partial<ArtifactStoreArgs> = {}, name = "fraud") {
    return () => new ArtifactStore(name, { location: LOCATION, keyArn: KEY_ARN, ...overrides });
}

function policyOf(recording: Recording, name: string): unknown {
    return JSON.parse(String(recording.one(POLICY, name).inputs["policy"]));
}

describe("ArtifactStore", () => {
    it("makes the bucket and a bucket for its access logs, each with every protection", async () => {
        assert.deepStrictEqual((await record(make())).typesAndNames(), [
            `${BUCKET} fraud-bucket`,
            `${BUCKET} fraud-log-bucket`,
            `${LIFECYCLE} fraud-bucket-lifecycle-configuration`,
            `${LIFECYCLE} fraud-log-bucket-lifecycle-configuration`,
            `${LOGGING} fraud-bucket-logging`,
            `${OWNERSHIP} fraud-bucket-ownership-controls`,
            `${OWNERSHIP} fraud-log-bucket-ownership-controls`,
            `${POLICY} fraud-bucket-policy`,
            `${POLICY} fraud-log-bucket-policy`,
            `${PUBLIC_ACCESS} fraud-bucket-public-access-block`,
            `${PUBLIC_ACCESS} fraud-log-bucket-public-access-block`,
            `${ENCRYPTION} fraud-bucket-server-side-encryption`,
            `${ENCRYPTION} fraud-log-bucket-server-side-encryption`,
            `${VERSIONING} fraud-bucket-versioning`,
            `${VERSIONING} fraud-log-bucket-versioning`,
            "mlops:index:ArtifactStore fraud",
        ]);
    });

    it("is the direct parent of all of them", async () => {
        const { resources } = await record(make());
        for (const resource of resources.filter(({ custom }) => custom)) {
            assert.match(resource.parent ?? "", /::mlops:index:ArtifactStore::fraud$/, resource.name);
        }
    });

    it("encrypts objects with the given key, one data key a bucket", async () => {
        const { inputs } = (await record(make())).one(ENCRYPTION, "fraud-bucket-server-side-encryption");
        assert.deepStrictEqual(inputs["rules"], [
            {
                applyServerSideEncryptionByDefault: { kmsMasterKeyId: KEY_ARN, sseAlgorithm: "aws:kms" },
                bucketKeyEnabled: true,
            },
        ]);
    });

    it("encrypts access logs with keys of S3, as S3 delivers them to no other bucket", async () => {
        const { inputs } = (await record(make())).one(ENCRYPTION, "fraud-log-bucket-server-side-encryption");
        assert.deepStrictEqual(inputs["rules"], [
            { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } },
        ]);
    });

    it("closes both buckets to the public, to ACLs and to the loss of versions", async () => {
        const recording = await record(make());
        for (const name of ["fraud-bucket", "fraud-log-bucket"]) {
            assert.deepStrictEqual(recording.one(PUBLIC_ACCESS, `${name}-public-access-block`).inputs, {
                blockPublicAcls: true,
                blockPublicPolicy: true,
                bucket: `${name}-0a1b2c3`,
                ignorePublicAcls: true,
                restrictPublicBuckets: true,
            });
            assert.deepStrictEqual(recording.one(OWNERSHIP, `${name}-ownership-controls`).inputs, {
                bucket: `${name}-0a1b2c3`,
                rule: { objectOwnership: "BucketOwnerEnforced" },
            });
            assert.deepStrictEqual(recording.one(VERSIONING, `${name}-versioning`).inputs, {
                bucket: `${name}-0a1b2c3`,
                versioningConfiguration: { status: "Enabled" },
            });
        }
    });

    it("writes whole policies at preview, before a bucket exists", async () => {
        const recording = await record(make(), { preview: true });
        assert.deepStrictEqual(
            policyOf(recording, "fraud-bucket-policy"),
            artifactBucketPolicy(LOCATION, "fraud-bucket-0a1b2c3"),
        );
        assert.deepStrictEqual(
            policyOf(recording, "fraud-log-bucket-policy"),
            logBucketPolicy(LOCATION, "fraud-log-bucket-0a1b2c3", "fraud-bucket-0a1b2c3"),
        );
    });

    it("sends access logs to its log bucket once that lets them in", async () => {
        const logging = (await record(make())).one(LOGGING);
        assert.deepStrictEqual(logging.inputs, {
            bucket: "fraud-bucket-0a1b2c3",
            targetBucket: "fraud-log-bucket-0a1b2c3",
            targetObjectKeyFormat: { partitionedPrefix: { partitionDateSource: "EventTime" } },
            targetPrefix: "access-logs/",
        });
        assert.ok(logging.dependencies.some((urn) => urn.endsWith("::fraud-log-bucket-policy")));
    });

    it("sends access logs to a given bucket, and then makes none", async () => {
        const recording = await record(make({ accessLogBucketName: "central-logs" }));
        assert.strictEqual(recording.one(LOGGING).inputs["targetBucket"], "central-logs");
        assert.deepStrictEqual(recording.names(BUCKET), ["fraud-bucket"]);
    });

    it("adds the policy after the public access block, which S3 refuses to do at once", async () => {
        const { dependencies } = (await record(make())).one(POLICY, "fraud-bucket-policy");
        assert.ok(dependencies.some((urn) => urn.endsWith("::fraud-bucket-public-access-block")));
    });

    it("keeps old versions for as long as it is told", async () => {
        const recording = await record(make({ noncurrentVersionDays: 14, accessLogDays: 30 }));
        assert.match(
            JSON.stringify(recording.one(LIFECYCLE, "fraud-bucket-lifecycle-configuration").inputs["rules"]),
            /"noncurrentDays":14/,
        );
        assert.match(
            JSON.stringify(
                recording.one(LIFECYCLE, "fraud-log-bucket-lifecycle-configuration").inputs["rules"],
            ),
            /"days":30/,
        );
    });

    it("protects the buckets unless it is told not to, and never empties them", async () => {
        const byDefault = await record(make());
        const unprotected = await record(make({ protect: false }));
        const protection = ({ options }: { options: { protect: boolean } }) => options.protect;
        assert.deepStrictEqual(byDefault.all(BUCKET).map(protection), [true, true]);
        assert.deepStrictEqual(unprotected.all(BUCKET).map(protection), [false, false]);
        for (const bucket of unprotected.all(BUCKET)) {
            assert.ok(!("forceDestroy" in bucket.inputs) && !("acl" in bucket.inputs));
        }
    });

    it("tags both buckets", async () => {
        for (const { inputs } of (await record(make({ tags: { team: "risk" } }))).all(BUCKET)) {
            assert.deepStrictEqual(inputs["tags"], { "mlops:component": "ArtifactStore", team: "risk" });
        }
    });

    it("hands on the bucket's name and ARN at preview", async () => {
        const { outputs } = await record(
            () => {
                const { bucketName, bucketArn } = make()();
                return { bucketName, bucketArn };
            },
            { preview: true },
        );
        assert.deepStrictEqual(outputs, {
            bucketArn: "arn:aws:s3:::fraud-bucket-0a1b2c3",
            bucketName: "fraud-bucket-0a1b2c3",
        });
    });

    it("lets other accounts read the models that they deploy", async () => {
        const readers = { accountIds: ["222233334444"], prefix: "fraud/runs" };
        const recording = await record(make({ readers }));
        const { bucket } = recording.one(POLICY, "fraud-bucket-policy").inputs;
        assert.deepStrictEqual(
            policyOf(recording, "fraud-bucket-policy"),
            artifactBucketPolicy(LOCATION, String(bucket), readers),
        );
        assert.doesNotMatch(JSON.stringify(policyOf(recording, "fraud-log-bucket-policy")), /222233334444/);
    });

    it("refuses readers that are no other accounts, and a prefix that opens more than a folder", async () => {
        for (const prefix of ["", "fraud/*", "fraud/", "/fraud", "fraud//runs"]) {
            const readers = { accountIds: ["111122223333"], prefix };
            await assert.rejects(record(make({ readers })), {
                message:
                    'ArtifactStore "fraud":\n  readers.accountIds[0]: must be another account than the one that ' +
                    'shares, got "111122223333"; leave it out; its roles need IAM policies only\n' +
                    "  readers.prefix: must be the start of object keys, without wildcards and with no slash at " +
                    `either end, got "${prefix}"; name the folder that they need, for example fraud/runs`,
            });
        }
    });

    it("reports a wrong name and a wrong number together", async () => {
        await assert.rejects(record(make({ noncurrentVersionDays: -1 }, "Fraud")), {
            message:
                'ArtifactStore "Fraud":\n  name: must be 1 to 44 lower-case letters, digits or hyphens, as bucket ' +
                'names are made from it, got "Fraud"; shorten it or write it in lower case\n' +
                "  noncurrentVersionDays: must be a whole number of days, at least 1, got -1; give the number of " +
                "days after which S3 may delete",
        });
    });
});
