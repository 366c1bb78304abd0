import * as assert from "node:assert";
import { PACK } from "../../policies/shared/packState";
import { ResourceRule, Rule, StackRule } from "../../policies/shared/ruleSpec";
import { Analysis, analyze, analyzeStack, ResourceFixture } from "./analyzer";

/** One situation: the resources, what the rule is configured to, and everything that it must say. */
export interface RuleCase {
    resources: ResourceFixture[];
    config?: object;
    /** Whole messages of what is violated, in order. */
    violations?: string[];
    /** Whole texts about what a preview does not know, in order. */
    undecided?: string[];
}

function isStackRule(rule: Rule): rule is StackRule {
    return "validateStack" in rule.policy;
}

/** Runs a rule over resources: one by one, or as the stack that they are together. */
export async function run(
    rule: Rule,
    resources: readonly ResourceFixture[],
    config: object = {},
): Promise<Analysis> {
    if (isStackRule(rule)) {
        return analyzeStack(rule, resources, config);
    }
    const single = rule as ResourceRule;
    const all = await Promise.all(resources.map((resource) => analyze(single, resource, config)));
    return {
        diagnostics: all.flatMap(({ diagnostics }) => diagnostics),
        // A rule about single resources passes over the others of a case.
        notApplicable: all.every(({ notApplicable }) => notApplicable.length > 0)
            ? [...new Set(all.flatMap(({ notApplicable }) => notApplicable))]
            : [],
    };
}

const UNDECIDED = /can't run policy '[^']+' from policy pack 'pack@v1\.0\.0' during preview: ([^]*)$/;

/** What a rule says: violations without the rule's description, and what it could not decide. */
export async function verdict(
    rule: Rule,
    resources: readonly ResourceFixture[],
    config: object = {},
): Promise<{ violations: string[]; undecided: string[] }> {
    const { diagnostics, notApplicable } = await run(rule, resources, config);
    assert.deepStrictEqual(notApplicable, []);
    const texts = diagnostics.map(({ message }) => message.split("\n").at(-1) ?? "");
    return {
        violations: texts.filter((text) => !UNDECIDED.test(text)),
        undecided: texts.flatMap((text) => UNDECIDED.exec(text)?.[1]?.split("; ") ?? []),
    };
}

/** Tests a rule by a table of situations; the rule's note about resources that it is not for is tested beside them. */
export function describeRule(rule: Rule, cases: Record<string, RuleCase>): void {
    describe(rule.policy.name, () => {
        beforeEach(() => {
            PACK.reset();
        });

        it("is not for other resources, and says so", async () => {
            const other = { type: "random:index/randomId:RandomId", name: "other", properties: {} };
            const { notApplicable } = await run(rule, [other]);
            const about = isStackRule(rule) ? `stacks with ${rule.subject}` : rule.subject;
            assert.deepStrictEqual(notApplicable, [`Policy only applies to ${about}`]);
        });

        for (const [title, { resources, config, violations = [], undecided = [] }] of Object.entries(cases)) {
            it(title, async () => {
                assert.deepStrictEqual(await verdict(rule, resources, config), { violations, undecided });
            });
        }
    });
}
