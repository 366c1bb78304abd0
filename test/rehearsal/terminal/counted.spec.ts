import * as assert from "node:assert";
import { counted } from "../../../rehearsal/terminal/counted";

describe("counted", () => {
    it("takes the word for one with one only", () => {
        assert.deepStrictEqual(
            [0, 1, 2].map((count) => counted(count, "resource")),
            ["0 resources", "1 resource", "2 resources"],
        );
    });

    it("takes the word that it is given for many", () => {
        assert.deepStrictEqual(
            [0, 1, 2].map((count) => counted(count, "policy", "policies")),
            ["0 policies", "1 policy", "2 policies"],
        );
    });
});
