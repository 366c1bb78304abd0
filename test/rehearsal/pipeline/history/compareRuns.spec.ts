import * as assert from "node:assert";
import { compareRuns } from "../../../../rehearsal/pipeline/history/compareRuns";
import { pastRun, subject } from "../pastRunFixture";

describe("compareRuns", () => {
    it("marks the best of each metric by the metric's own direction", () => {
        const { metrics } = compareRuns([
            pastRun({ metrics: { auc: 0.8, log_loss: 0.4 } }),
            pastRun({ metrics: { auc: 0.9, log_loss: 0.5 } }),
            pastRun({ metrics: { auc: 0.9, log_loss: 0.6 } }),
        ]);
        assert.deepStrictEqual(metrics, [
            { name: "auc", values: [0.8, 0.9, 0.9], best: [1, 2] },
            { name: "log_loss", values: [0.4, 0.5, 0.6], best: [0] },
        ]);
    });

    it("calls none the best where all are alike, where tasks differ, or where the metric has no direction", () => {
        const regression = pastRun({ subject: subject({ task: "regression" }), metrics: { auc: 0.7 } });
        const alike = compareRuns([pastRun(), pastRun()]);
        const mixed = compareRuns([pastRun({ metrics: { auc: 0.8 } }), regression]);
        const odd = compareRuns([pastRun({ metrics: { size: 1 } }), pastRun({ metrics: { size: 2 } })]);
        const best = [alike, mixed, odd].flatMap(({ metrics }) => metrics.flatMap((row) => row.best));
        assert.deepStrictEqual(best, []);
    });

    it("shows the value that a search found in place of the one that was told", () => {
        const { hyperparameters } = compareRuns([pastRun(), pastRun({ tuned: { eta: "0.05", gamma: "1" } })]);
        assert.deepStrictEqual(hyperparameters, [
            { name: "eta", values: [0.1, "0.05"], best: [] },
            { name: "gamma", values: [undefined, "1"], best: [] },
            { name: "max_depth", values: [3, 3], best: [] },
        ]);
    });

    it("leaves a gap where a run does not have what another has", () => {
        const {
            hyperparameters,
            metrics,
            subject: about,
        } = compareRuns([
            pastRun({ metrics: {}, subject: undefined, status: "Interrupted", seconds: 0 }),
            pastRun({ metrics: { auc: 0.8 }, subject: subject({ hyperparameters: { eta: 0.3 } }) }),
        ]);
        assert.deepStrictEqual(hyperparameters, [{ name: "eta", values: [undefined, 0.3], best: [] }]);
        assert.deepStrictEqual(metrics, [{ name: "auc", values: [undefined, 0.8], best: [] }]);
        assert.deepStrictEqual(
            about.map(({ name, values }) => [name, ...values]),
            [
                ["status", "Interrupted", "Succeeded"],
                ["data", undefined, "/data/fraud.csv"],
                ["fingerprint", undefined, "abababababab"],
                ["rows", undefined, 1000],
                ["label", undefined, "fraud"],
                ["task", undefined, "binary"],
                ["model", undefined, "xgboost"],
                ["commit", undefined, "local-0123456789ab"],
                ["seconds", 0, 12.3],
            ],
        );
    });
});
