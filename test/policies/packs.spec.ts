import * as assert from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { Policies } from "@pulumi/policy";
import { PACKS, PackName } from "../../policies/build";
import { policies as guardrails } from "../../policies/guardrails/policies";
import { policies as security } from "../../policies/security/policies";

const POLICIES = path.join(__dirname, "..", "..", "policies");
const LISTS: Record<PackName, Policies> = { guardrails, security };

function json(...parts: string[]): Record<string, unknown> {
    return JSON.parse(readFileSync(path.join(POLICIES, ...parts), "utf8")) as Record<string, unknown>;
}

function manifest(policies: Policies): string[] {
    return policies.map(({ name, enforcementLevel, severity, framework }) =>
        [name, enforcementLevel, severity, framework?.reference].join(" "),
    );
}

function camelCase(name: string): string {
    return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

describe("policy packs", () => {
    it("hold exactly these rules, at these levels and severities", () => {
        assert.deepStrictEqual(manifest(guardrails), [
            "sagemaker-instance-types-allowed mandatory high MLCOST05-BP03",
            "codepipeline-production-approval mandatory critical MLREL04-BP02",
            "sagemaker-endpoint-required-alarms mandatory high MLOPS05-BP01",
        ]);
        assert.deepStrictEqual(manifest(security), [
            "sagemaker-model-network-isolation mandatory high SageMaker.5",
        ]);
    });

    for (const pack of PACKS) {
        describe(pack, () => {
            it("has one file per rule, named after it, in the folder of its family", () => {
                const files = readdirSync(path.join(POLICIES, pack), { recursive: true, encoding: "utf8" });
                for (const { name } of LISTS[pack]) {
                    const own = files.filter((file) => path.basename(file) === `${camelCase(name)}.ts`);
                    assert.strictEqual(own.length, 1, name);
                    assert.strictEqual(own[0]?.split(path.sep).length, 2, own[0]);
                }
            });

            it("has rules whose fields are complete and in one order", () => {
                const order = [
                    "name",
                    "displayName",
                    "description",
                    "severity",
                    "tags",
                    "framework",
                    "url",
                    "remediationSteps",
                    "configSchema",
                    "enforcementLevel",
                ];
                for (const policy of LISTS[pack]) {
                    const validate = "validateStack" in policy ? "validateStack" : "validateResource";
                    assert.deepStrictEqual(Object.keys(policy), [...order, validate], policy.name);
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
        });
    }

    describe("ready configurations of the guardrails", () => {
        for (const environment of ["dev", "staging", "prod"]) {
            it(`for ${environment} name every rule, with settings that it has`, () => {
                const config = json("guardrails", "config", `${environment}.json`);
                assert.deepStrictEqual(
                    Object.keys(config),
                    guardrails.map(({ name }) => name),
                );
                for (const { name, configSchema } of guardrails) {
                    const known = ["enforcementLevel", ...Object.keys(configSchema?.properties ?? {})];
                    const used = Object.keys(config[name] as object);
                    assert.deepStrictEqual(
                        used.filter((key) => !known.includes(key)),
                        [],
                    );
                }
            });
        }
    });
});
