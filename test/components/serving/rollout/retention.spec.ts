import * as assert from "node:assert";
import * as fc from "fast-check";
import { propertiesNotRetained } from "../../../../components/serving/rollout/retention";

const WEIGHT = { VariantPropertyType: "DesiredWeight" };
const COUNT = { VariantPropertyType: "DesiredInstanceCount" };

describe("propertiesNotRetained", () => {
    const same = { instanceCounts: { a: 2, b: 2 } };

    it("keeps everything when the settings have not changed, whatever autoscaling has done", () => {
        assert.deepStrictEqual(propertiesNotRetained(same, same, { a: 9, b: 1 }), []);
    });

    it("keeps everything at the first rollout", () => {
        assert.deepStrictEqual(propertiesNotRetained(undefined, same, { a: 1, b: 1 }), []);
    });

    it("takes the weights of the configuration when a shadow comes, goes or samples otherwise", () => {
        const [some, more] = [20, 50].map((shadowSamplingPercent) => ({ ...same, shadowSamplingPercent }));
        for (const [before, now] of [
            [same, some],
            [some, more],
            [some, same],
        ]) {
            assert.ok(now);
            assert.deepStrictEqual(propertiesNotRetained(before, now, { a: 2, b: 2 }), [WEIGHT]);
        }
        assert.deepStrictEqual(propertiesNotRetained(some, { ...same, ...some }, { a: 2, b: 2 }), []);
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

    it("starts instances where it finds none, so that a new version is seen to work, at the first rollout too", () => {
        const queued = { instanceCounts: { a: 2 } };
        assert.deepStrictEqual(propertiesNotRetained(queued, queued, { a: 0 }), [COUNT]);
        assert.deepStrictEqual(propertiesNotRetained(undefined, queued, { a: 0 }), [COUNT]);
        assert.deepStrictEqual(
            propertiesNotRetained(queued, queued, { a: 1 }),
            [],
            "scaling's count is kept",
        );
        assert.deepStrictEqual(propertiesNotRetained(undefined, {}, { a: 0 }), [], "nobody said how many");
    });

    it("does not start one variant at the price of another that autoscaling has grown", () => {
        assert.deepStrictEqual(propertiesNotRetained(same, same, { a: 0, b: 5 }), []);
    });

    it("never lets a live variant shrink", () => {
        const count = fc.integer({ min: 0, max: 9 });
        const counts = fc.record({ a: count, b: count });
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
