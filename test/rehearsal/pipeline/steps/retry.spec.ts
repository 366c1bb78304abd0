import * as assert from "node:assert";
import { patienceFor, waitSeconds, withRetries } from "../../../../rehearsal/pipeline/steps/retry";
import { StepFailure } from "../../../../rehearsal/pipeline/steps/stepContext";

const POLICIES = [
    { ExceptionType: ["Step.THROTTLING"], IntervalSeconds: 10, BackoffRate: 2, MaxAttempts: 6 },
    { ExceptionType: ["SageMaker.JOB_INTERNAL_ERROR"], IntervalSeconds: 0, BackoffRate: 2, MaxAttempts: 2 },
];
const KILLED = new StepFailure("ended by SIGKILL", "SageMaker.JOB_INTERNAL_ERROR");

/** Fails so many times, and counts. */
function failing(times: number, error: Error) {
    const tries: number[] = [];
    const work = (tried: number): Promise<string> => {
        tries.push(tried);
        return tried <= times ? Promise.reject(error) : Promise.resolve("done");
    };
    return { tries, work };
}

describe("withRetries", () => {
    const { signal } = new AbortController();

    it("tries a failure again that a policy names, as often as that policy says", async () => {
        const once = failing(1, KILLED);
        assert.strictEqual(await withRetries(POLICIES, signal, once.work), "done");
        assert.deepStrictEqual(once.tries, [1, 2]);
        const always = failing(9, KILLED);
        await assert.rejects(withRetries(POLICIES, signal, always.work), KILLED);
        assert.deepStrictEqual(always.tries, [1, 2]);
    });

    it("does not try again what the script itself got wrong, nor without a policy", async () => {
        const broken = failing(1, new StepFailure("exit code 1"));
        await assert.rejects(withRetries(POLICIES, signal, broken.work), { message: "exit code 1" });
        const killed = failing(1, KILLED);
        await assert.rejects(withRetries([], signal, killed.work), KILLED);
        assert.deepStrictEqual([broken.tries, killed.tries], [[1], [1]]);
    });

    it("does not go on once the run is stopped", async () => {
        const stop = new AbortController();
        const killed = failing(9, KILLED);
        const running = withRetries(POLICIES, stop.signal, (tried) => {
            stop.abort();
            return killed.work(tried);
        });
        await assert.rejects(running, KILLED);
        assert.deepStrictEqual(killed.tries, [1]);
    });
});

describe("patienceFor", () => {
    it("waits longer each time, but never as long as for a service's capacity", () => {
        const throttled = new StepFailure("slow down", "Step.THROTTLING");
        const patience = patienceFor(throttled, POLICIES) ?? assert.fail();
        assert.deepStrictEqual(patience, { tries: 3, intervalSeconds: 10, backoffRate: 2 });
        assert.strictEqual(waitSeconds(patience, 1), 5);
        const short = { ...patience, intervalSeconds: 1 };
        assert.deepStrictEqual(
            [1, 2, 3].map((tried) => waitSeconds(short, tried)),
            [1, 2, 4],
        );
    });

    it("fills in what a policy leaves out, as the service does", () => {
        const policy = { ExceptionType: ["SageMaker.JOB_INTERNAL_ERROR"], ExpireAfterMin: 240 };
        assert.deepStrictEqual(patienceFor(KILLED, [policy]), {
            tries: 3,
            intervalSeconds: 1,
            backoffRate: 2,
        });
    });
});
