import * as assert from "node:assert";
import { setTimeout as sleep } from "node:timers/promises";
import { inParallel } from "../../../../rehearsal/pipeline/jobs/inParallel";

describe("inParallel", () => {
    it("works on so many at once and gives the results in order", async () => {
        let atWork = 0;
        let most = 0;
        const results = await inParallel([30, 5, 20, 1], 2, async (milliseconds, index) => {
            atWork++;
            most = Math.max(most, atWork);
            await sleep(milliseconds);
            atWork--;
            return index * 10;
        });
        assert.deepStrictEqual(results, [0, 10, 20, 30]);
        assert.strictEqual(most, 2);
    });

    it("fails as its work does, and does nothing for nothing", async () => {
        await assert.rejects(
            inParallel([1, 2], 1, () => Promise.reject(new Error("no"))),
            { message: "no" },
        );
        assert.deepStrictEqual(await inParallel([], 3, () => Promise.resolve(1)), []);
    });
});
