import * as assert from "node:assert";
import * as fc from "fast-check";
import { Execution, ExecutionQueue, StageWork } from "../../../rehearsal/delivery/executionQueue";

function stage(name: string, work: () => Promise<void>): StageWork {
    return { name, work, rollBack: undefined };
}

describe("the executions of a queued pipeline", () => {
    let queue: ExecutionQueue;
    beforeEach(() => {
        queue = new ExecutionQueue();
    });

    it("are one where the tokens are equal", () => {
        const starts = ["a", "b", "a"].map((token) => queue.start(token, { token }, () => []));
        assert.deepStrictEqual(
            starts.map(({ number }) => number),
            [1, 2, 1],
        );
        assert.strictEqual(queue.executions.length, 2);
    });

    it("wait for a stage that another one is in, and go on when it has left", async () => {
        let open: () => void = () => undefined;
        const gate = new Promise<void>((resolve) => {
            open = resolve;
        });
        const first = queue.start("1", {}, () => [stage("gate", () => queue.rest(gate))]);
        const second = queue.start("2", {}, () => [
            stage("build", () => Promise.resolve()),
            stage("gate", () => Promise.resolve()),
        ]);
        await queue.settled();
        assert.deepStrictEqual([second.stage, second.waiting, second.status], ["gate", true, "InProgress"]);
        open();
        await queue.settled();
        assert.deepStrictEqual([first.status, second.status], ["Succeeded", "Succeeded"]);
    });

    it("end at the first stage that fails, which is put back, and let the next one in", async () => {
        const done: string[] = [];
        const failing: StageWork = {
            name: "prod",
            work: () => Promise.reject(new Error("rolled back")),
            rollBack: () => Promise.resolve(void done.push("put back")),
        };
        const after = stage("after", () => Promise.resolve(void done.push("after")));
        const first = queue.start("1", {}, () => [failing, after]);
        const second = queue.start("2", {}, () => [
            stage("prod", () => Promise.resolve(void done.push("second"))),
        ]);
        await queue.settled();
        assert.deepStrictEqual(
            [first.status, first.reason, first.stage, second.status, done],
            ["Failed", "rolled back", "prod", "Succeeded", ["put back", "second"]],
        );
    });

    it("never overtake one another in any stage, however long each takes there", async () => {
        const turns = fc.array(fc.nat(3), { minLength: 3, maxLength: 3 });
        await fc.assert(
            fc.asyncProperty(fc.array(turns, { minLength: 2, maxLength: 5 }), async (executions) => {
                const own = new ExecutionQueue();
                const order = new Map<string, number[]>();
                const inside = new Map<string, number>();
                const work = (name: string, number: number, wait: number) => async (): Promise<void> => {
                    order.set(name, [...(order.get(name) ?? []), number]);
                    inside.set(name, (inside.get(name) ?? 0) + 1);
                    assert.strictEqual(inside.get(name), 1);
                    for (let turn = 0; turn < wait; turn++) {
                        await Promise.resolve();
                    }
                    inside.set(name, 0);
                };
                const stagesOf = (waits: number[]) => (execution: Execution) =>
                    waits.map((wait, at) =>
                        stage(`s${String(at)}`, work(`s${String(at)}`, execution.number, wait)),
                    );
                executions.forEach((waits, at) => own.start(String(at), {}, stagesOf(waits)));
                await own.settled();
                const expected = executions.map((_, at) => at + 1);
                assert.deepStrictEqual([...order.values()], [expected, expected, expected]);
            }),
            { seed: 5, numRuns: 50 },
        );
    });
});
