import * as assert from "node:assert";
import { definitionProblems, Json } from "../../../../components/build/definition";
import { describeProblem } from "../../../../components/shared/problems/problems";
import { condition, definition, processing } from "./documents";

function problems(...Conditions: Json[]): string[] {
    const check = {
        ...condition("Check", [], []),
        Arguments: { Conditions, IfSteps: [processing("A")], ElseSteps: [] },
    };
    return definitionProblems(definition([check])).map(describeProblem);
}

const HERE = "Steps.Check.Arguments.Conditions[0]";

describe("conditionProblems", () => {
    it("accepts every comparison, at any depth", () => {
        const sides = { LeftValue: 1, RightValue: 2 };
        const comparisons = [
            "Equals",
            "GreaterThan",
            "GreaterThanOrEqualTo",
            "LessThan",
            "LessThanOrEqualTo",
        ];
        const all = comparisons.map((Type) => ({ Type, ...sides }));
        const member = { Type: "In", QueryValue: "a", Values: ["a"] };

        assert.deepStrictEqual(
            problems(...all, { Type: "Or", Conditions: [{ Type: "Not", Condition: member }, ...all] }),
            [],
        );
    });

    it("rejects a comparison that the service does not know", () => {
        assert.deepStrictEqual(problems({ Type: "GreaterThanOrEqual", LeftValue: 1, RightValue: 2 }), [
            `${HERE}.Type: must be one of Equals, GreaterThan, GreaterThanOrEqualTo, LessThan, LessThanOrEqualTo, In, Not, Or, got "GreaterThanOrEqual"; use GreaterThanOrEqualTo`,
        ]);
    });

    it("rejects what is no condition, and a comparison without a side", () => {
        assert.deepStrictEqual(
            problems({ Type: "Not", Condition: "auc > 0.8" }, { Type: "Equals", LeftValue: 0 }),
            [
                `${HERE}.Condition.Type: must be one of Equals, GreaterThan, GreaterThanOrEqualTo, LessThan, LessThanOrEqualTo, In, Not, Or, got undefined; say what is compared, and how`,
                "Steps.Check.Arguments.Conditions[1].RightValue: must be given; say what the condition is about",
            ],
        );
    });

    it("rejects an alternative of nothing, inside another condition too", () => {
        assert.deepStrictEqual(
            problems(
                { Type: "Or", Conditions: [{ Type: "Or", Conditions: [] }] },
                { Type: "In", QueryValue: 1, Values: [] },
            ),
            [
                `${HERE}.Conditions[0].Conditions: must be a list with at least one entry, got []; fill the list, or take the condition away`,
                "Steps.Check.Arguments.Conditions[1].Values: must be a list with at least one entry, got []; fill the list, or take the condition away",
            ],
        );
    });
});
