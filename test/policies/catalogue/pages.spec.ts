import * as assert from "node:assert";
import { overviewPage } from "../../../policies/catalogue/overviewPage";
import { packPage } from "../../../policies/catalogue/packPage";
import { rule } from "./catalogueFixture";

describe("packPage", () => {
    it("has a table and the entries of each family, in the rules' order", () => {
        const other = rule({ family: "job", policy: { name: "job-isolated" } });
        const page = packPage("security", [rule(), other, rule({ policy: { name: "model-pinned" } })]);
        assert.deepStrictEqual(page.match(/^(?:# Policy|##+) .*/gm), [
            "# Policy pack security",
            "## model",
            "### `model-isolated`",
            "### `model-pinned`",
            "## job",
            "### `job-isolated`",
        ]);
        assert.ok(page.includes("\n3 rules in 2 families. "));
        assert.ok(
            page.includes(
                "| [`job-isolated`](#job-isolated) | high | mandatory | Models must be isolated. |\n",
            ),
        );
    });
});

describe("overviewPage", () => {
    it("counts each family's rules", () => {
        const page = overviewPage({ security: [rule(), rule({ policy: { name: "model-pinned" } })] });
        assert.ok(
            page.includes("| [security](policies/security.md) | [model](policies/security.md#model) | 2 |"),
        );
    });

    it("lists every control of Security Hub with the rules that check it, in the order of their numbers", () => {
        const framework = {
            name: "AWS Security Hub",
            version: "1",
            reference: "SageMaker.10",
            specification: "",
        };
        const page = overviewPage({
            guardrails: [rule({ sources: [], policy: { name: "tenth", framework } })],
            security: [rule()],
        });
        assert.deepStrictEqual(page.match(/^\| (?:SageMaker).*/gm), [
            "| SageMaker.5 | [`model-isolated`](policies/security.md#model-isolated) |",
            "| SageMaker.10 | [`tenth`](policies/guardrails.md#tenth) |",
            "| SageMaker.19 | [`model-isolated`](policies/security.md#model-isolated) |",
        ]);
    });
});
