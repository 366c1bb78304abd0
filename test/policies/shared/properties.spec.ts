import * as assert from "node:assert";
import { unknownCheckingProxy } from "@pulumi/policy";
import {
    elementsOf,
    known,
    leavesOf,
    readProperties,
    Unknown,
    valueAt,
} from "../../../policies/shared/properties";
import { UNKNOWN } from "../analyzer";

/** Properties as the policy SDK hands them to a rule. */
function handedOver(properties: object): object {
    return unknownCheckingProxy(properties as Record<string, unknown>);
}

describe("properties", () => {
    it("are copied with every known value, beside those that are unknown", () => {
        const read = readProperties(
            handedOver({
                name: "a",
                arn: UNKNOWN,
                list: [1, UNKNOWN, { deep: true, other: UNKNOWN }],
                nothing: null,
            }),
        );
        const { arn, list, ...rest } = read;
        assert.deepStrictEqual(rest, { name: "a", nothing: null });
        assert.ok(arn instanceof Unknown);
        const [one, two, three] = elementsOf(list);
        assert.strictEqual(one, 1);
        assert.ok(two instanceof Unknown);
        assert.strictEqual(two.error.message, "string value at .list.1 can't be known during preview");
        assert.strictEqual(valueAt(three, "deep"), true);
        assert.ok(valueAt(three, "other") instanceof Unknown);
    });

    it("are unknown below what is unknown, and absent below what is absent", () => {
        const read = readProperties(handedOver({ holder: UNKNOWN, empty: {}, nothing: null }));
        assert.ok(valueAt(read, "holder", "a", "b") instanceof Unknown);
        assert.strictEqual(valueAt(read, "empty", "a", "b"), undefined);
        assert.strictEqual(valueAt(read, "nothing"), undefined);
        assert.strictEqual(valueAt(read, "constructor"), undefined);
    });

    it("are listed as leaves, elements of a list by name where they have one", () => {
        const read = readProperties({ A: [{ name: "x", b: 1 }, { c: [true] }], d: { e: "f" } });
        assert.deepStrictEqual(leavesOf(read), [
            { path: "A[x].name", key: "name", value: "x" },
            { path: "A[x].b", key: "b", value: 1 },
            { path: "A[1].c[0]", key: "c", value: true },
            { path: "d.e", key: "e", value: "f" },
        ]);
    });

    it("let every error through that is not about an unknown value", () => {
        assert.throws(
            () =>
                known(() => {
                    throw new RangeError("broken");
                }),
            { name: "RangeError", message: "broken" },
        );
    });
});
