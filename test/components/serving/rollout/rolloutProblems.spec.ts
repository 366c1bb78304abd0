import * as assert from "node:assert";
import { describeProblem } from "../../../../components/shared/problems";
import { RolloutArgs, RolloutStrategy } from "../../../../components/serving/rollout/rolloutArgs";
import {
    defaultRollout,
    Fleet,
    fleetProblems,
    rolloutProblems,
} from "../../../../components/serving/rollout/rolloutProblems";

function messages(args: RolloutArgs): string[] {
    return rolloutProblems("rollout", args).map(describeProblem);
}

function fleet(change: Partial<Fleet> = {}): Fleet {
    const variants = [{ name: "main", instanceType: "ml.m5.large", initialInstanceCount: 2 }];
    return { variants, rollbackAlarmCount: 2, ...change };
}

function fleetMessages(strategy: RolloutStrategy, change: Partial<Fleet>): string[] {
    return fleetProblems("rollout", strategy, fleet(change)).map(describeProblem);
}

describe("rolloutProblems", () => {
    it("accepts every strategy with its defaults", () => {
        for (const strategy of Object.values(RolloutStrategy)) {
            assert.deepStrictEqual(messages({ strategy }), []);
        }
    });

    const bounds: [RolloutArgs, string][] = [
        [
            { strategy: "canary", stepPercent: 51 },
            "rollout.stepPercent: must be a whole number of percent, 1 to 50, got 51; choose a value of 1 to 50",
        ],
        [
            { strategy: "linear", stepPercent: 9 },
            "rollout.stepPercent: must be a whole number of percent, 10 to 50, got 9; choose a value of 10 to 50",
        ],
        [
            { strategy: "rolling", stepPercent: 4 },
            "rollout.stepPercent: must be a whole number of percent, 5 to 50, got 4; choose a value of 5 to 50",
        ],
        [
            { strategy: "canary", stepPercent: 12.5 },
            "rollout.stepPercent: must be a whole number of percent, 1 to 50, got 12.5; choose a value of 1 to 50",
        ],
        [
            { strategy: "allAtOnce", stepPercent: 10 },
            "rollout.stepPercent: does not apply to the strategy allAtOnce, got 10; leave it out",
        ],
        [
            { strategy: "canary", waitSeconds: 3601 },
            "rollout.waitSeconds: must be a whole number of seconds, 0 to 3600, got 3601; choose a value of 0 to 3600",
        ],
        [
            { strategy: "rolling", terminationWaitSeconds: 0 },
            "rollout.terminationWaitSeconds: does not apply to the strategy rolling, got 0; leave it out",
        ],
        [
            { strategy: "canary", rollbackPercent: 100 },
            "rollout.rollbackPercent: does not apply to the strategy canary, got 100; leave it out",
        ],
        [
            { strategy: "canary", timeoutSeconds: 599 },
            "rollout.timeoutSeconds: must be a whole number of seconds, 600 to 14400, got 599; choose a value of 600 to 14400",
        ],
        [
            { strategy: "canary", timeoutSeconds: 1500 },
            "rollout.timeoutSeconds: must be more than all waits together, 1500 s, got 1500; raise it, or choose shorter waits or larger steps",
        ],
        [
            { strategy: "canary", watchSeconds: 600 },
            "rollout.watchSeconds: must be more than timeoutSeconds, 5100 s, got 600; raise it, so that a rollback is seen to its end",
        ],
    ];
    for (const [args, message] of bounds) {
        it(`explains ${JSON.stringify(args)}`, () => {
            assert.deepStrictEqual(messages(args), [message]);
        });
    }

    it("refuses waits that no timeout of SageMaker's can hold, though no timeout was given", () => {
        assert.deepStrictEqual(messages({ strategy: "linear", stepPercent: 10, waitSeconds: 3600 }), [
            "rollout.timeoutSeconds: must be more than all waits together, 36300 s, got 14400; " +
                "raise it, or choose shorter waits or larger steps",
        ]);
    });
});

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
