import * as assert from "node:assert";
import { MultiModelEndpoint, MultiModelEndpointArgs } from "../../../components/serving/multiModelEndpoint";
import { endpointRecorder, itIsAnEndpoint, rejection } from "./everyEndpoint";
import { CONFIG, IMAGE, KEY, MODEL, multiModelArgs, ROLLOUT, statementsOf } from "./servingFixtures";

const TAGS = { "mlops:component": "MultiModelEndpoint", team: "risk" };
const TRITON = "007439368137.dkr.ecr.us-east-2.amazonaws.com/sagemaker-tritonserver:24.09-py3";

const recordEndpoint = endpointRecorder((overrides: Partial<MultiModelEndpointArgs>) => {
    const endpoint = new MultiModelEndpoint("pricing", multiModelArgs(overrides));
    const { endpointName, endpointConfigName, executionRoleArn } = endpoint;
    return { endpointName, endpointConfigName, executionRoleArn };
});
const rejects = rejection('MultiModelEndpoint "pricing"', recordEndpoint);

describe("MultiModelEndpoint", () => {
    itIsAnEndpoint({
        component: "MultiModelEndpoint",
        name: "pricing",
        model: {
            name: "pricing-model",
            container: {
                image: IMAGE,
                mode: "MultiModel",
                modelDataUrl: "s3://artifacts/regional/",
                multiModelConfig: { modelCacheSetting: "Enabled" },
            },
        },
        recordEndpoint,
    });

    it("keeps no model in memory, and tells the container its environment, where asked to", async () => {
        const recording = await recordEndpoint({ modelCache: "disabled", environment: { LOG: "info" } });
        assert.deepStrictEqual(recording.one(MODEL).inputs["primaryContainer"], {
            environment: { LOG: "info" },
            image: IMAGE,
            mode: "MultiModel",
            modelDataUrl: "s3://artifacts/regional/",
            multiModelConfig: { modelCacheSetting: "Disabled" },
        });
    });

    it("configures one variant without data capture, which SageMaker has no monitor for here", async () => {
        const { inputs } = (await recordEndpoint()).one(CONFIG);
        assert.deepStrictEqual(inputs, {
            kmsKeyArn: KEY,
            productionVariants: [
                {
                    initialInstanceCount: 2,
                    initialVariantWeight: 1,
                    instanceType: "ml.m5.xlarge",
                    modelName: "pricing-model-0a1b2c3",
                    variantName: "AllTraffic",
                },
            ],
            tags: TAGS,
        });
    });

    it("rolls out its one variant under the name that it is given", async () => {
        const rollout = (await recordEndpoint({ variantName: "shared" })).one(ROLLOUT).inputs;
        assert.deepStrictEqual(
            [rollout["weights"], rollout["instanceCounts"], rollout["instanceTypes"]],
            [{ shared: 1 }, { shared: 2 }, { shared: "ml.m5.xlarge" }],
        );
    });

    it("reads and lists models under the prefix only, and pulls the one image", async () => {
        const statements = statementsOf(await recordEndpoint());
        assert.deepStrictEqual(Object.keys(statements), [
            "SignInToRegistry",
            "PullImages",
            "ReadModelData",
            "ListModels",
            "UseKey",
            "LendKeyToVolumes",
            "WriteLogs",
            "PublishMetrics",
            "ManageNetworkInterfaces",
            "LookAtNetwork",
            "WatchAlarms",
        ]);
        assert.deepStrictEqual(statements["ReadModelData"], {
            Effect: "Allow",
            Action: "s3:GetObject",
            Resource: "arn:aws:s3:::artifacts/regional/*",
        });
        assert.deepStrictEqual(statements["ListModels"], {
            Effect: "Allow",
            Action: "s3:ListBucket",
            Resource: "arn:aws:s3:::artifacts",
            Condition: { StringLike: { "s3:prefix": "regional/*" } },
        });
        assert.deepStrictEqual(statements["PullImages"]?.["Resource"], [
            "arn:aws:ecr:eu-central-1:492215442770:repository/sagemaker-xgboost",
        ]);
    });

    it("runs on a single GPU under Triton, whose local drive takes no key", async () => {
        const recording = await recordEndpoint({ instanceType: "ml.g5.2xlarge", image: TRITON });
        assert.ok(!("kmsKeyArn" in recording.one(CONFIG).inputs));
    });

    it("refuses a prefix without its slash, names that SageMaker does not take, and too few instances", async () => {
        const rule = "must be 1 to 63 letters, digits and hyphens, beginning and ending without a hyphen";
        await rejects(
            {
                endpointName: "-fraud",
                variantName: "all traffic",
                modelDataPrefix: "s3://artifacts/regional",
                initialInstanceCount: 1.5,
                rollout: { strategy: "allAtOnce" },
            },
            `endpointName: ${rule}, got "-fraud"; choose another name`,
            `variantName: ${rule}, got "all traffic"; choose another name`,
            'modelDataPrefix: must be an S3 prefix that ends in a slash, got "s3://artifacts/regional"; write s3://<bucket>/<prefix>/; TargetModel of a request is the rest of the key',
            "initialInstanceCount: must be a whole number between 1 and 1000, got 1.5; give at least one instance",
        );
    });

    it("refuses burstable types", async () => {
        await rejects(
            { instanceType: "ml.t3.large" },
            'instanceType: must not be burstable: loading models uses up its credits, and it does not scale, got "ml.t3.large"; choose a type of the families m, c or r',
        );
    });

    it("refuses several GPUs, and a GPU without Triton", async () => {
        await rejects(
            { instanceType: "ml.g5.12xlarge" },
            'instanceType: must have a single GPU and be of the families p2, p3, g4dn, g5, where it has a GPU, got "ml.g5.12xlarge"; choose for example ml.g5.2xlarge, or a CPU type',
            `image: must be SageMaker's Triton image on a GPU, the only one that serves many models there, got "${IMAGE}"; use an image of the repository sagemaker-tritonserver, or a CPU type`,
        );
    });

    it("refuses a rollout that this fleet cannot make", async () => {
        await rejects(
            { rollout: { strategy: "canary" }, initialInstanceCount: 1, rollbackAlarmNames: [] },
            "rollbackAlarmNames: must name 1 to 10 alarms for the strategy canary, got 0; give the alarms that say whether a new version is worse, 5XX errors and latency first",
            "rollout.strategy: canary needs at least 2 instances of variant AllTraffic to move a part of them, got 1; add instances or use allAtOnce",
        );
    });
});
