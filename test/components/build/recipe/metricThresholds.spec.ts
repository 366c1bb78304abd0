import * as assert from "node:assert";
import { thresholdText } from "../../../../components/build/recipe/metricThresholds";

describe("thresholdText", () => {
    it("names every bound", () => {
        assert.strictEqual(thresholdText({ name: "auc", atLeast: 0.8 }), "auc at least 0.8");
        assert.strictEqual(
            thresholdText({ name: "rmse", atMost: 3, maxWorseThanLive: 0.1 }),
            "rmse at most 3 and at most 0.1 worse than the newest approved version's",
        );
    });
});
