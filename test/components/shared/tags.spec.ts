import * as assert from "node:assert";
import { mergeTags } from "../../../components/shared/tags";

describe("mergeTags", () => {
    it("says which component made a resource", () => {
        assert.deepStrictEqual(mergeTags("ArtifactStore", undefined), { "mlops:component": "ArtifactStore" });
    });

    it("adds the caller's tags, which win, and leaves them as they were", () => {
        const given = { team: "risk", "mlops:component": "Ours" };
        assert.deepStrictEqual(mergeTags("ArtifactStore", given), {
            team: "risk",
            "mlops:component": "Ours",
        });
        assert.deepStrictEqual(given, { team: "risk", "mlops:component": "Ours" });
    });
});
