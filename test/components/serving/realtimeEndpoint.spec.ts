import * as assert from "node:assert";
import { RealtimeEndpoint, RealtimeEndpointArgs } from "../../../components/serving/realtimeEndpoint";
import { record } from "../../support/recorder";
import { endpointRecorder, itIsAnEndpoint, rejection } from "./everyEndpoint";
import {
    CONFIG,
    ENDPOINT,
    IMAGE,
    imageVariant,
    KEY,
    MODEL,
    PACKAGE,
    realtimeArgs,
    ROLE,
    ROLLOUT,
    statementsOf,
    variant,
} from "./servingFixtures";

const TAGS = { "mlops:component": "RealtimeEndpoint", team: "risk" };

const recordEndpoint = endpointRecorder((overrides: Partial<RealtimeEndpointArgs>) => {
    const endpoint = new RealtimeEndpoint("fraud", realtimeArgs(overrides));
    const { endpointName, endpointConfigName, executionRoleArn, dataCaptureUri } = endpoint;
    return { endpointName, endpointConfigName, executionRoleArn, dataCaptureUri };
});
const rejects = rejection('RealtimeEndpoint "fraud"', recordEndpoint);

describe("RealtimeEndpoint", () => {
    itIsAnEndpoint({
        component: "RealtimeEndpoint",
        name: "fraud",
        model: { name: "fraud-model-main", container: { modelPackageName: PACKAGE } },
        furtherOutputs: { dataCaptureUri: "s3://artifacts/data-capture/fraud" },
        recordEndpoint,
    });

    it("configures one variant, encrypts its volume and keeps every request and answer", async () => {
        const { inputs } = (await recordEndpoint()).one(CONFIG);
        assert.deepStrictEqual(inputs, {
            dataCaptureConfig: {
                captureContentTypeHeader: {
                    csvContentTypes: ["text/csv"],
                    jsonContentTypes: ["application/json", "application/jsonlines"],
                },
                captureOptions: [{ captureMode: "Input" }, { captureMode: "Output" }],
                destinationS3Uri: "s3://artifacts/data-capture",
                enableCapture: true,
                initialSamplingPercentage: 100,
                kmsKeyId: KEY,
            },
            kmsKeyArn: KEY,
            productionVariants: [
                {
                    initialInstanceCount: 2,
                    initialVariantWeight: 1,
                    instanceType: "ml.m5.large",
                    modelName: "fraud-model-main-0a1b2c3",
                    variantName: "main",
                },
            ],
            tags: TAGS,
        });
    });

    it("rolls out by a canary of 10 % with the alarms, after configuration and endpoint", async () => {
        const recording = await recordEndpoint();
        const { inputs, propertyDependencies } = recording.one(ROLLOUT);
        assert.deepStrictEqual(inputs, {
            deployment: {
                maximumExecutionSeconds: 5100,
                stepPercent: 10,
                strategy: "canary",
                terminationWaitSeconds: 300,
                waitSeconds: 600,
            },
            endpointConfigName: "fraud-endpoint-config-0a1b2c3",
            endpointName: "fraud",
            instanceCounts: { main: 2 },
            instanceTypes: { main: "ml.m5.large" },
            region: "eu-central-1",
            rollbackAlarmNames: ["errors"],
            watchSeconds: 8700,
            weights: { main: 1 },
        });
        assert.deepStrictEqual(propertyDependencies, {
            endpointConfigName: [recording.one(CONFIG).urn],
            endpointName: [recording.one(ENDPOINT).urn],
        });
    });

    it("lets SageMaker assume the role for this account only", async () => {
        const { inputs } = (await recordEndpoint()).one(ROLE);
        assert.deepStrictEqual(JSON.parse(String(inputs["assumeRolePolicy"])), {
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "ServiceMayAssume",
                    Effect: "Allow",
                    Principal: { Service: "sagemaker.amazonaws.com" },
                    Action: "sts:AssumeRole",
                    Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
                },
            ],
        });
        assert.ok(!("managedPolicyArns" in inputs));
    });

    it("gives the role what hosting takes and nothing else", async () => {
        const statements = statementsOf(await recordEndpoint());
        assert.deepStrictEqual(Object.keys(statements), [
            "SignInToRegistry",
            "PullImages",
            "ReadModelData",
            "WriteCapturedData",
            "UseKey",
            "LendKeyToVolumes",
            "WriteLogs",
            "PublishMetrics",
            "ManageNetworkInterfaces",
            "LookAtNetwork",
            "WatchAlarms",
        ]);
        const actions = Object.values(statements).flatMap((statement) => statement["Action"]);
        assert.ok(
            actions.every((action) => !String(action).includes("*")),
            "no action by wildcard",
        );
        const unbounded = Object.keys(statements).filter((sid) => statements[sid]?.["Resource"] === "*");
        assert.deepStrictEqual(unbounded, ["SignInToRegistry", "PublishMetrics", "LookAtNetwork"]);
        assert.deepStrictEqual(statements["WriteCapturedData"], {
            Effect: "Allow",
            Action: "s3:PutObject",
            Resource: "arn:aws:s3:::artifacts/data-capture/fraud/*",
        });
        assert.deepStrictEqual(statements["WatchAlarms"], {
            Effect: "Allow",
            Action: "cloudwatch:DescribeAlarms",
            Resource: ["arn:aws:cloudwatch:eu-central-1:111122223333:alarm:errors"],
        });
    });

    it("reads models from another bucket and with another key where they are registered elsewhere", async () => {
        const modelKeyArn = "arn:aws:kms:eu-central-1:444455556666:key/ffff";
        const statements = statementsOf(await recordEndpoint({ modelBucketName: "registered", modelKeyArn }));
        assert.deepStrictEqual(statements["ReadModelData"], {
            Effect: "Allow",
            Action: "s3:GetObject",
            Resource: "arn:aws:s3:::registered/*",
        });
        assert.deepStrictEqual(statements["ReadEncryptedModels"], {
            Effect: "Allow",
            Action: "kms:Decrypt",
            Resource: modelKeyArn,
        });
        assert.strictEqual(statements["UseKey"]?.["Resource"], KEY);
    });

    it("pulls from the repository of each image, from those it is told, or from any for a model package", async () => {
        const pulled = async (overrides: Partial<RealtimeEndpointArgs>): Promise<unknown> =>
            statementsOf(await recordEndpoint(overrides))["PullImages"]?.["Resource"];
        const xgboost = "arn:aws:ecr:eu-central-1:492215442770:repository/sagemaker-xgboost";
        assert.deepStrictEqual(await pulled({ variants: [imageVariant()] }), [xgboost]);
        assert.deepStrictEqual(await pulled({}), ["arn:aws:ecr:eu-central-1:*:repository/*"]);
        assert.deepStrictEqual(await pulled({ imageRepositoryArns: [xgboost] }), [xgboost]);
    });

    it("makes a model for each variant, and leaves it to the rollout to split the traffic", async () => {
        const variants = [
            variant({ weight: 9 }),
            imageVariant({ modelDataUrl: "s3://artifacts/own/model.tar.gz", environment: { LOG: "info" } }),
        ];
        const recording = await recordEndpoint({ variants });
        assert.deepStrictEqual(recording.names(MODEL), ["fraud-model-main", "fraud-model-own"]);
        assert.deepStrictEqual(recording.one(MODEL, "fraud-model-own").inputs["primaryContainer"], {
            environment: { LOG: "info" },
            image: IMAGE,
            modelDataUrl: "s3://artifacts/own/model.tar.gz",
        });
        const shares = recording.one(CONFIG).inputs["productionVariants"] as Record<string, unknown>[];
        assert.deepStrictEqual(
            shares.map((share) => [share["variantName"], share["modelName"], share["initialVariantWeight"]]),
            [
                ["main", "fraud-model-main-0a1b2c3", 1],
                ["own", "fraud-model-own-0a1b2c3", 0],
            ],
        );
        assert.deepStrictEqual(recording.one(ROLLOUT).inputs["weights"], { main: 9, own: 1 });
    });

    it("gives its rollout the rights of the AWS provider", async () => {
        const access = {
            profile: "prod",
            assumeRoles: [{ roleArn: "arn:aws:iam::444455556666:role/deploy" }],
        };
        const recording = await recordEndpoint({ access });
        assert.deepStrictEqual(recording.one(ROLLOUT).inputs["access"], access);
        assert.ok(!("access" in (await recordEndpoint()).one(ROLLOUT).inputs));
    });

    it("captures nothing where it is told to", async () => {
        const recording = await recordEndpoint({ dataCapture: { enabled: false } });
        assert.ok(!("dataCaptureConfig" in recording.one(CONFIG).inputs));
        assert.ok(!("WriteCapturedData" in statementsOf(recording)));
    });

    it("gives no key to instances that have nothing but local drives, which AWS encrypts itself", async () => {
        const local = await recordEndpoint({ variants: [variant({ instanceType: "ml.g5.xlarge" })] });
        assert.ok(!("kmsKeyArn" in local.one(CONFIG).inputs));
    });

    it("goes live all at once where a canary cannot work: one instance, or no alarm", async () => {
        for (const overrides of [
            { variants: [variant({ initialInstanceCount: 1 })] },
            { rollbackAlarmNames: [] },
        ]) {
            const { inputs } = (await recordEndpoint(overrides)).one(ROLLOUT);
            assert.strictEqual((inputs["deployment"] as { strategy: string }).strategy, "allAtOnce");
        }
    });

    it("refuses names that leave no room for what is added to them, and names that SageMaker does not take", async () => {
        const rule = "letters, digits and hyphens";
        await assert.rejects(
            record(() => new RealtimeEndpoint("f".repeat(40), realtimeArgs({ endpointName: "fraud_1" }))),
            {
                message: [
                    `RealtimeEndpoint "${"f".repeat(40)}":`,
                    `  name: must be 1 to 39 ${rule}, so that -endpoint-config and a suffix fit, got "${"f".repeat(40)}"; choose a shorter name for the component`,
                    `  endpointName: must be 1 to 63 ${rule}, beginning and ending without a hyphen, got "fraud_1"; choose another name`,
                ].join("\n"),
            },
        );
    });

    it("refuses every wrong variant at once", async () => {
        const wrong = variant({
            image: "docker.io/ours:1",
            instanceType: "m5.large",
            initialInstanceCount: 0,
            weight: -1,
            environment: { "a-b": "1" },
        });
        await rejects(
            { variants: [wrong, { name: "main", instanceType: "ml.m5.large", initialInstanceCount: 2 }] },
            'variants.name: must not repeat, got "main"; give each variant a name of its own',
            'variants[0]: must name exactly one model: modelPackageArn or image, got ["modelPackageArn","image"]; give modelPackageArn for a registered version, image for a container of your own',
            'variants[0].image: must be an image in Amazon ECR, got "docker.io/ours:1"; write <account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>',
            'variants[0].instanceType: must be ml.<family>.<size> in lower case, got "m5.large"; choose a hosting instance type, for example ml.m5.large',
            "variants[0].initialInstanceCount: must be a whole number between 1 and 1000, got 0; give at least one instance",
            "variants[0].weight: must be at least 0, got -1; give 0 for no traffic",
            'variants[0].environment: must be named with letters, digits and underscores, not beginning with a digit, got ["a-b"]; rename these variables',
            "variants[1]: must name exactly one model: modelPackageArn or image, got []; give modelPackageArn for a registered version, image for a container of your own",
            "variants.weight: must add up to more than 0, got 0; give at least one variant a weight",
        );
    });

    it("refuses data capture that no monitor could read", async () => {
        await rejects(
            {
                dataCapture: {
                    samplingPercent: 101,
                    prefix: "/capture/",
                    csvContentTypes: [],
                    jsonContentTypes: ["application/json; charset=utf-8"],
                },
            },
            "dataCapture.samplingPercent: must be a whole number between 0 and 100, got 101; give a whole percentage",
            'dataCapture.prefix: must be parts of letters, digits, dots, underscores and hyphens, joined by slashes, got "/capture/"; leave out slashes at the ends',
            "dataCapture.csvContentTypes: must have 1 to 10 members, got 0; name the content types that clients send and the model answers with",
            'dataCapture.jsonContentTypes: must be media types without parameters, got ["application/json; charset=utf-8"]; write type/subtype, for example text/csv',
        );
    });

    it("refuses a rollout that this fleet cannot make", async () => {
        await rejects(
            {
                rollout: { strategy: "rolling" },
                rollbackAlarmNames: [],
                variants: [variant({ initialInstanceCount: 1 }), imageVariant()],
            },
            "rollbackAlarmNames: must name 1 to 10 alarms for the strategy rolling, got 0; give the alarms that say whether a new version is worse, 5XX errors and latency first",
            "rollout.strategy: must not be rolling for an endpoint with several variants, got 2; use canary or linear",
            "rollout.strategy: rolling needs at least 2 instances of variant main to move a part of them, got 1; add instances or use allAtOnce",
        );
    });
});
