import * as assert from "node:assert";
import { consequence, ruleEntry } from "../../../policies/catalogue/ruleEntry";
import { rule } from "./catalogueFixture";

describe("ruleEntry", () => {
    it("says what and why, on whose word, how to put it right, and shows both examples", () => {
        assert.deepStrictEqual(ruleEntry(rule()).join("\n").split("\n"), [
            "### `model-isolated`",
            "",
            "**Isolation** (high, mandatory)",
            "",
            "Models must be isolated. Otherwise it breaks.",
            "",
            "- Looks at: models",
            "- At preview: what is not known yet is noted.",
            "- Asked for by: [AWS Security Hub SageMaker.5](https://example.com/5); Checkov CKV_AWS_1; AWS Security Hub SageMaker.19",
            "- To put it right: Isolate it.",
            "",
            "```yaml",
            "# passes",
            "- type: aws:a/b:B",
            "  name: good",
            "  properties:",
            "    isolated: true",
            "# fails",
            "- type: aws:a/b:B",
            "  name: bad",
            "  properties: {}",
            "```",
            "",
        ]);
    });

    it("lists the settings with their form, default and meaning", () => {
        const configSchema = {
            properties: {
                share: { type: "number" as const, minimum: 1, maximum: 9, default: 2, description: "A | B." },
            },
        };
        const lines = ruleEntry(rule({ policy: { configSchema } }));
        assert.ok(lines.includes("| `share` | number from 1 to 9 | `2` | A \\| B. |"), lines.join("\n"));
    });

    it("shows the settings of the examples", () => {
        const { passes, fails } = rule().examples;
        const text = ruleEntry(
            rule({ examples: { settings: { region: "eu-central-1" }, passes, fails } }),
        ).join("\n");
        assert.ok(text.includes("```yaml\n# settings of both\nregion: eu-central-1\n# passes\n"), text);
    });

    it("tells rules that can put things right from those that cannot", () => {
        assert.strictEqual(consequence(rule()), "mandatory");
        const remedied = rule({ policy: { remediateResource: () => undefined } });
        assert.strictEqual(consequence(remedied), "mandatory, can put it right itself");
    });
});
