import * as assert from "node:assert";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { Policies, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { PACKS, PackName } from "../../policies/build";
import { policies as guardrails } from "../../policies/guardrails/policies";
import { rules as guardrailRules } from "../../policies/guardrails/rules";
import { policies as security } from "../../policies/security/policies";
import { rules as securityRules } from "../../policies/security/rules";
import { PACK } from "../../policies/shared/packState";
import { ResourceRule, Rule, StackRule } from "../../policies/shared/ruleSpec";
import { advisoryMessages, Analysis, analyze, analyzeStack, mandatoryMessages, remediate } from "./analyzer";

const POLICIES = path.join(__dirname, "..", "..", "policies");
const RULES: Record<PackName, readonly Rule[]> = { guardrails: guardrailRules, security: securityRules };
const LISTS: Record<PackName, Policies> = { guardrails, security };
const ENVIRONMENTS = ["dev", "staging", "prod"];

function json(...parts: string[]): Record<string, unknown> {
    return JSON.parse(readFileSync(path.join(POLICIES, ...parts), "utf8")) as Record<string, unknown>;
}

function camelCase(name: string): string {
    return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function isStackRule(rule: Rule): rule is StackRule {
    return "validateStack" in rule.policy;
}

/** What a rule makes of one side of its own example. */
async function play(rule: Rule, side: "passes" | "fails"): Promise<Analysis> {
    const { settings = {}, [side]: resources } = rule.examples;
    if (isStackRule(rule)) {
        return analyzeStack(rule, resources, settings);
    }
    const single = rule as ResourceRule;
    const all = await Promise.all(resources.map((resource) => analyze(single, resource, settings)));
    return {
        diagnostics: all.flatMap(({ diagnostics }) => diagnostics),
        notApplicable: all.flatMap(({ notApplicable }) => notApplicable),
    };
}

/** Lets a policy read its configuration, which it does before anything else. */
function configure(policy: ResourceValidationPolicy | StackValidationPolicy, config: object): void {
    const args = {
        type: "pulumi:pulumi:Stack",
        urn: "urn:pulumi:test::test::pulumi:pulumi:Stack::test",
        name: "test",
        props: {},
        resources: [],
        getConfig: () => config,
        notApplicable: () => {
            throw new RangeError("not applicable");
        },
    };
    const validate = "validateStack" in policy ? policy.validateStack : policy.validateResource;
    try {
        (validate as (args: object, report: () => void) => void)(args, () => undefined);
    } catch (error) {
        if (!(error instanceof RangeError)) {
            throw error;
        }
    }
}

for (const pack of PACKS) {
    describe(`policy pack ${pack}`, () => {
        const rules = RULES[pack];

        afterEach(() => {
            PACK.reset();
        });

        it("has one file per rule, named after it, in the folder of its family", () => {
            const files = readdirSync(path.join(POLICIES, pack), { recursive: true, encoding: "utf8" });
            for (const { policy, family } of rules) {
                const own = files.filter((file) => path.basename(file) === `${camelCase(policy.name)}.ts`);
                assert.deepStrictEqual(own, [path.join(family, `${camelCase(policy.name)}.ts`)], policy.name);
            }
        });

        it("has one file of tests per rule, where the rule is", () => {
            const untested = rules.filter(
                ({ policy, family }) =>
                    !existsSync(path.join(__dirname, pack, family, `${camelCase(policy.name)}.spec.ts`)),
            );
            assert.deepStrictEqual(
                untested.map(({ policy }) => policy.name),
                [],
            );
        });

        it("has rules whose fields are complete and in one order", () => {
            const order = ["name", "displayName", "description", "severity", "tags", "framework"].concat([
                "url",
                "remediationSteps",
                "configSchema",
                "enforcementLevel",
            ]);
            for (const policy of LISTS[pack]) {
                const keys = Object.keys(policy).filter((key) => !/^(?:validate|remediate)/.test(key));
                assert.deepStrictEqual(keys, order, policy.name);
                assert.match(policy.description, /^[A-Z].*\.$/, policy.name);
                assert.match(policy.url ?? "", /^https:\/\//, policy.name);
                assert.match(policy.remediationSteps ?? "", /\.$/, policy.name);
            }
        });

        it("has every name once, and says why and on whose word each rule is there", () => {
            const names = LISTS[pack].map(({ name }) => name);
            assert.deepStrictEqual([...new Set(names)], names);
            for (const { policy, why, sources } of rules) {
                assert.match(why, /^[A-Z].*\.$/, policy.name);
                assert.ok(policy.framework?.reference, policy.name);
                assert.strictEqual(new Set(sources).size, sources.length, policy.name);
            }
        });

        it("describes every setting and gives each a default", () => {
            for (const { name, configSchema } of LISTS[pack]) {
                for (const [key, schema] of Object.entries(configSchema?.properties ?? {})) {
                    assert.match(schema.description ?? "", /\.$/, `${name}.${key}`);
                    assert.notStrictEqual(schema.default, undefined, `${name}.${key}`);
                }
            }
        });

        it("runs on the versions of the SDK that this project is tested with", () => {
            const own = json(pack, "package.json")["dependencies"] as Record<string, string>;
            const tested = json("..", "package.json")["dependencies"] as Record<string, string>;
            assert.deepStrictEqual(Object.keys(own).sort(), ["@pulumi/policy", "@pulumi/pulumi"]);
            for (const [name, version] of Object.entries(own)) {
                assert.strictEqual(version, tested[name], name);
            }
        });

        for (const rule of rules) {
            it(`shows in ${rule.policy.name} what passes, and what fails for that rule alone`, async () => {
                const [passes, fails] = [await play(rule, "passes"), await play(rule, "fails")];
                assert.deepStrictEqual(passes, { diagnostics: [], notApplicable: [] });
                const messages =
                    rule.policy.enforcementLevel === "mandatory"
                        ? mandatoryMessages(fails)
                        : advisoryMessages(fails);
                assert.ok(messages.length > 0, "nothing is found");
                for (const message of messages) {
                    assert.match(message, /^[^ ]+ "[^"]+": .+; .+\. Fix: .+\.$/);
                }
            });
        }

        for (const rule of rules.filter(({ policy }) => "remediateResource" in policy)) {
            it(`puts what ${rule.policy.name} shows to fail right, where the team lets it`, async () => {
                PACK.configure({ disabledFamilies: [], exemptions: [] });
                const { settings = {}, fails } = rule.examples;
                for (const resource of fails) {
                    const properties = await remediate(rule as ResourceRule, resource, settings);
                    assert.ok(properties, "nothing is put right");
                    const after = await analyze(rule as ResourceRule, { ...resource, properties }, settings);
                    assert.deepStrictEqual(after, { diagnostics: [], notApplicable: [] });
                }
            });
        }

        it("takes the configuration that the documentation shows", () => {
            const page = readFileSync(path.join(POLICIES, "..", "docs", "policies.md"), "utf8");
            const [, example = ""] = /```json\n([^`]+)```/.exec(page) ?? [];
            const shown = Object.entries(JSON.parse(example) as Record<string, Record<string, unknown>>);
            assert.ok(shown.length > 0);
            for (const [name, { enforcementLevel, ...settings }] of shown) {
                const policy = [...guardrails, ...security].find((each) => each.name === name);
                assert.ok(policy, name);
                assert.ok(enforcementLevel === undefined || enforcementLevel === "mandatory");
                configure(policy, settings);
            }
        });

        for (const environment of ENVIRONMENTS) {
            it(`is ready for ${environment}, with settings that its rules have`, () => {
                assert.ok(existsSync(path.join(POLICIES, pack, "config", `${environment}.json`)));
                const config = json(pack, "config", `${environment}.json`);
                for (const [name, configured] of Object.entries(config)) {
                    const policy = LISTS[pack].find((each) => each.name === name);
                    assert.ok(policy, name);
                    const { enforcementLevel, ...settings } = configured as Record<string, unknown>;
                    assert.ok(
                        ["advisory", "mandatory", "remediate", "disabled", undefined].includes(
                            enforcementLevel as string | undefined,
                        ),
                        name,
                    );
                    configure(policy, settings);
                }
            });
        }
    });
}
