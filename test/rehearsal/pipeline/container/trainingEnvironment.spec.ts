import * as assert from "node:assert";
import { decodeHyperparameters } from "../../../../rehearsal/pipeline/container/hyperparameters";
import { trainingEnvironment } from "../../../../rehearsal/pipeline/container/trainingEnvironment";

/** Names and forms are those of ENVIRONMENT_VARIABLES.md in aws/sagemaker-training-toolkit. */
describe("trainingEnvironment", () => {
    const environment = trainingEnvironment({
        name: "pipelines-1-Train",
        containerFolder: "/run/opt/ml",
        channels: ["training", "testing"],
        sharedChannels: ["training"],
        hyperparameters: decodeHyperparameters({
            "batch-size": "256",
            "learning-rate": "0.0001",
            communicator: '"pure_nccl"',
            sagemaker_program: '"train.py"',
        }),
        entryPoint: "train.py",
        submitDirectory: "/run/opt/ml/input/data/code/sourcedir.tar.gz",
        cpus: 2,
        instanceType: "ml.m5.large",
        hosts: ["algo-1", "algo-2"],
        currentHost: "algo-2",
        networkInterface: "lo0",
    });

    it("tells the script where everything lies", () => {
        assert.strictEqual(environment["SM_MODEL_DIR"], "/run/opt/ml/model");
        assert.strictEqual(environment["SM_OUTPUT_DATA_DIR"], "/run/opt/ml/output/data");
        assert.strictEqual(environment["SM_CHANNEL_TRAINING"], "/run/opt/ml/input/data/training");
        assert.strictEqual(environment["SM_CHANNELS"], '["testing","training"]');
        assert.strictEqual(environment["SM_INPUT_CONFIG_DIR"], "/run/opt/ml/input/config");
    });

    it("tells the script what it is to do, without the toolkit's own hyperparameters", () => {
        assert.strictEqual(
            environment["SM_HPS"],
            '{"batch-size":256,"communicator":"pure_nccl","learning-rate":0.0001}',
        );
        assert.strictEqual(environment["SM_HP_BATCH-SIZE"], "256");
        assert.strictEqual(
            environment["SM_USER_ARGS"],
            '["--batch-size","256","--communicator","pure_nccl","--learning-rate","0.0001"]',
        );
        assert.strictEqual(environment["SM_FRAMEWORK_PARAMS"], '{"sagemaker_program":"train.py"}');
    });

    it("tells the script what it runs on", () => {
        const { SM_HOSTS, SM_CURRENT_HOST, SM_NUM_CPUS, SM_NUM_GPUS, SM_MODULE_NAME } = environment;
        assert.deepStrictEqual(
            [SM_HOSTS, SM_CURRENT_HOST, SM_NUM_CPUS, SM_NUM_GPUS, SM_MODULE_NAME],
            ['["algo-1","algo-2"]', "algo-2", "2", "0", "train"],
        );
        assert.strictEqual(environment["SM_NETWORK_INTERFACE_NAME"], "lo0");
        const resources: unknown = JSON.parse(environment["SM_RESOURCE_CONFIG"] ?? "");
        assert.deepStrictEqual(resources, {
            current_group_name: "homogeneousCluster",
            current_host: "algo-2",
            current_instance_type: "ml.m5.large",
            hosts: ["algo-1", "algo-2"],
            instance_groups: [
                {
                    hosts: ["algo-1", "algo-2"],
                    instance_group_name: "homogeneousCluster",
                    instance_type: "ml.m5.large",
                },
            ],
            network_interface_name: "lo0",
        });
    });

    it("tells the script which channels are shared", () => {
        const channels = JSON.parse(environment["SM_INPUT_DATA_CONFIG"] ?? "") as Record<
            string,
            { S3DistributionType: string }
        >;
        assert.strictEqual(channels["training"]?.S3DistributionType, "ShardedByS3Key");
        assert.strictEqual(channels["testing"]?.S3DistributionType, "FullyReplicated");
    });
});
