import * as assert from "node:assert";
import { decodeHyperparameters } from "../../../rehearsal/pipeline/hyperparameters";
import { trainingEnvironment } from "../../../rehearsal/pipeline/trainingEnvironment";

/** Names and forms are those of ENVIRONMENT_VARIABLES.md in aws/sagemaker-training-toolkit. */
describe("trainingEnvironment", () => {
    const environment = trainingEnvironment({
        name: "pipelines-1-Train",
        containerFolder: "/run/opt/ml",
        channels: ["training", "testing"],
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
            ['["algo-1"]', "algo-1", "2", "0", "train"],
        );
    });
});
