import * as assert from "node:assert";
import { rules } from "../../../policies/guardrails/rules";
import { Reads } from "../../../policies/shared/kinds/readingRule";
import { ProviderTypings } from "../security/typings";

function readsOf(rule: object): [type: string, paths: readonly string[]][] {
    return "reads" in rule ? Object.entries(rule.reads as Reads) : [];
}

describe("properties that the guardrails read by name", () => {
    it("exist in the providers' own types, lists as lists", function () {
        this.timeout(60_000);
        const typings = new ProviderTypings();
        const problems = rules.flatMap((rule) =>
            readsOf(rule).flatMap(([type, paths]) =>
                paths.flatMap((path) => {
                    const problem = typings.problemWith(type, path);
                    return problem === undefined ? [] : [`${rule.policy.name}: ${problem}`];
                }),
            ),
        );
        assert.deepStrictEqual(problems, []);
    });
});
