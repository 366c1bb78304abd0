import * as assert from "node:assert";
import { MultiModelEndpoint, MultiModelEndpointArgs } from "../../../components/serving/multiModelEndpoint";
import { record, Recording } from "../../support/recorder";
import {
    CONFIG,
    ENDPOINT,
    IMAGE,
    KEY,
    MODEL,
    multiModelArgs,
    ROLE,
    ROLE_POLICY,
    ROLLOUT,
    statementsOf,
} from "./servingFixtures";

const TAGS = { "mlops:component": "MultiModelEndpoint", team: "risk" };
const TRITON = "007439368137.dkr.ecr.us-east-2.amazonaws.com/sagemaker-tritonserver:24.09-py3";

function recordEndpoint(
    overrides: Partial<MultiModelEndpointArgs> = {},
    preview = false,
): Promise<Recording> {
    return record(
        () => {
            const endpoint = new MultiModelEndpoint("pricing", multiModelArgs(overrides));
            const { endpointName, endpointConfigName, executionRoleArn } = endpoint;
            return { endpointName, endpointConfigName, executionRoleArn };
        },
        { preview },
    );
}

function rejects(overrides: Partial<MultiModelEndpointArgs>, ...lines: string[]): Promise<void> {
    return assert.rejects(recordEndpoint(overrides), {
        message: ['MultiModelEndpoint "pricing":', ...lines.map((line) => `  ${line}`)].join("\n"),
    });
}

describe("MultiModelEndpoint", () => {
    it("makes a role, one model, a configuration, the endpoint and its rollout, each with its parent", async () => {
        const recording = await recordEndpoint();
        assert.deepStrictEqual(recording.typesAndNames(), [
            `${ROLE} pricing-execution-role`,
            `${ROLE_POLICY} pricing-execution-role-policy`,
            `${ENDPOINT} pricing-endpoint`,
            `${CONFIG} pricing-endpoint-config`,
            `${MODEL} pricing-model`,
            "mlops:index:MultiModelEndpoint pricing",
            `${ROLLOUT} pricing-endpoint-rollout`,
        ]);
        for (const { type, name, urn } of recording.resources.filter(({ custom }) => custom)) {
            assert.strictEqual(
                urn,
                `urn:pulumi:test::sagemaker-mlops::mlops:index:MultiModelEndpoint$${type}::${name}`,
            );
        }
    });

    it("makes a model of mode MultiModel over the prefix, in the VPC, cut off every network", async () => {
        const recording = await recordEndpoint();
        const model = recording.one(MODEL);
        assert.deepStrictEqual(model.inputs, {
            enableNetworkIsolation: true,
            executionRoleArn: "arn:aws:iam::111122223333:role/pricing-execution-role-0a1b2c3",
            primaryContainer: {
                image: IMAGE,
                mode: "MultiModel",
                modelDataUrl: "s3://artifacts/regional/",
                multiModelConfig: { modelCacheSetting: "Enabled" },
            },
            tags: TAGS,
            vpcConfig: { securityGroupIds: ["sg-1"], subnets: ["subnet-a", "subnet-b"] },
        });
        assert.ok(model.dependencies.includes(recording.one(ROLE_POLICY).urn));
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

    it("gives the endpoint a stable name, protects it, and leaves what is live to the rollout", async () => {
        const recording = await recordEndpoint({ variantName: "shared" });
        const { inputs, options } = recording.one(ENDPOINT);
        assert.deepStrictEqual(inputs, {
            endpointConfigName: "pricing-endpoint-config-0a1b2c3",
            name: "fraud",
            tags: TAGS,
        });
        assert.deepStrictEqual(options, {
            protect: true,
            retainOnDelete: false,
            ignoreChanges: ["deploymentConfig", "endpointConfigName"],
        });
        const rollout = recording.one(ROLLOUT).inputs;
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

    it("leaves out protection and isolation where it is told to", async () => {
        const recording = await recordEndpoint({ protectEndpoint: false, networkIsolation: false });
        assert.strictEqual(recording.one(ENDPOINT).options.protect, false);
        assert.strictEqual(recording.one(MODEL).inputs["enableNetworkIsolation"], false);
    });

    it("runs on a single GPU under Triton, whose local drive takes no key", async () => {
        const recording = await recordEndpoint({ instanceType: "ml.g5.2xlarge", image: TRITON });
        assert.ok(!("kmsKeyArn" in recording.one(CONFIG).inputs));
    });

    it("lets the caller's tags win over its own, on every child that takes tags", async () => {
        const tags = { team: "risk", "mlops:component": "ours" };
        const recording = await recordEndpoint({ tags });
        for (const type of [ROLE, MODEL, CONFIG, ENDPOINT]) {
            assert.deepStrictEqual(recording.one(type).inputs["tags"], tags, type);
        }
    });

    for (const preview of [false, true]) {
        it(`tells names and role ${preview ? "at preview" : "when deployed"}`, async () => {
            const recording = await recordEndpoint({}, preview);
            assert.deepStrictEqual(recording.outputs, {
                endpointConfigName: "pricing-endpoint-config-0a1b2c3",
                endpointName: "fraud",
                executionRoleArn: "arn:aws:iam::111122223333:role/pricing-execution-role-0a1b2c3",
            });
            assert.deepStrictEqual(
                recording.one("mlops:index:MultiModelEndpoint").outputs,
                recording.outputs,
                "what is registered is what is public",
            );
            assert.ok(!JSON.stringify(recording.one(ROLE_POLICY).inputs).includes("<unknown>"));
        });
    }

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
