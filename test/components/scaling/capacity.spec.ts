import * as assert from "node:assert";
import * as fc from "fast-check";
import {
    capacityFromLoadTest,
    capacityFromRecommendation,
    InferenceRecommendation,
    LoadTestResult,
} from "../../../components/scaling/capacity";

function loadTest(overrides: Partial<LoadTestResult> = {}): LoadTestResult {
    return { maxRequestsPerSecondPerInstance: 20, peakRequestsPerSecond: 100, ...overrides };
}

function recommendation(overrides: Partial<InferenceRecommendation> = {}): InferenceRecommendation {
    return { maxInvocationsPerMinutePerInstance: 4000, peakRequestsPerSecond: 500, ...overrides };
}

function messageOf(action: () => unknown): string {
    try {
        action();
    } catch (error) {
        assert.ok(error instanceof RangeError);
        return error.message;
    }
    return "nothing was thrown";
}

describe("capacity from a load test", () => {
    it("tracks the measured limit × safety factor × 60, with AWS's starting factor of 0.5", () => {
        // MAX_RPS 20 → 20 × 0.5 × 60
        assert.strictEqual(capacityFromLoadTest(loadTest()).invocationsPerMinutePerInstance, 600);
    });

    it("carries the peak with growth, and the base, at that value", () => {
        // 600 a minute is 10 a second: 100 × 1.2 / 10 = 12 and 35 / 10 = 3.5
        assert.deepStrictEqual(capacityFromLoadTest(loadTest({ baseRequestsPerSecond: 35 })), {
            invocationsPerMinutePerInstance: 600,
            minCapacity: 4,
            maxCapacity: 12,
        });
    });

    it("keeps an instance in each of two zones when little is going on", () => {
        const plan = capacityFromLoadTest(loadTest({ peakRequestsPerSecond: 1 }));
        assert.deepStrictEqual([plan.minCapacity, plan.maxCapacity], [2, 2]);
    });

    it("does not lose an invocation to the rounding of decimal fractions", () => {
        // 25 × 60 × 0.29 is 434.99999999999994 in floating point
        const plan = capacityFromLoadTest(
            loadTest({ maxRequestsPerSecondPerInstance: 25, safetyFactor: 0.29 }),
        );
        assert.strictEqual(plan.invocationsPerMinutePerInstance, 435);
    });

    it("lists every figure that is out of range", () => {
        const wrong = loadTest({
            maxRequestsPerSecondPerInstance: 0,
            baseRequestsPerSecond: 200,
            safetyFactor: 1.5,
            growthFactor: 0.5,
            minInstances: 0,
        });
        assert.strictEqual(
            messageOf(() => capacityFromLoadTest(wrong)),
            [
                "capacityFromLoadTest:",
                "  maxRequestsPerSecondPerInstance: must be above 0, got 0; give the figure that was measured or is expected",
                "  baseRequestsPerSecond: must be between 0 and peakRequestsPerSecond (100), got 200; give the load of the quietest hour",
                "  safetyFactor: must be above 0 and at most 1, got 1.5; start from 0.5 and raise it as load tests allow",
                "  growthFactor: must be at least 1, got 0.5; use 1 for no head room above the peak",
                "  minInstances: must be a whole number of at least 1, got 0; use 2 to keep one instance in each of two Availability Zones",
            ].join("\n"),
        );
    });

    it("refuses an instance that cannot take one invocation a minute", () => {
        assert.strictEqual(
            messageOf(() => capacityFromLoadTest(loadTest({ maxRequestsPerSecondPerInstance: 0.01 }))),
            "capacityFromLoadTest:\n  maxRequestsPerSecondPerInstance: must leave at least one invocation per minute " +
                "after the safety factor, got 0.01; use a larger instance type, or an asynchronous endpoint",
        );
    });

    for (const [figure, value] of [
        ["maxRequestsPerSecondPerInstance", NaN],
        ["peakRequestsPerSecond", Infinity],
        ["baseRequestsPerSecond", NaN],
        ["growthFactor", NaN],
        ["safetyFactor", NaN],
        ["minInstances", 1.5],
    ] as const) {
        it(`refuses ${figure} ${String(value)}`, () => {
            assert.match(
                messageOf(() => capacityFromLoadTest(loadTest({ [figure]: value }))),
                new RegExp(figure),
            );
        });
    }
});

describe("capacity from Inference Recommender", () => {
    it("follows AWS's notebook: 500 and 70 requests a second at 55 % of the measured maximum", () => {
        // upper limit floor(4000 × 55 / 100) = 2200; 500 / (2200 / 60) × 1.2 = 16.4; 70 / (2200 / 60) = 1.9
        const plan = capacityFromRecommendation(
            recommendation({
                baseRequestsPerSecond: 70,
                safetyFactor: 0.55,
                growthFactor: 1.2,
                minInstances: 1,
            }),
        );
        assert.deepStrictEqual(plan, {
            invocationsPerMinutePerInstance: 2200,
            minCapacity: 2,
            maxCapacity: 17,
        });
    });

    it("does not multiply by 60 what is per minute already", () => {
        assert.strictEqual(
            capacityFromRecommendation(recommendation()).invocationsPerMinutePerInstance,
            2000,
        );
    });

    it("names itself and its figure in errors", () => {
        assert.strictEqual(
            messageOf(() =>
                capacityFromRecommendation(recommendation({ maxInvocationsPerMinutePerInstance: -1 })),
            ),
            "capacityFromRecommendation:\n  maxInvocationsPerMinutePerInstance: must be above 0, got -1; " +
                "give the figure that was measured or is expected",
        );
    });
});

describe("capacity for any figures", () => {
    const figures = fc.record({
        maxRequestsPerSecondPerInstance: fc.double({ min: 2, max: 10_000, noNaN: true }),
        peakRequestsPerSecond: fc.double({ min: 1, max: 100_000, noNaN: true }),
        baseRequestsPerSecond: fc.double({ min: 0, max: 1, noNaN: true }),
        safetyFactor: fc.double({ min: 0.05, max: 1, noNaN: true }),
        growthFactor: fc.double({ min: 1, max: 3, noNaN: true }),
        minInstances: fc.integer({ min: 1, max: 5 }),
    });
    const closeTo = 1 + 1e-6;

    it("carries the grown peak without passing the tracked value, and with no instance to spare", () => {
        fc.assert(
            fc.property(figures, (test) => {
                const plan = capacityFromLoadTest(test);
                const perMinute = test.peakRequestsPerSecond * test.growthFactor * 60;
                const carried = (instances: number) => instances * plan.invocationsPerMinutePerInstance;
                assert.ok(carried(plan.maxCapacity) * closeTo >= perMinute);
                assert.ok(
                    plan.maxCapacity === plan.minCapacity ||
                        carried(plan.maxCapacity - 1) < perMinute * closeTo,
                );
            }),
            { seed: 42 },
        );
    });

    it("never tracks more than one instance was measured to take, nor lets the minimum pass the maximum", () => {
        fc.assert(
            fc.property(figures, (test) => {
                const plan = capacityFromLoadTest(test);
                assert.ok(
                    plan.invocationsPerMinutePerInstance <=
                        test.maxRequestsPerSecondPerInstance * 60 * closeTo,
                );
                assert.ok(plan.invocationsPerMinutePerInstance >= 1);
                assert.ok(test.minInstances <= plan.minCapacity && plan.minCapacity <= plan.maxCapacity);
            }),
            { seed: 42 },
        );
    });

    it("never shrinks when traffic grows, nor when more safety is asked for", () => {
        fc.assert(
            fc.property(figures, fc.double({ min: 1, max: 10, noNaN: true }), (test, factor) => {
                const plan = capacityFromLoadTest(test);
                const busier = capacityFromLoadTest({
                    ...test,
                    peakRequestsPerSecond: test.peakRequestsPerSecond * factor,
                });
                const safer = capacityFromLoadTest({
                    ...test,
                    safetyFactor: test.safetyFactor / Math.min(factor, 1.5),
                });
                assert.ok(busier.maxCapacity >= plan.maxCapacity);
                assert.ok(safer.maxCapacity >= plan.maxCapacity && safer.minCapacity >= plan.minCapacity);
            }),
            { seed: 42 },
        );
    });
});
