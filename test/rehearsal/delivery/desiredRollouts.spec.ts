import * as assert from "node:assert";
import { desiredRollouts } from "../../../rehearsal/delivery/desiredRollouts";
import { servingResources } from "../firstLife/deliveryFixture";

describe("what a recorded stack wants live", () => {
    it("is a configuration of another name for another version, and of the same name for the same", () => {
        const [first, second, again] = ["arn:1", "arn:2", "arn:1"].map(
            (version) => desiredRollouts(servingResources("prod", version))[0],
        );
        assert.deepStrictEqual(again, first);
        assert.notStrictEqual(first?.endpointConfigName, second?.endpointConfigName);
        assert.match(first?.endpointConfigName ?? "", /^config-[0-9a-f]{7}$/);
        assert.deepStrictEqual(first?.rollbackAlarmNames, ["too-many-errors"]);
    });
});
