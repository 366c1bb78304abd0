import * as assert from "node:assert";
import { markdownReport } from "../../../rehearsal/policyReport/markdownReport";
import { advice, pack, report, violation } from "./reportFixture";

describe("markdownReport", () => {
    it("shows what stops a deployment, and folds the rest away", () => {
        assert.strictEqual(
            markdownReport(report()),
            [
                "<!-- policies of demo/dev -->",
                "### Policies: stack dev",
                "",
                "❌ 1 finding that must be put right before this can be deployed.",
                "",
                "- **Allowed instance types** (high) on sagemaker.Pipeline fraud  ",
                '  type is "ml.p5.48xlarge". Fix: use another.  ',
                "  <sub>`guardrails/sagemaker-instance-types-allowed` · [AWS Security Hub SageMaker.4](https://example.com/types)</sub>",
                "",
                "<details><summary>1 note</summary>",
                "",
                "- **alarm-actions** (low) on cloudwatch.MetricAlarm errors  ",
                "  alarmActions is not set. Fix: name a topic.  ",
                "  <sub>`guardrails/alarm-actions`</sub>",
                "",
                "</details>",
                "",
                "<sub>2 policies on 12 resources; Pulumi.dev.yaml</sub>",
                "",
            ].join("\n"),
        );
    });

    it("says in one line that nothing was found", () => {
        const text = markdownReport(report({ verdicts: [] }));
        assert.match(
            text,
            /\n✅ Nothing found\.\n\n<sub>2 policies on 12 resources; Pulumi\.dev\.yaml<\/sub>\n$/,
        );
    });

    it("says that notes stop nothing", () => {
        assert.match(
            markdownReport(report({ verdicts: [advice(), advice()] })),
            /\n✅ Nothing stops this deployment; 2 notes\.\n/,
        );
    });

    it("folds away, a line a rule, what only the update can judge", () => {
        const message =
            "can't run policy 'alarm-actions' from policy pack 'guardrails@v1.2.0' during preview: .policy";
        const text = markdownReport(report({ verdicts: [advice({ message }), advice({ message })] }));
        assert.match(text, /\n✅ Nothing stops this deployment; 1 rule left to the update\.\n/);
        assert.ok(
            text.includes(
                [
                    "<details><summary>1 rule left to the update, which alone knows some values</summary>",
                    "",
                    "- `guardrails/alarm-actions` (low): 2 x cloudwatch.MetricAlarm",
                    "",
                    "</details>",
                ].join("\n"),
            ),
            text,
        );
    });

    it("lets no value become markup, or call a team", () => {
        const message = "name is <img src=x> [a](http://b) @ops `c` | *d*";
        const text = markdownReport(
            report({ packs: [pack({ policies: [] })], verdicts: [violation({ message })] }),
        );
        assert.ok(
            text.includes(
                "name is \\<img src=x\\> \\[a\\]\\(http://b\\) @&#8203;ops \\`c\\` \\| \\*d\\*  \n",
            ),
            text,
        );
    });

    it("lets no policy variables become a formula, no text an entity, and nothing after a line's end a list", () => {
        const message = "${aws:a}/${aws:b} &lt; x\r- y\r\n1. z";
        const text = markdownReport(
            report({ packs: [pack({ policies: [] })], verdicts: [violation({ message })] }),
        );
        const variable = (name: string): string => `<span>$</span>\\{aws:${name}\\}`;
        const expected = `  ${variable("a")}/${variable("b")} &amp;lt; x<br>- y<br>1. z  \n`;
        assert.ok(text.includes(expected), text);
    });

    it("stays within the longest comment that GitHub takes, and says how much was left out", () => {
        const verdicts = Array.from({ length: 1000 }, (_, index) =>
            violation({ urn: `urn:pulumi:dev::demo::aws:sagemaker/model:Model::model-${index.toString()}` }),
        );
        const text = markdownReport(report({ verdicts: [...verdicts, advice()] }));
        assert.ok(text.length <= 65_536, text.length.toString());
        assert.ok(text.includes("❌ 1000 findings"));
        const shown = text.match(/^- \*\*Allowed/gm)?.length ?? 0;
        assert.ok(text.includes(`- and ${(1000 - shown).toString()} more findings\n`), text.slice(-400));
        assert.ok(shown > 200, shown.toString());
    });
});
