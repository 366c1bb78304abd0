import * as assert from "node:assert";
import { Narrator } from "../../../rehearsal/firstLife/narrator";
import { screen } from "../graph/graphFixtures";

describe("the narrator of a life", () => {
    function narrator(): { told: string[]; narrator: Narrator } {
        const told: string[] = [];
        return { told, narrator: new Narrator((text) => told.push(text), screen()) };
    }

    it("says a station's title before its work begins, and each line when it is known", async () => {
        const { told, narrator: one } = narrator();
        const result = await one.pass("Training", (tell) => {
            assert.deepStrictEqual(told, ["\nTraining\n"]);
            tell("auc 0.9");
            return Promise.resolve(42);
        });
        assert.strictEqual(result, 42);
        assert.deepStrictEqual(told.slice(0, 2), ["\nTraining\n", "  auc 0.9\n"]);
        assert.match(told[2] ?? "", /^ {2}\d+\.\d s\n$/);
    });

    it("keeps the stations that were passed, and none that failed", async () => {
        const { narrator: one } = narrator();
        await one.pass("Training", (tell) => Promise.resolve(tell("done")));
        await assert.rejects(one.pass("Approval", () => Promise.reject(new Error("nobody came"))));
        assert.deepStrictEqual(
            one.stations.map(({ title, lines }) => ({ title, lines })),
            [{ title: "Training", lines: ["done"] }],
        );
    });
});
