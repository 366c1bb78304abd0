import * as assert from "node:assert";
import * as fc from "fast-check";
import { propertiesNotRetained } from "../../../../components/serving/rollout/retention";

const WEIGHT = { VariantPropertyType: "DesiredWeight" };
const COUNT = { VariantPropertyType: "DesiredInstanceCount" };

describe("propertiesNotRetained", () => {
    const same = { weights: { a: 1, b: 3 }, instanceCounts: { a: 2, b: 2 } };

    it("keeps everything when the settings have not changed, whatever autoscaling has done", () => {
        assert.deepStrictEqual(propertiesNotRetained(same, same, { a: 9, b: 1 }), []);
    });

    it("keeps everything at the first rollout", () => {
        assert.deepStrictEqual(propertiesNotRetained(undefined, same, { a: 1, b: 1 }), []);
    });

    it("takes the weights of the settings when one of them has changed", () => {
        const now = { ...same, weights: { a: 1, b: 4 } };
        assert.deepStrictEqual(propertiesNotRetained(same, now, { a: 2, b: 2 }), [WEIGHT]);
    });

    it("takes the weights of the settings when a variant with a weight comes or goes", () => {
        assert.deepStrictEqual(propertiesNotRetained(same, { ...same, weights: { a: 1 } }, {}), [WEIGHT]);
        assert.deepStrictEqual(propertiesNotRetained({}, { weights: { a: 1 } }, {}), [WEIGHT]);
    });

    it("raises the instance counts when the settings ask for more than there are", () => {
        const now = { ...same, instanceCounts: { a: 4, b: 2 } };
        assert.deepStrictEqual(propertiesNotRetained(same, now, { a: 2, b: 2 }), [COUNT]);
    });

    it("does not raise one variant at the price of another that autoscaling has grown", () => {
        const now = { ...same, instanceCounts: { a: 4, b: 2 } };
        assert.deepStrictEqual(propertiesNotRetained(same, now, { a: 2, b: 5 }), []);
    });

    it("never takes instances away because the settings ask for fewer", () => {
        const now = { ...same, instanceCounts: { a: 1, b: 1 } };
        assert.deepStrictEqual(propertiesNotRetained(same, now, { a: 2, b: 2 }), []);
    });

    it("never lets a live variant shrink", () => {
        const counts = fc.record({ a: fc.integer({ min: 1, max: 9 }), b: fc.integer({ min: 1, max: 9 }) });
        fc.assert(
            fc.property(counts, counts, counts, (before, now, live) => {
                const excluded = propertiesNotRetained(
                    { instanceCounts: before },
                    { instanceCounts: now },
                    live,
                );
                const after = excluded.length === 0 ? live : now;
                return after.a >= live.a && after.b >= live.b;
            }),
            { seed: 42, numRuns: 1000 },
        );
    });
});
