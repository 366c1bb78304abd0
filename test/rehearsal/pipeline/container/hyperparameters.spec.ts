import * as assert from "node:assert";
import { decodeHyperparameters } from "../../../../rehearsal/pipeline/container/hyperparameters";

describe("decodeHyperparameters", () => {
    it("decodes JSON, keeps other texts, and sorts the script's arguments by name", () => {
        const { script, userArguments } = decodeHyperparameters({
            task: '"binary"',
            max_depth: "4",
            eta: "1.0",
            plain: "gini",
            verbose: "true",
            layers: "[64, 32]",
            k: "3",
        });
        assert.deepStrictEqual(script, {
            eta: 1,
            k: 3,
            layers: [64, 32],
            max_depth: 4,
            plain: "gini",
            task: "binary",
            verbose: true,
        });
        assert.deepStrictEqual(userArguments, [
            ...["--eta", "1.0", "-k", "3", "--layers", "[64,32]", "--max_depth", "4"],
            ...["--plain", "gini", "--task", "binary", "--verbose", "True"],
        ]);
    });

    it("keeps the toolkit's own from the script", () => {
        const { script, toolkit, userArguments } = decodeHyperparameters({
            sagemaker_program: '"train.py"',
            sagemaker_region: '"eu-central-1"',
            _tuning_objective_metric: '"validation:auc"',
        });
        assert.deepStrictEqual([script, userArguments], [{}, []]);
        assert.deepStrictEqual(toolkit, {
            sagemaker_program: "train.py",
            sagemaker_region: "eu-central-1",
            _tuning_objective_metric: "validation:auc",
        });
    });
});
