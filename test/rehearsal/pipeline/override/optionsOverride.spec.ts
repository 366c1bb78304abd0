import * as assert from "node:assert";
import { overrideTraining } from "../../../../rehearsal/pipeline/override/trainingOverride";
import { TrainingSettings } from "../../../../rehearsal/pipeline/override/trainingWish";

function settings(): TrainingSettings {
    return {
        algorithm: "xgboost",
        task: "binary",
        labelColumn: "fraud",
        dropColumns: [],
        hyperparameters: { eta: 0.1, max_depth: 4 },
        metrics: [{ name: "auc", atLeast: 0.8 }],
        timeColumn: "day",
        tuning: { ranges: [{ name: "gamma", min: 0, max: 1 }], maxJobs: 30 },
        reuseResultsFor: "P7D",
        baselines: { bias: {} },
    };
}

describe("overrideTraining, of what a training may do without", () => {
    it("keeps the time column for the settings' data only", () => {
        assert.strictEqual(overrideTraining(settings(), {}).training.timeColumn, "day");
        assert.ok(!("timeColumn" in overrideTraining(settings(), { label: "price" }).training));
        const other = overrideTraining(settings(), { label: "price", timeColumn: "month" });
        assert.strictEqual(other.training.timeColumn, "month");
    });

    it("searches what the run names in place of the settings' ranges and values", () => {
        const tune = [{ name: "eta", min: 0.01, max: 0.3 }];
        const { training } = overrideTraining(settings(), { tune });
        assert.deepStrictEqual(training.tuning, { ranges: tune, maxJobs: 30 });
        assert.deepStrictEqual(training.hyperparameters, { max_depth: 4 });
    });

    it("does not search for one model what was meant for another, and says so", () => {
        const { training, notes } = overrideTraining(settings(), { type: "sklearn" });
        assert.ok(!("tuning" in training));
        assert.ok(notes.some((note) => note.startsWith("The settings' tuning is for another model")));
        const own = overrideTraining(settings(), { type: "sklearn", tune: [{ name: "l2", min: 0, max: 1 }] });
        assert.deepStrictEqual(own.training.tuning, { ranges: [{ name: "l2", min: 0, max: 1 }] });
    });

    it("uses results again for as long as the run says, or not at all", () => {
        assert.strictEqual(overrideTraining(settings(), {}).training.reuseResultsFor, "P7D");
        assert.strictEqual(overrideTraining(settings(), { reuse: "PT1H" }).training.reuseResultsFor, "PT1H");
        assert.ok(!("reuseResultsFor" in overrideTraining(settings(), { reuse: false }).training));
    });

    it("leaves the baselines out where the run wants that, and says what follows", () => {
        assert.deepStrictEqual(overrideTraining(settings(), {}).training.baselines, { bias: {} });
        const { training, notes } = overrideTraining(settings(), { withoutBaselines: true });
        assert.ok(!("baselines" in training));
        assert.deepStrictEqual(notes, [
            "The settings' baselines are left out: a model from this run has none to be monitored by.",
        ]);
    });
});
