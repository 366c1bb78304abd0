import * as assert from "node:assert";
import { distance } from "fastest-levenshtein";
import * as fc from "fast-check";
import { nearest, nearestFix } from "../../../../components/shared/problems/nearest";

describe("nearest", () => {
    it("finds what a slip of the keyboard was meant to be", () => {
        assert.strictEqual(nearest("max_dept", ["eta", "max_depth", "max_bin"]), "max_depth");
        assert.strictEqual(nearest("enviroment", ["environment", "environments"]), "environment");
    });

    it("takes a word of its own for no slip", () => {
        assert.strictEqual(nearest("eta", ["C", "alpha"]), undefined);
        assert.strictEqual(nearest("rmse", ["auc", "f1"]), undefined);
        assert.strictEqual(nearest("anything", []), undefined);
    });

    it("never gives a word when another known one is nearer", () => {
        const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
        fc.assert(
            fc.property(word, fc.array(word), (typed, known) => {
                const found = nearest(typed, known);
                return (
                    found === undefined ||
                    known.every((other) => distance(typed, found) <= distance(typed, other))
                );
            }),
        );
    });
});

describe("nearestFix", () => {
    it("says what was meant where there is such a word, and always what is known", () => {
        assert.strictEqual(nearestFix("ets", ["eta", "gamma"]), "did you mean eta? Known are eta, gamma");
        assert.strictEqual(nearestFix("x", ["eta", "gamma"]), "use one of eta, gamma");
    });
});
