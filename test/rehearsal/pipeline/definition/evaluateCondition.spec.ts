import * as assert from "node:assert";
import { Json } from "../../../../components/build/definition/json";
import { evaluateAll, evaluateCondition } from "../../../../rehearsal/pipeline/definition/evaluateCondition";
import { Scope } from "../../../../rehearsal/pipeline/definition/resolve";

const SCOPE: Scope = {
    parameters: { Rounds: 5, Kind: "nightly" },
    execution: {},
    describe: () => undefined,
    propertyFile: (step, file) => ({ [step]: { [file]: { value: 0.7 } } }),
};

function holds(condition: Json): [boolean, string] {
    const { holds: answer, explanation } = evaluateCondition(condition, SCOPE);
    return [answer, explanation];
}

describe("evaluateCondition", () => {
    it("compares as the type says, at the boundary too", () => {
        const rounds = { Get: "Parameters.Rounds" };
        for (const [type, sign, below, equal, above] of [
            ["GreaterThan", ">", true, false, false],
            ["GreaterThanOrEqualTo", "≥", true, true, false],
            ["LessThan", "<", false, false, true],
            ["LessThanOrEqualTo", "≤", false, true, true],
            ["Equals", "=", false, true, false],
        ] as const) {
            for (const [right, expected] of [
                [4, below],
                [5, equal],
                [6, above],
            ] as const) {
                assert.deepStrictEqual(holds({ Type: type, LeftValue: rounds, RightValue: right }), [
                    expected,
                    `Parameters.Rounds 5 ${sign} ${right.toString()} is ${String(expected)}`,
                ]);
            }
        }
    });

    it("reads property files, lists, alternatives and negations", () => {
        const measured = {
            "Std:JsonGet": {
                PropertyFile: { Get: "Steps.Evaluate.PropertyFiles.Report" },
                Path: "Evaluate.Report.value",
            },
        };
        const enough = { Type: "GreaterThanOrEqualTo", LeftValue: measured, RightValue: 0.8 };
        const nightly = { Type: "In", QueryValue: { Get: "Parameters.Kind" }, Values: ["hourly", "nightly"] };
        assert.deepStrictEqual(holds(enough), [false, "Evaluate.Report.value 0.7 ≥ 0.8 is false"]);
        assert.deepStrictEqual(holds({ Type: "Or", Conditions: [enough, nightly] }), [
            true,
            "Evaluate.Report.value 0.7 ≥ 0.8 is false or Parameters.Kind nightly in hourly, nightly is true",
        ]);
        assert.deepStrictEqual(holds({ Type: "Not", Condition: nightly }), [
            false,
            "not (Parameters.Kind nightly in hourly, nightly is true)",
        ]);
        assert.strictEqual(evaluateAll([nightly, enough], SCOPE).holds, false);
        assert.strictEqual(evaluateAll([], SCOPE).holds, true);
    });

    it("refuses to compare a number with a text", () => {
        const condition = { Type: "LessThan", LeftValue: { Get: "Parameters.Kind" }, RightValue: 3 };
        assert.throws(() => holds(condition), { message: "LessThan cannot compare nightly with 3" });
    });
});
