import * as assert from "node:assert";
import { describeProblem } from "../../../components/shared/problems/problems";
import { componentNameProblems, physicalNameProblems } from "../../../components/serving/endpointNames";

describe("physicalNameProblems", () => {
    it("accepts 63 letters, digits and hyphens", () => {
        for (const name of ["a", "fraud-2", "a--b", "x".repeat(63)]) {
            assert.deepStrictEqual(physicalNameProblems("endpointName", name), []);
        }
    });

    it("refuses other characters, hyphens at the ends, and length", () => {
        for (const name of ["", "-a", "a-", "a_b", "x".repeat(64)]) {
            assert.deepStrictEqual(physicalNameProblems("endpointName", name).map(describeProblem), [
                "endpointName: must be 1 to 63 letters, digits and hyphens, beginning and ending without a hyphen, " +
                    `got "${name}"; choose another name`,
            ]);
        }
    });
});

describe("componentNameProblems", () => {
    it("leaves room for the longest role and Pulumi's suffix", () => {
        assert.deepStrictEqual(componentNameProblems("x".repeat(39), "-endpoint-config"), []);
        assert.deepStrictEqual(
            componentNameProblems("x".repeat(40), "-endpoint-config").map(describeProblem),
            [
                "name: must be 1 to 39 letters, digits and hyphens, so that -endpoint-config and a suffix fit, " +
                    `got "${"x".repeat(40)}"; choose a shorter name for the component`,
            ],
        );
    });
});
