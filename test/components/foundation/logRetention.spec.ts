import * as assert from "node:assert";
import { logRetentionProblems } from "../../../components/foundation/logRetention";
import { describeProblem } from "../../../components/shared/problems/problems";

describe("logRetentionProblems", () => {
    it("accepts a year and ten years", () => {
        assert.deepStrictEqual(
            [...logRetentionProblems("days", 365), ...logRetentionProblems("days", 3653)],
            [],
        );
    });

    it("refuses a period that CloudWatch Logs does not offer, forever among them", () => {
        assert.deepStrictEqual(logRetentionProblems("flowLogDays", 0).map(describeProblem), [
            "flowLogDays: must be a period that CloudWatch Logs offers: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, " +
                "400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days, got 0; take the next longer one",
        ]);
    });
});
