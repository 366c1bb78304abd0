import * as assert from "node:assert";
import { readFileSync } from "node:fs";
import type * as sarif from "sarif";
import { z } from "zod";
import { sarifReport } from "../../../rehearsal/policyReport/sarifReport";
import { PIPELINE_URN, advice, pack, report, violation } from "./reportFixture";

function log(overrides: Parameters<typeof report>[0] = {}): sarif.Log {
    return JSON.parse(sarifReport(report(overrides))) as sarif.Log;
}

function fingerprints(document: sarif.Log): (string | undefined)[] {
    const results = document.runs.flatMap((run) => run.results ?? []);
    return results.map((result) => result.partialFingerprints?.["policyFinding/v1"]);
}

const SCHEMA_FILE = require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");

/** The schema that Microsoft's own matchers for SARIF go by; zod takes relative references for no URI, so without formats. */
const SCHEMA = z.fromJSONSchema(
    JSON.parse(readFileSync(SCHEMA_FILE, "utf8"), (key, value: unknown) =>
        key === "format" ? undefined : value,
    ) as z.core.JSONSchema.JSONSchema,
    { defaultTarget: "draft-4" },
);

describe("sarifReport", () => {
    it("is valid by the schema of SARIF 2.1.0, with findings and without, of known and unknown packs", () => {
        for (const verdicts of [[], [violation()], [violation(), advice(), advice({ pack: "security" })]]) {
            const { success, error } = SCHEMA.safeParse(log({ verdicts }));
            assert.ok(success, error?.message);
        }
        const [run] = log({ verdicts: [violation()] }).runs;
        const [result] = run?.results ?? [];
        assert.ok(result);
        result.level = "fatal" as "error";
        assert.ok(!SCHEMA.safeParse({ version: "2.1.0", runs: [run] }).success);
    });

    it("has one run a pack, with the pack's policies as rules and only its own findings", () => {
        const security = pack({ name: "security", version: "" });
        const { runs, version } = log({
            packs: [pack(), security],
            verdicts: [violation(), advice({ pack: "security" })],
        });
        assert.strictEqual(version, "2.1.0");
        assert.deepStrictEqual(
            runs.map(({ tool, automationDetails, results }) => ({
                tool: [tool.driver.name, tool.driver.semanticVersion],
                rules: tool.driver.rules?.map(({ id }) => id),
                category: automationDetails?.id,
                found: results?.map(({ ruleId, ruleIndex, level }) => [ruleId, ruleIndex, level]),
            })),
            [
                {
                    tool: ["guardrails", "1.2.0"],
                    rules: ["sagemaker-instance-types-allowed", "alarm-actions"],
                    category: "demo/dev/",
                    found: [["sagemaker-instance-types-allowed", 0, "error"]],
                },
                {
                    tool: ["security", undefined],
                    rules: ["sagemaker-instance-types-allowed", "alarm-actions"],
                    category: "demo/dev/",
                    found: [["alarm-actions", 1, "warning"]],
                },
            ],
        );
    });

    it("puts a finding at the settings file and names the resource", () => {
        const [run] = log({ verdicts: [violation()] }).runs;
        const [result] = run?.results ?? [];
        assert.strictEqual(result?.message.text, 'type is "ml.p5.48xlarge". Fix: use another.');
        assert.deepStrictEqual(result.locations, [
            {
                physicalLocation: {
                    artifactLocation: { uri: "Pulumi.dev.yaml" },
                    region: { startLine: 1 },
                },
                logicalLocations: [{ name: "fraud", fullyQualifiedName: PIPELINE_URN, kind: "resource" }],
            },
        ]);
    });

    it("gives a finding the same fingerprint in every run, and another to every other finding", () => {
        const [first] = fingerprints(log({ verdicts: [violation()] }));
        const [advised, again, other] = fingerprints(
            log({ resources: 99, verdicts: [advice(), violation(), violation({ message: "another" })] }),
        );
        assert.strictEqual(again, first);
        assert.strictEqual(new Set([first, advised, other]).size, 3);
    });

    it("leaves out what a policy does not say", () => {
        const rule = log().runs[0]?.tool.driver.rules?.[1];
        assert.deepStrictEqual(rule, {
            id: "alarm-actions",
            name: "alarm-actions",
            shortDescription: { text: "alarm-actions" },
            fullDescription: { text: "Alarms must tell somebody." },
            help: { text: "Alarms must tell somebody." },
            defaultConfiguration: { level: "warning" },
            properties: { tags: [], precision: "very-high", "security-severity": "2.0" },
        });
    });
});
