import * as assert from "node:assert";
import { durationSeconds } from "../../../../rehearsal/pipeline/run/isoDuration";

describe("durationSeconds", () => {
    it("adds up years to minutes, in either case of letters", () => {
        assert.strictEqual(durationSeconds("P30D"), 30 * 86_400);
        assert.strictEqual(durationSeconds("PT16M"), 960);
        assert.strictEqual(durationSeconds("p1yt5h"), 365 * 86_400 + 5 * 3600);
        assert.strictEqual(durationSeconds("P2W"), 14 * 86_400);
        assert.strictEqual(durationSeconds("P1M"), 30 * 86_400);
    });

    it("takes nothing else", () => {
        for (const text of ["", "P", "PT", "30D", "P1.5D", "PT5S", "P1D2M"]) {
            assert.strictEqual(durationSeconds(text), undefined, text);
        }
    });
});
