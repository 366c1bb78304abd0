import * as assert from "node:assert";
import { renderComparison, renderRunList } from "../../../rehearsal/cli/runTables";
import { compareRuns } from "../../../rehearsal/pipeline/history/compareRuns";
import { paint } from "../../../rehearsal/terminal/paint";
import { pastRun, subject } from "../pipeline/pastRunFixture";

const SCREEN = { columns: 120, paint: paint(false) };

describe("renderRunList", () => {
    it("shows one run a line, the metrics that decided first", () => {
        const cut = pastRun({
            runId: "20261123-170000-0a0b",
            status: "Interrupted",
            subject: undefined,
            metrics: {},
        });
        assert.deepStrictEqual(renderRunList([cut, pastRun()], SCREEN), [
            "Run                   Begun (UTC)       Status       Model    Data                   Metrics",
            "20261123-170000-0a0b  2026-11-23 16:45  Interrupted",
            "20261123-164502-f66f  2026-11-23 16:45  Succeeded    xgboost  fraud.csv (1000 rows)  pr_auc 0.25, accuracy 0.9",
        ]);
    });

    it("says how to make a run where there is none", () => {
        assert.deepStrictEqual(renderRunList([], SCREEN), ["No runs yet; npm run pipeline makes one."]);
    });
});

describe("renderComparison", () => {
    it("sets the runs side by side and marks the best", () => {
        const other = pastRun({
            runId: "20261123-170000-0a0b",
            metrics: { auc: 0.85 },
            subject: subject({ hyperparameters: { max_depth: 5 } }),
        });
        assert.deepStrictEqual(
            renderComparison(compareRuns([pastRun({ metrics: { auc: 0.8 } }), other]), SCREEN),
            [
                "             20261123-164502-f66f  20261123-170000-0a0b",
                "status       Succeeded             Succeeded",
                "data         /data/fraud.csv       /data/fraud.csv",
                "fingerprint  abababababab          abababababab",
                "rows         1000                  1000",
                "label        fraud                 fraud",
                "task         binary                binary",
                "model        xgboost               xgboost",
                "commit       local-0123456789ab    local-0123456789ab",
                "seconds      12.3                  12.3",
                "eta          0.1                   -",
                "max_depth    3                     5",
                "auc          0.8                   0.85 *",
                "* the best of these runs",
            ],
        );
    });
});
