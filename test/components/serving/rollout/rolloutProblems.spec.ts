import * as assert from "node:assert";
import { describeProblem } from "../../../../components/shared/problems";
import { RolloutArgs, RolloutStrategy } from "../../../../components/serving/rollout/rolloutArgs";
import { rolloutProblems } from "../../../../components/serving/rollout/rolloutProblems";

function messages(args: RolloutArgs): string[] {
    return rolloutProblems("rollout", args).map(describeProblem);
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
