import * as assert from "node:assert";
import { overrideTraining, readTraining } from "../../../../rehearsal/pipeline/override/trainingOverride";
import { TrainingSettings } from "../../../../rehearsal/pipeline/override/trainingWish";

function settings(fields: Partial<TrainingSettings> = {}): TrainingSettings {
    return {
        algorithm: "xgboost",
        task: "binary",
        labelColumn: "fraud",
        dropColumns: ["policy_id"],
        hyperparameters: { max_depth: 4, scale_pos_weight: 29 },
        metrics: [{ name: "auc", atLeast: 0.8 }],
        inputDataUri: "s3://bucket/claims/",
        ...fields,
    };
}

describe("overrideTraining", () => {
    it("leaves the settings as they are where nothing else is wanted", () => {
        assert.deepStrictEqual(overrideTraining(settings(), {}), { training: settings(), notes: [] });
    });

    it("keeps no columns to drop for other data, unless they are named", () => {
        assert.deepStrictEqual(overrideTraining(settings(), { label: "price" }).training.dropColumns, []);
        const named = overrideTraining(settings(), { label: "price", dropColumns: ["id"] });
        assert.deepStrictEqual(named.training.dropColumns, ["id"]);
    });

    it("keeps the thresholds for other data of the same task", () => {
        const { training, notes } = overrideTraining(settings(), { label: "churn", task: "binary" });
        assert.deepStrictEqual(training.metrics, [{ name: "auc", atLeast: 0.8 }]);
        assert.deepStrictEqual(notes, []);
    });

    it("asks a model of another task to beat guessing only, and says so", () => {
        const { training, notes } = overrideTraining(settings(), { task: "multiclass", classes: 3 });
        assert.deepStrictEqual(training.metrics, [{ name: "balanced_accuracy", atLeast: 0.333 }]);
        assert.deepStrictEqual(training.hyperparameters, { max_depth: 4 });
        assert.deepStrictEqual(notes, [
            "The settings' hyperparameters scale_pos_weight are for a binary model and left out.",
            "The settings' thresholds are for a binary model; this multiclass model is registered with " +
                "balanced_accuracy at least 0.333, which guessing reaches: say what it must reach, for example " +
                "--at-least balanced_accuracy=VALUE",
        ]);
        const regression = overrideTraining(settings(), { task: "regression", classes: null });
        assert.deepStrictEqual(regression.training.metrics, [{ name: "r2", atLeast: 0 }]);
    });

    it("takes the thresholds that a run gives for any task", () => {
        const thresholds = [{ name: "rmse", atMost: 3 }];
        const { training } = overrideTraining(settings(), { task: "regression", thresholds });
        assert.deepStrictEqual(training.metrics, thresholds);
    });

    it("hands no hyperparameter of one model type to another", () => {
        const wish = { type: "sklearn", hyperparameters: { n_estimators: "50" } };
        const { training, notes } = overrideTraining(settings(), wish);
        assert.deepStrictEqual(
            [training.algorithm, training.hyperparameters],
            ["sklearn", { n_estimators: "50" }],
        );
        assert.deepStrictEqual(notes, [
            "The settings' hyperparameters max_depth, scale_pos_weight are for xgboost and left out.",
        ]);
    });
});

describe("readTraining", () => {
    it("reads what a stack file says, whatever else stands there", () => {
        const { algorithm, dropColumns, hyperparameters, ...rest } = settings();
        assert.deepStrictEqual(readTraining(rest), {
            ...settings(),
            algorithm,
            dropColumns: [],
            hyperparameters: {},
        });
        assert.deepStrictEqual([dropColumns, hyperparameters["max_depth"]], [["policy_id"], 4]);
    });

    it("reads nothing from what says no task or label", () => {
        for (const value of [null, "x", { task: "binary" }, settings({ task: "ranking" as "binary" })]) {
            assert.strictEqual(readTraining(value), undefined);
        }
    });
});
