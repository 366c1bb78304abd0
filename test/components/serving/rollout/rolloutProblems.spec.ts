import * as assert from "node:assert";
import { describeProblem } from "../../../../components/shared/problems/problems";
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

    const bounds: [RolloutArgs, "stepPercent" | "waitSeconds" | "timeoutSeconds", string][] = [
        [{ strategy: "canary", stepPercent: 51 }, "stepPercent", "percent, 1 to 50"],
        [{ strategy: "canary", stepPercent: 12.5 }, "stepPercent", "percent, 1 to 50"],
        [{ strategy: "linear", stepPercent: 9 }, "stepPercent", "percent, 10 to 50"],
        [{ strategy: "rolling", stepPercent: 4 }, "stepPercent", "percent, 5 to 50"],
        [{ strategy: "canary", waitSeconds: 3601 }, "waitSeconds", "seconds, 0 to 3600"],
        [{ strategy: "canary", timeoutSeconds: 599 }, "timeoutSeconds", "seconds, 600 to 14400"],
    ];
    for (const [args, field, bound] of bounds) {
        it(`explains the bounds of ${JSON.stringify(args)}`, () => {
            const [, range = ""] = bound.split(", ");
            assert.deepStrictEqual(messages(args), [
                `rollout.${field}: must be a whole number of ${bound}, got ${String(args[field])}; choose a value of ${range}`,
            ]);
        });
    }

    const strangers: [RolloutArgs, "stepPercent" | "terminationWaitSeconds" | "rollbackPercent"][] = [
        [{ strategy: "allAtOnce", stepPercent: 10 }, "stepPercent"],
        [{ strategy: "rolling", terminationWaitSeconds: 0 }, "terminationWaitSeconds"],
        [{ strategy: "canary", rollbackPercent: 100 }, "rollbackPercent"],
    ];
    for (const [args, field] of strangers) {
        it(`refuses what has no meaning: ${JSON.stringify(args)}`, () => {
            assert.deepStrictEqual(messages(args), [
                `rollout.${field}: does not apply to the strategy ${args.strategy}, got ${String(args[field])}; leave it out`,
            ]);
        });
    }

    it("wants more time than all waits together", () => {
        assert.deepStrictEqual(messages({ strategy: "canary", timeoutSeconds: 1500 }), [
            "rollout.timeoutSeconds: must be more than all waits together, 1500 s, got 1500; " +
                "raise it, or choose shorter waits or larger steps",
        ]);
    });

    it("wants to watch for longer than SageMaker tries", () => {
        assert.deepStrictEqual(messages({ strategy: "canary", watchSeconds: 600 }), [
            "rollout.watchSeconds: must be more than timeoutSeconds, 5100 s, got 600; " +
                "raise it, so that a rollback is seen to its end",
        ]);
    });

    it("refuses waits that no timeout of SageMaker's can hold, though no timeout was given", () => {
        assert.deepStrictEqual(messages({ strategy: "linear", stepPercent: 10, waitSeconds: 3600 }), [
            "rollout.timeoutSeconds: must be more than all waits together, 36300 s, got 14400; " +
                "raise it, or choose shorter waits or larger steps",
        ]);
    });
});
