import * as assert from "node:assert";
import {
    planRollout,
    RolloutStrategy,
    totalWaitSeconds,
    watchSeconds,
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
