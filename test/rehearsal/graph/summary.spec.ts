import * as assert from "node:assert";
import { Cost, CostItem, Verdict } from "../../../rehearsal/graph/resourceGraph";
import { renderCost, renderVerdicts } from "../../../rehearsal/graph/summary";
import { screenOf } from "../../../rehearsal/terminal/paint";
import { screen } from "./graphFixtures";

function verdict(overrides: Partial<Verdict> = {}): Verdict {
    return {
        pack: "guardrails",
        policy: "rule",
        level: "advisory",
        severity: "low",
        urn: "urn:pulumi:dev::demo::mlops:index:X$aws:sns/topic:Topic::news",
        message: "Rule.\ngot x",
        ...overrides,
    };
}

function item(name: string, min: number, max = min): CostItem {
    return { urn: `urn:pulumi:dev::demo::aws:kms/key:Key::${name}`, min, max, basis: "key" };
}

function costOf(items: CostItem[], min: number, max = min): Cost {
    return { currency: "USD", monthly: { min, max }, priceDate: "2025-06-30", items };
}

describe("renderVerdicts", () => {
    it("shows what stops a deployment first, with resource and whole message", () => {
        const verdicts = [verdict(), verdict({ level: "mandatory", severity: "high", policy: "gate" })];
        assert.deepStrictEqual(renderVerdicts(verdicts, screen()), [
            "Policies: 1 mandatory, 1 advisory",
            "mandatory (high) guardrails/gate on sns.Topic news",
            "    Rule.",
            "    got x",
            "advisory (low) guardrails/rule on sns.Topic news",
            "    Rule.",
            "    got x",
        ]);
    });

    it("says at the end, a line a policy, what only the update can judge", () => {
        const undecided = (policy: string, urn: string): Verdict =>
            verdict({
                policy,
                urn,
                message: `can't run policy '${policy}' from policy pack 'guardrails@v1' during preview: x`,
            });
        const role = "urn:pulumi:dev::demo::aws:iam/rolePolicy:RolePolicy::";
        const verdicts = [
            undecided("scoped", `${role}a`),
            verdict(),
            undecided("scoped", `${role}b`),
            undecided("scoped", "urn:pulumi:dev::demo::aws:kms/key:Key::k"),
            undecided("gate", "urn:pulumi:dev::demo::pulumi:pulumi:Stack::demo-dev"),
        ];
        const waiting = [
            "Not judged yet, as only the update knows some values; it judges what is left:",
            "    guardrails/scoped (low): 2 x iam.RolePolicy, 1 x kms.Key",
            "    guardrails/gate (low): 1 x Stack",
        ];
        assert.deepStrictEqual(renderVerdicts(verdicts, screen()), [
            "Policies: 0 mandatory, 1 advisory, 2 not judged yet",
            "advisory (low) guardrails/rule on sns.Topic news",
            "    Rule.",
            "    got x",
            ...waiting,
        ]);
        assert.deepStrictEqual(
            renderVerdicts(
                verdicts.filter(({ policy }) => policy !== "rule"),
                screen(),
            ),
            ["Policies: nothing found, 2 not judged yet", ...waiting],
        );
    });

    it("says so when nothing was found", () => {
        assert.deepStrictEqual(renderVerdicts([], screen()), ["Policies: nothing found"]);
    });
});

describe("renderCost", () => {
    it("shows the sum, the most expensive resources, and what is not in the sum", () => {
        const items = [item("free", 0), item("small", 1), item("large", 10, 20.5)];
        const unpriced = { ...item("other", 0), basis: "no price known for x" };
        assert.deepStrictEqual(renderCost(costOf([...items, unpriced], 11, 21.5), [unpriced], screen()), [
            "Cost: $11.00 to $21.50 a month, on-demand prices of 2025-06-30, without traffic",
            "            $10.00 to $20.50  kms.Key large: key",
            "                       $1.00  kms.Key small: key",
            "    not in the sum: kms.Key other: no price known for x",
        ]);
    });

    it("says how many resources it leaves out", () => {
        const items = Array.from({ length: 10 }, (_value, index) => item(`k${index.toString()}`, 1));
        assert.strictEqual(renderCost(costOf(items, 10), [], screen()).at(-1), "    and 2 smaller ones");
    });
});

describe("screenOf", () => {
    it("colours on a terminal only, and not where NO_COLOR is set", () => {
        const coloured = (tty: boolean, noColor?: string): boolean =>
            screenOf({ isTTY: tty }, noColor).paint.bold("x") !== "x";
        assert.deepStrictEqual(
            [coloured(true), coloured(true, ""), coloured(true, "1"), coloured(false)],
            [true, true, false, false],
        );
    });

    it("takes the width of the terminal, and a wide one where there is none", () => {
        assert.deepStrictEqual(
            [{ columns: 80 }, { columns: 10 }, {}].map((stream) => screenOf(stream, undefined).columns),
            [80, 40, 120],
        );
    });
});
