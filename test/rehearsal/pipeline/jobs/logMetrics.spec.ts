import * as assert from "node:assert";
import { logMetric } from "../../../../rehearsal/pipeline/jobs/logMetrics";

const ALGORITHM = {
    MetricDefinitions: [{ Name: "validation:auc", Regex: "validation-auc:(-?[0-9.]+(?:e-?[0-9]+)?)" }],
};

describe("logMetric", () => {
    it("takes the last match", () => {
        const log = "[0] validation-auc:0.5\n[1] validation-auc:0.75\n";
        assert.strictEqual(logMetric(log, ALGORITHM, "validation:auc"), 0.75);
        assert.strictEqual(logMetric("validation-auc:1.5e-3", ALGORITHM, "validation:auc"), 0.0015);
    });

    it("finds nothing where nothing was printed, or nobody says how to find it", () => {
        assert.strictEqual(logMetric("nothing", ALGORITHM, "validation:auc"), undefined);
        assert.strictEqual(logMetric("validation-auc:1", ALGORITHM, "validation:loss"), undefined);
        assert.strictEqual(logMetric("validation-auc:1", {}, "validation:auc"), undefined);
        const empty = { MetricDefinitions: [{ Name: "m", Regex: "m=([0-9]*)" }] };
        assert.strictEqual(logMetric("m=", empty, "m"), undefined);
    });
});
