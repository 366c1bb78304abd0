import * as assert from "node:assert";
import * as fc from "fast-check";
import {
    planRollout,
    RolloutStrategy,
    weightSteps,
} from "../../../../components/serving/rollout/rolloutArgs";
import {
    departure,
    sameShares,
    sharesOf,
    trafficSteps,
} from "../../../../components/serving/rollout/trafficSteps";

describe("trafficSteps", () => {
    it("moves a canary's part first", () => {
        assert.deepStrictEqual(trafficSteps({ a: 1, b: 0 }, { a: 0, b: 100 }, [0.1, 1]), [
            { a: 90, b: 10 },
            { a: 0, b: 100 },
        ]);
    });

    it("moves in equal steps between splits on different scales", () => {
        assert.deepStrictEqual(trafficSteps({ a: 0.5, b: 0.5 }, { a: 8, b: 2 }, [0.5, 1]), [
            { a: 6.5, b: 3.5 },
            { a: 8, b: 2 },
        ]);
    });

    const weight = fc.integer({ min: 0, max: 1000 });
    const split = fc.record({ a: weight, b: weight, c: weight }).filter(({ a, b, c }) => a + b + c > 0);
    const steps = fc
        .record({
            strategy: fc.constantFrom(...Object.values(RolloutStrategy)),
            percent: fc.integer({ min: 10, max: 50 }),
        })
        .map(({ strategy, percent }) =>
            weightSteps(
                planRollout(strategy === "allAtOnce" ? { strategy } : { strategy, stepPercent: percent }),
            ),
        );

    it("never sends a variant less than before and then more, nor the other way round, and ends as desired", () => {
        fc.assert(
            fc.property(split, split, steps, (live, desired, fractions) => {
                const moves = trafficSteps(live, desired, fractions);
                assert.deepStrictEqual(moves.at(-1), desired);
                const shares = [live, ...moves].map(sharesOf);
                for (const name of ["a", "b", "c"]) {
                    const course = shares.map((share) => share[name] ?? 0);
                    const changes = course.slice(1).map((share, at) => share - (course[at] ?? 0));
                    assert.ok(
                        changes.every((change) => change >= -1e-9) ||
                            changes.every((change) => change <= 1e-9),
                    );
                }
            }),
            { seed: 42, numRuns: 500 },
        );
    });

    it("always leaves somebody to answer", () => {
        fc.assert(
            fc.property(split, split, steps, (live, desired, fractions) =>
                trafficSteps(live, desired, fractions).every((step) =>
                    Object.values(step).some((each) => each > 0),
                ),
            ),
            { seed: 42, numRuns: 500 },
        );
    });
});

describe("sameShares", () => {
    it("compares shares, not weights, within the precision of SageMaker's numbers", () => {
        assert.ok(sameShares({ a: 9, b: 1 }, { a: 0.9, b: Math.fround(0.1) }));
        assert.ok(sameShares({ a: 1 }, { a: 5, b: 0 }));
        assert.ok(!sameShares({ a: 9, b: 1 }, { a: 8, b: 2 }));
        assert.ok(!sameShares({ a: 0 }, { a: 1 }));
    });
});

describe("departure", () => {
    it("takes the traffic from a variant that goes, as the settings split it", () => {
        assert.deepStrictEqual(departure({ a: 1, b: 1, c: 1 }, { a: 3, c: 1, d: 9 }), {
            leaving: ["b"],
            weights: { a: 3, b: 0, c: 1 },
        });
    });

    it("asks for nothing where nobody with traffic goes, or nobody stays", () => {
        assert.strictEqual(departure({ a: 1 }, { a: 1, b: 1 }), undefined);
        assert.strictEqual(departure({ a: 1, b: 0 }, { a: 1 }), undefined);
        assert.strictEqual(departure({ a: 1 }, { b: 1 }), undefined);
    });
});
