import * as assert from "node:assert";
import { describeProblem } from "../../../../components/shared/problems/problems";
import { defaultRollout, Fleet, fleetProblems } from "../../../../components/serving/rollout/fleetProblems";
import { RolloutStrategy } from "../../../../components/serving/rollout/rolloutArgs";

function fleet(change: Partial<Fleet> = {}): Fleet {
    const variants = [{ name: "main", instanceType: "ml.m5.large", initialInstanceCount: 2 }];
    return { variants, rollbackAlarmCount: 2, ...change };
}

function fleetMessages(strategy: RolloutStrategy, change: Partial<Fleet>): string[] {
    return fleetProblems("rollout", { strategy }, fleet(change)).map(describeProblem);
}

describe("fleetProblems", () => {
    it("accepts two instances and two alarms for every strategy", () => {
        for (const strategy of Object.values(RolloutStrategy)) {
            assert.deepStrictEqual(fleetMessages(strategy, {}), []);
        }
    });

    it("refuses to move a part of one instance", () => {
        const variants = [{ name: "main", instanceType: "ml.m5.large", initialInstanceCount: 1 }];
        assert.deepStrictEqual(fleetMessages("canary", { variants }), [
            "rollout.strategy: canary needs at least 2 instances of variant main to move a part of them, got 1; " +
                "add instances or use allAtOnce",
        ]);
        assert.deepStrictEqual(fleetMessages("allAtOnce", { variants }), []);
    });

    it("refuses rolling for several variants", () => {
        const [variant] = fleet().variants;
        assert.ok(variant);
        const variants = [variant, { ...variant, name: "other" }];
        assert.deepStrictEqual(fleetMessages("rolling", { variants }), [
            "rollout.strategy: must not be rolling for an endpoint with several variants, got 2; use canary or linear",
        ]);
        assert.deepStrictEqual(fleetMessages("linear", { variants }), []);
    });

    it("counts a shadow as a variant for rolling, and asks no second instance of it", () => {
        const shadow = { name: "shadow", instanceType: "ml.m5.large", initialInstanceCount: 1 };
        assert.deepStrictEqual(fleetMessages("rolling", { shadow }), [
            "rollout.strategy: must not be rolling for an endpoint with several variants, got 2; use canary or linear",
        ]);
        assert.deepStrictEqual(fleetMessages("canary", { shadow }), []);
    });

    it("refuses a wait that is over before an alarm can go off", () => {
        const problems = (waitSeconds: number) =>
            fleetProblems(
                "rollout",
                { strategy: "canary", waitSeconds },
                fleet({ rollbackAlarmSeconds: 180 }),
            );
        assert.deepStrictEqual(problems(180), []);
        assert.deepStrictEqual(problems(179).map(describeProblem), [
            "rollout.waitSeconds: must be at least what a rollback alarm takes to go off, 180 s, got 179; " +
                "wait longer, or shorten the alarm's period or its evaluation periods",
        ]);
    });

    it("refuses guardrails where SageMaker would silently leave them out", () => {
        const variants = [{ name: "main", instanceType: "ml.inf1.xlarge", initialInstanceCount: 2 }];
        assert.deepStrictEqual(fleetMessages("canary", { variants }), [
            "rollout.strategy: SageMaker has no deployment guardrails for the instance type of variant main, " +
                'got "ml.inf1.xlarge"; use allAtOnce or an inf2 type',
        ]);
    });

    it("demands one to ten alarms, and none for all at once", () => {
        const message =
            "rollbackAlarmNames: must name 1 to 10 alarms for the strategy linear, got 0; " +
            "give the alarms that say whether a new version is worse, 5XX errors and latency first";
        assert.deepStrictEqual(fleetMessages("linear", { rollbackAlarmCount: 0 }), [message]);
        assert.deepStrictEqual(fleetMessages("allAtOnce", { rollbackAlarmCount: 0 }), []);
        assert.strictEqual(fleetMessages("allAtOnce", { rollbackAlarmCount: 11 }).length, 1);
    });
});

describe("defaultRollout", () => {
    it("is a canary where a canary works", () => {
        assert.deepStrictEqual(defaultRollout(fleet()), { strategy: "canary" });
    });

    it("is all at once without alarms or with a single instance", () => {
        const variants = [{ name: "main", instanceType: "ml.m5.large", initialInstanceCount: 1 }];
        assert.deepStrictEqual(defaultRollout(fleet({ rollbackAlarmCount: 0 })), { strategy: "allAtOnce" });
        assert.deepStrictEqual(defaultRollout(fleet({ variants })), { strategy: "allAtOnce" });
    });
});
