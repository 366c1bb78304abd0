import * as assert from "node:assert";
import { count, duration, ranges } from "../../../rehearsal/cli/flagValues";

describe("ranges", () => {
    it("reads bounds and lists, one after the other", () => {
        const two = ranges("max_depth=-3..8", ranges("eta=0.01..0.3"));
        assert.deepStrictEqual(ranges("booster=gbtree, dart", two), [
            { name: "eta", min: 0.01, max: 0.3 },
            { name: "max_depth", min: -3, max: 8 },
            { name: "booster", values: ["gbtree", "dart"] },
        ]);
    });

    it("says what a range must look like", () => {
        for (const [text, message] of [
            ["eta", "It must have the form NAME=VALUE."],
            ["eta=", "It must have the form NAME=MIN..MAX or NAME=A,B,C."],
            ["eta=low..0.3", "MIN must be a number."],
            ["eta=0.1..high", "MAX must be a number."],
        ] as const) {
            assert.throws(() => ranges(text), { message });
        }
        assert.throws(() => ranges("eta=1,2", ranges("eta=0..1")), { message: "eta is given twice." });
    });
});

describe("count", () => {
    it("is a whole number above 0", () => {
        assert.strictEqual(count("12"), 12);
        for (const text of ["0", "-1", "1.5", "many", ""]) {
            assert.throws(() => count(text), { message: "It must be a whole number above 0." });
        }
    });
});

describe("duration", () => {
    it("is one of ISO 8601", () => {
        assert.strictEqual(duration("P7D"), "P7D");
        assert.throws(() => duration("7 days"), {
            message: "It must be a duration such as P7D for seven days or PT12H for twelve hours.",
        });
    });
});
