import * as assert from "node:assert";
import * as fc from "fast-check";
import { JsonObject } from "../../../../components/build/definition/json";
import { searchPlan, serviceTrainings } from "../../../../rehearsal/pipeline/jobs/searchPlan";

interface Ranges {
    integer?: JsonObject[];
    continuous?: JsonObject[];
    categorical?: JsonObject[];
}

function config(ranges: Ranges, more: JsonObject = {}): JsonObject {
    return {
        Strategy: "Bayesian",
        ParameterRanges: {
            IntegerParameterRanges: ranges.integer ?? [],
            ContinuousParameterRanges: ranges.continuous ?? [],
            CategoricalParameterRanges: ranges.categorical ?? [],
        },
        ...more,
    };
}

function range(name: string, min: number, max: number, scaling = "Linear"): JsonObject {
    return { Name: name, MinValue: String(min), MaxValue: String(max), ScalingType: scaling };
}

describe("searchPlan", () => {
    it("tries every combination where there are no more than allowed", () => {
        const all = searchPlan(
            config({
                integer: [range("depth", 2, 3)],
                categorical: [{ Name: "booster", Values: ["gbtree", "dart"] }],
            }),
            4,
        );
        assert.deepStrictEqual(all, [
            { depth: "2", booster: "gbtree" },
            { depth: "2", booster: "dart" },
            { depth: "3", booster: "gbtree" },
            { depth: "3", booster: "dart" },
        ]);
    });

    it("keeps within the bounds whatever they are, is the same for the same seed, and repeats nothing", () => {
        const bound = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
        fc.assert(
            fc.property(
                fc.tuple(bound, bound).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
                fc.tuple(fc.integer({ min: -50, max: 50 }), fc.nat(50)),
                fc.constantFrom("Auto", "Linear", "Logarithmic"),
                fc.integer({ min: 1, max: 20 }),
                fc.nat(1000),
                ([min, max], [least, span], scaling, most, seed) => {
                    const ranges = {
                        continuous: [range("eta", min, max, scaling)],
                        integer: [range("depth", least, least + span)],
                    };
                    const asked = config(ranges, { RandomSeed: seed });
                    const plan = searchPlan(asked, most);
                    assert.deepStrictEqual(searchPlan(asked, most), plan);
                    assert.ok(plan.length >= 1 && plan.length <= most);
                    assert.strictEqual(new Set(plan.map((one) => JSON.stringify(one))).size, plan.length);
                    for (const { eta, depth } of plan) {
                        // Six digits round a bound by less than one in a hundred thousand.
                        assert.ok(Number(eta) >= min * (1 - 1e-5) && Number(eta) <= max * (1 + 1e-5));
                        assert.ok(Number.isInteger(Number(depth)));
                        assert.ok(Number(depth) >= least && Number(depth) <= least + span);
                    }
                },
            ),
            { seed: 4 },
        );
    });

    it("cuts each range into as many parts as there are trainings, and tries each part once", () => {
        const plan = searchPlan(
            config({ continuous: [range("a", 0, 10), range("b", 0.001, 1000, "Logarithmic")] }),
            10,
        );
        const parts = (values: number[]): number[] => values.map(Math.floor).sort((x, y) => x - y);
        const ten = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        assert.deepStrictEqual(parts(plan.map(({ a }) => Number(a))), ten);
        assert.deepStrictEqual(parts(plan.map(({ b }) => ((Math.log10(Number(b)) + 3) / 6) * 10)), ten);
    });

    it("spreads reversed orders of magnitude towards 1, and wide ranges by orders where nobody says how", () => {
        const near = searchPlan(config({ continuous: [range("m", 0, 0.999, "ReverseLogarithmic")] }), 9);
        assert.strictEqual(near.filter(({ m }) => Number(m) > 0.9).length, 6);
        const wide = searchPlan(config({ continuous: [range("l", 0.0001, 1, "Auto")] }), 8);
        assert.strictEqual(wide.filter(({ l }) => Number(l) < 0.01).length, 4);
        const narrow = searchPlan(config({ continuous: [range("n", 0.5, 1, "Auto")] }), 8);
        assert.strictEqual(narrow.filter(({ n }) => Number(n) < 0.75).length, 4);
    });
});

describe("serviceTrainings", () => {
    it("is the limit, or all combinations of a grid", () => {
        const categorical = [
            { Name: "a", Values: ["1", "2", "3"] },
            { Name: "b", Values: ["1", "2"] },
        ];
        assert.strictEqual(serviceTrainings(config({ categorical }, { Strategy: "Grid" })), 6);
        const limited = { ResourceLimits: { MaxNumberOfTrainingJobs: 20 } };
        assert.strictEqual(serviceTrainings(config({ categorical }, limited)), 20);
    });
});
