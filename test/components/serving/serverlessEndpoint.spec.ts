import * as assert from "node:assert";
import * as fc from "fast-check";
import { ServerlessEndpoint, ServerlessEndpointArgs } from "../../../components/serving/serverlessEndpoint";
import { serverlessCapacityProblems } from "../../../components/serving/hosting/serverlessCapacity";
import { botocoreProblems, requireBotocore } from "../../support/botocore";
import { endpointRecorder, itIsReachedByName, rejection } from "./everyEndpoint";
import { CONFIG, IMAGE, KEY, MODEL, PACKAGE, ROLLOUT, serverlessArgs, statementsOf } from "./servingFixtures";

const TAGS = { "mlops:component": "ServerlessEndpoint", team: "risk" };
const PYTORCH = "763104351884.dkr.ecr.eu-central-1.amazonaws.com/pytorch-inference";

const recordEndpoint = endpointRecorder((overrides: Partial<ServerlessEndpointArgs>) => {
    const { endpointName, endpointConfigName, executionRoleArn } = new ServerlessEndpoint(
        "fraud",
        serverlessArgs(overrides),
    );
    return { endpointName, endpointConfigName, executionRoleArn };
});
const rejects = rejection('ServerlessEndpoint "fraud"', recordEndpoint);

/** The variant of a recorded configuration as CreateEndpointConfig is asked for it. */
function request(config: Record<string, unknown>) {
    const [variant] = config["productionVariants"] as Record<string, string | number>[];
    const capacity = variant?.["serverlessConfig"] as unknown as Record<string, number>;
    const { memorySizeInMb, maxConcurrency, provisionedConcurrency } = capacity;
    return {
        EndpointConfigName: "fraud-1",
        ProductionVariants: [
            {
                VariantName: variant?.["variantName"] ?? "",
                ModelName: variant?.["modelName"] ?? "",
                InitialVariantWeight: variant?.["initialVariantWeight"] ?? -1,
                ServerlessConfig: {
                    MemorySizeInMB: memorySizeInMb ?? 0,
                    MaxConcurrency: maxConcurrency ?? 0,
                    ...(provisionedConcurrency === undefined
                        ? {}
                        : { ProvisionedConcurrency: provisionedConcurrency }),
                },
            },
        ],
    };
}

describe("ServerlessEndpoint", () => {
    itIsReachedByName({
        component: "ServerlessEndpoint",
        name: "fraud",
        model: { name: "fraud-model", container: { modelPackageName: PACKAGE } },
        recordEndpoint,
    });

    it("serves the model without a VPC and without isolation, which SageMaker refuses of it", async () => {
        const environment = { LOG: "info" };
        assert.deepStrictEqual((await recordEndpoint({ environment })).one(MODEL).inputs, {
            executionRoleArn: "arn:aws:iam::111122223333:role/fraud-execution-role-0a1b2c3",
            primaryContainer: { environment, modelPackageName: PACKAGE },
            tags: TAGS,
        });
    });

    it("configures one serverless variant, without instances, key or data capture", async () => {
        const recording = await recordEndpoint({ variantName: "main", provisionedConcurrency: 3 });
        assert.deepStrictEqual(recording.one(CONFIG).inputs, {
            productionVariants: [
                {
                    initialVariantWeight: 1,
                    modelName: "fraud-model-0a1b2c3",
                    serverlessConfig: { maxConcurrency: 20, memorySizeInMb: 2048, provisionedConcurrency: 3 },
                    variantName: "main",
                },
            ],
            tags: TAGS,
        });
    });

    it("rolls out without guardrails, and tells the rollout what the settings say of concurrency", async () => {
        const { inputs } = (await recordEndpoint({ provisionedConcurrency: 3 })).one(ROLLOUT);
        const told = ["serverless", "rollbackAlarmNames", "watchSeconds"].map((key) => inputs[key]);
        assert.deepStrictEqual(told, [
            { AllTraffic: { maxConcurrency: 20, provisionedConcurrency: 3 } },
            [],
            7200,
        ]);
        assert.ok(!("deployment" in inputs) && !("weights" in inputs));
    });

    it("may pull the image, read and decrypt the model, write logs and metrics, and nothing else", async () => {
        const statements = statementsOf(await recordEndpoint({ image: IMAGE }));
        assert.deepStrictEqual(Object.keys(statements), [
            "SignInToRegistry",
            "PullImages",
            "ReadModelData",
            "ReadEncryptedModels",
            "WriteLogs",
            "PublishMetrics",
        ]);
        assert.deepStrictEqual(statements["ReadModelData"]?.["Resource"], "arn:aws:s3:::models/*");
        assert.deepStrictEqual(statements["ReadEncryptedModels"], {
            Effect: "Allow",
            Action: "kms:Decrypt",
            Resource: KEY,
        });
        assert.deepStrictEqual(statements["PullImages"]?.["Resource"], [
            "arn:aws:ecr:eu-central-1:492215442770:repository/sagemaker-xgboost",
        ]);
    });

    it("refuses capacity that SageMaker does not have", async () => {
        await rejects(
            { memorySizeInMb: 2000, maxConcurrency: 201, provisionedConcurrency: 0 },
            "memorySizeInMb: must be one of 1024, 2048, 3072, 4096, 5120, 6144, got 2000; choose one that the model fits in; a larger model needs instances",
            "maxConcurrency: must be a whole number between 1 and 200, got 201; give the requests that are in flight at the busiest time",
            "provisionedConcurrency: must be a whole number between 1 and 200, got 0; keep as many containers warm as are usually busy, at most maxConcurrency, or leave it out",
        );
        await rejects(
            { maxConcurrency: 5, provisionedConcurrency: 6 },
            "provisionedConcurrency: must be a whole number between 1 and 5, got 6; keep as many containers warm as are usually busy, at most maxConcurrency, or leave it out",
        );
    });

    it("refuses images for GPUs and accelerators, and takes those for CPUs", async () => {
        const refused = [
            `${PYTORCH}:2.3.0-gpu-py311-cu121-ubuntu20.04-sagemaker`,
            `${PYTORCH}-neuronx:2.1.2-neuronx-py310-sdk2.20.0-ubuntu20.04`,
        ];
        for (const image of refused) {
            await rejects(
                { image },
                `image: must not be made for a GPU or an accelerator, serverless endpoints have none, got "${image}"; use the image for CPUs, or RealtimeEndpoint`,
            );
        }
        const cpu = [
            IMAGE,
            `${PYTORCH}:2.3.0-cpu-py311-ubuntu20.04-sagemaker`,
            `${PYTORCH}@sha256:${"ab".repeat(32)}`,
        ];
        for (const image of cpu) {
            assert.strictEqual((await recordEndpoint({ image })).all(MODEL).length, 1);
        }
    });

    it("refuses packages of AWS Marketplace, and takes an account's own and any registry's versions", async () => {
        const package_ = (rest: string) => `arn:aws:sagemaker:eu-central-1:${rest}`;
        const sold = package_("985815980388:model-package/gluoncv-ssd-resnet501547760463");
        await rejects(
            { modelPackageArn: sold },
            `modelPackageArn: must not be of AWS Marketplace, whose packages no serverless endpoint takes, got "${sold}"; use a version of a model registry, arn:…:model-package/<group>/<version>, or RealtimeEndpoint`,
        );
        for (const ours of ["111122223333:model-package/own", "999988887777:model-package/fraud/7"]) {
            const recording = await recordEndpoint({ modelPackageArn: package_(ours) });
            assert.strictEqual(recording.all(MODEL).length, 1);
        }
    });

    it("says what to do instead of everything that other endpoints have", async () => {
        const foreign = {
            network: { subnetIds: ["subnet-a"], securityGroupIds: ["sg-1"] },
            networkIsolation: false,
            dataCapture: { enabled: false },
            shadow: {},
        };
        const rule = "must be left out of a serverless endpoint";
        await rejects(
            { maxConcurrency: 20, ...foreign },
            `network: ${rule}; serverless endpoints run in no VPC of yours; use RealtimeEndpoint where the model must`,
            `networkIsolation: ${rule}; serverless endpoints take no network isolation; use RealtimeEndpoint where the model needs it`,
            `dataCapture: ${rule}; serverless endpoints capture no data and have no monitors; use RealtimeEndpoint where drift matters`,
            `shadow: ${rule}; there is one variant; use RealtimeEndpoint for a shadow`,
        );
    });
});

describe("the configuration of a serverless endpoint", () => {
    before(requireBotocore);

    it("is one that SageMaker takes", async () => {
        const capacities = [
            { memorySizeInMb: 1024, maxConcurrency: 1 },
            { memorySizeInMb: 6144, maxConcurrency: 200, provisionedConcurrency: 200 },
        ];
        for (const capacity of capacities) {
            const { inputs } = (await recordEndpoint(capacity)).one(CONFIG);
            const check = { operation: "CreateEndpointConfig", request: request(inputs) };
            assert.deepStrictEqual(botocoreProblems([check]), [[]]);
        }
    });

    it("is refused here where it is refused there, whatever its numbers", () => {
        const near = fc.integer({ min: -1, max: 203 });
        const memory = fc.oneof(
            fc.constantFrom(0, 1023, 1024, 3072, 6144, 6145, 7168),
            fc.integer({ min: 0, max: 8000 }),
        );
        const capacities = fc.sample(
            fc.record({ memorySizeInMb: memory, maxConcurrency: near, provisionedConcurrency: near }),
            { seed: 42, numRuns: 300 },
        );
        const checks = capacities.map((capacity) => ({
            operation: "CreateEndpointConfig",
            request: request({
                productionVariants: [
                    {
                        variantName: "main",
                        modelName: "fraud",
                        initialVariantWeight: 1,
                        serverlessConfig: capacity,
                    },
                ],
            }),
        }));
        const refusedThere = botocoreProblems(checks).map((problems) => problems.length > 0);
        capacities.forEach((capacity, index) => {
            const fields = serverlessCapacityProblems(capacity).map(({ path }) => path);
            if (refusedThere[index] === true) {
                assert.ok(fields.length > 0, JSON.stringify(capacity));
            } else if (fields.length > 0) {
                // What the model of the service does not say: whole gigabytes, and provisioned within the maximum.
                const { memorySizeInMb, maxConcurrency, provisionedConcurrency } = capacity;
                assert.ok(memorySizeInMb % 1024 !== 0 || provisionedConcurrency > maxConcurrency);
            }
        });
    });
});
