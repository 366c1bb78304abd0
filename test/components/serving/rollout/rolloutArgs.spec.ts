import * as assert from "node:assert";
import {
    planRollout,
    RolloutStrategy,
    totalWaitSeconds,
    watchSeconds,
    weightSteps,
} from "../../../../components/serving/rollout/rolloutArgs";

describe("planRollout", () => {
    it("fills in a canary of ten percent with ten minutes of bake time", () => {
        assert.deepStrictEqual(planRollout({ strategy: RolloutStrategy.Canary }), {
            strategy: "canary",
            stepPercent: 10,
            waitSeconds: 600,
            terminationWaitSeconds: 300,
            maximumExecutionSeconds: 5100,
        });
    });

    it("gives a rolling update a rollback size and no termination wait", () => {
        assert.deepStrictEqual(planRollout({ strategy: RolloutStrategy.Rolling, stepPercent: 50 }), {
            strategy: "rolling",
            stepPercent: 50,
            waitSeconds: 600,
            rollbackPercent: 100,
            maximumExecutionSeconds: 4800,
        });
    });

    it("gives an update all at once no step", () => {
        const plan = planRollout({
            strategy: RolloutStrategy.AllAtOnce,
            waitSeconds: 0,
            timeoutSeconds: 900,
        });
        assert.deepStrictEqual(plan, {
            strategy: "allAtOnce",
            waitSeconds: 0,
            terminationWaitSeconds: 300,
            maximumExecutionSeconds: 900,
        });
    });

    it("keeps zeros that were asked for", () => {
        const plan = planRollout({ strategy: "linear", waitSeconds: 0, terminationWaitSeconds: 0 });
        assert.deepStrictEqual([plan.waitSeconds, plan.terminationWaitSeconds], [0, 0]);
    });
});

describe("totalWaitSeconds", () => {
    const cases: [string, Parameters<typeof totalWaitSeconds>[0], number][] = [
        ["two bakes and the termination", { strategy: "canary", waitSeconds: 100 }, 500],
        ["one bake a step", { strategy: "linear", stepPercent: 30, waitSeconds: 100 }, 700],
        ["one bake a batch", { strategy: "rolling", stepPercent: 5, waitSeconds: 100 }, 2000],
        ["one bake", { strategy: "allAtOnce", waitSeconds: 100, terminationWaitSeconds: 0 }, 100],
    ];
    for (const [what, args, seconds] of cases) {
        it(`counts ${what} of ${args.strategy}`, () => {
            assert.strictEqual(totalWaitSeconds(args), seconds);
        });
    }
});

describe("watchSeconds", () => {
    it("is an hour more than SageMaker takes at most", () => {
        assert.strictEqual(watchSeconds({ strategy: "canary", timeoutSeconds: 7200 }), 10800);
    });

    it("is what was asked for", () => {
        assert.strictEqual(watchSeconds({ strategy: "canary", watchSeconds: 20000 }), 20000);
    });
});

describe("weightSteps", () => {
    it("moves traffic in the steps that capacity moves in", () => {
        const steps = (strategy: RolloutStrategy, stepPercent?: number) =>
            weightSteps(planRollout({ strategy, ...(stepPercent === undefined ? {} : { stepPercent }) }));
        assert.deepStrictEqual(steps("canary"), [0.1, 1]);
        assert.deepStrictEqual(steps("linear"), [0.25, 0.5, 0.75, 1]);
        assert.deepStrictEqual(steps("linear", 40), [0.4, 0.8, 1]);
        assert.deepStrictEqual(steps("rolling", 50), [0.5, 1]);
        assert.deepStrictEqual(steps("allAtOnce"), [1]);
    });

    it("always ends with the whole move, and never goes back", () => {
        for (let stepPercent = 10; stepPercent <= 50; stepPercent++) {
            const steps = weightSteps(planRollout({ strategy: "linear", stepPercent }));
            assert.strictEqual(steps.at(-1), 1);
            assert.deepStrictEqual(
                steps,
                [...new Set(steps)].sort((a, b) => a - b),
            );
        }
    });
});
