import * as assert from "node:assert";
import { Policies, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { packPolicies } from "../../../policies/shared/packPolicies";
import { PACK } from "../../../policies/shared/packState";
import { valueAt } from "../../../policies/shared/properties";
import { isOneOf, resourceRule, stackRule } from "../../../policies/shared/rule";
import { ResourceRule, RuleDescription, StackRule } from "../../../policies/shared/ruleSpec";
import { flag } from "../../../policies/shared/settingKinds";
import {
    Analysis,
    analyze,
    analyzeStack,
    mandatoryMessages,
    remediate,
    ResourceFixture,
    UNKNOWN,
    urnOf,
} from "../analyzer";

const KEY = "aws:kms/key:Key";
const SETTINGS = { strict: flag({ description: "Whether it looks at all.", fallback: true }) };

function description(name: string): RuleDescription<typeof SETTINGS> {
    return {
        name,
        displayName: "Rotation",
        description: "Keys must rotate.",
        why: "An old key is a known key.",
        severity: "high",
        tags: ["keys"],
        framework: { name: "Own", version: "1", reference: "K1", specification: "Keys rotate." },
        sources: [],
        url: "https://example.com",
        remediationSteps: "Switch rotation on.",
        settings: SETTINGS,
        enforcementLevel: "mandatory",
        subject: "keys",
        appliesTo: isOneOf([KEY]),
        examples: { passes: [], fails: [] },
    };
}

const ROTATES = resourceRule({
    ...description("key-rotates"),
    remedy: { path: ["rotation", "enabled"], value: true },
    check: (resource, { strict }) =>
        strict && valueAt(resource.properties, "rotation", "enabled") !== true
            ? [
                  {
                      kind: "violation",
                      resource,
                      subject: "rotation",
                      found: "is off",
                      rule: "it must be on",
                      fix: "switch it on",
                  },
              ]
            : [],
});

const STACK_ROTATES = stackRule({
    ...description("stack-key-rotates"),
    check: (stack) =>
        stack.ofTypes([KEY]).map((resource) => ({
            kind: "violation",
            resource,
            subject: "rotation",
            found: "is off",
            rule: "it must be on",
            fix: "switch it on",
        })),
});

const POLICIES: Policies = packPolicies("pack", [ROTATES, STACK_ROTATES]);

/** The pack's own two policies, to be run like rules. */
function own(name: string): ResourceRule & StackRule {
    const policy = POLICIES.find((each) => each.name === name) as ResourceValidationPolicy &
        StackValidationPolicy;
    return { ...ROTATES, policy };
}

function key(name: string, properties: Record<string, unknown> = {}): ResourceFixture {
    return { type: KEY, name, properties };
}

const [CONFIGURATION, UNUSED] = [own("pack-configuration"), own("pack-unused-exemptions")];

function exemption(urnPattern: string, expires = "2999-12-31", policy = "key-rotates"): object {
    return { policy, urnPattern, reason: "Imported key, cannot rotate", ticket: "ML-7", expires };
}

/** Configures the pack as its first policy does, then runs the rules. */
async function run(config: object, resources: ResourceFixture[]): Promise<Analysis[]> {
    const first = await analyzeStack(CONFIGURATION, resources, config);
    const rotates = await Promise.all(resources.map((resource) => analyze(ROTATES, resource)));
    return [first, ...rotates, await analyzeStack(UNUSED, resources)];
}

const VIOLATION = `${KEY} "old": rotation is off; it must be on. Fix: switch it on.`;

describe("the policies of a pack", () => {
    afterEach(() => {
        PACK.reset();
    });

    it("are its rules between the one that configures them and the one that looks back", () => {
        assert.deepStrictEqual(
            POLICIES.map(({ name, enforcementLevel }) => [name, enforcementLevel]),
            [
                ["pack-configuration", "mandatory"],
                ["key-rotates", "mandatory"],
                ["stack-key-rotates", "mandatory"],
                ["pack-unused-exemptions", "advisory"],
            ],
        );
    });

    it("leave alone what is exempt, and nothing else", async () => {
        const config = { exemptions: [exemption(urnOf(key("old")))] };
        const [first, old, other, last] = await run(config, [key("old"), key("new")]);
        assert.ok(first && old && other && last);
        assert.deepStrictEqual(
            [first, old, last].map(({ diagnostics }) => diagnostics),
            [[], [], []],
        );
        assert.deepStrictEqual(mandatoryMessages(other), [VIOLATION.replace("old", "new")]);
        const whole = await analyzeStack(STACK_ROTATES, [key("old")]);
        assert.deepStrictEqual(mandatoryMessages(whole), [VIOLATION], "the exemption is from another rule");
    });

    it("report what an exemption covered until it expired, and the exemption itself", async () => {
        const pattern = urnOf(key("old"));
        const [first, old, last] = await run({ exemptions: [exemption(pattern, "2020-01-31")] }, [
            key("old"),
        ]);
        assert.ok(first && old && last);
        assert.deepStrictEqual(mandatoryMessages(first), [
            `exemption ML-7 of "${pattern}" from key-rotates expired on 2020-01-31; nothing is exempt for ever. ` +
                "Fix: put the resource right and delete the exemption, or have it prolonged in a reviewed change.",
        ]);
        assert.deepStrictEqual(mandatoryMessages(old), [
            `${VIOLATION} Exemption ML-7 expired on 2020-01-31.`,
        ]);
        assert.deepStrictEqual(last.diagnostics, []);
    });

    it("report an exemption that covers nothing, as a note", async () => {
        const good = key("old", { rotation: { enabled: true } });
        const [first, old, last] = await run({ exemptions: [exemption(urnOf(good))] }, [good]);
        assert.ok(first && old && last);
        assert.deepStrictEqual([first.diagnostics, old.diagnostics], [[], []]);
        assert.deepStrictEqual(
            last.diagnostics.map(({ level, message }) => [level, message.split("\n").at(-1)]),
            [
                [
                    "advisory",
                    `exemption ML-7 of "${urnOf(good)}" from key-rotates covers nothing in this stack. Fix: delete it.`,
                ],
            ],
        );
    });

    it("skip a family that is switched off, saying so", async () => {
        const [, old] = await run({ disabledFamilies: ["keys"] }, [key("old")]);
        assert.deepStrictEqual(old, { diagnostics: [], notApplicable: ["The family keys is switched off"] });
        const whole = await analyzeStack(STACK_ROTATES, [key("old")]);
        assert.deepStrictEqual(whole.notApplicable, ["The family keys is switched off"]);
    });

    it("stop at a wrong configuration, of the pack or of a rule, whatever the resource", async () => {
        const stray = exemption("urn:pulumi:test::*", "2999-12-31", "key-rotate");
        await assert.rejects(analyze(CONFIGURATION, key("old"), { exemptions: [stray] }), {
            message: /the pack has no rule "key-rotate"; did you mean "key-rotates"\?/,
        });
        await assert.rejects(analyze(CONFIGURATION, key("old"), { disabledFamilies: ["key"] }), {
            message: /disabledFamilies: must be a list of keys, each once, got \["key"\]/,
        });
        const bucket = { type: "aws:s3/bucket:Bucket", name: "data", properties: {} };
        await assert.rejects(analyze(ROTATES, bucket, { strikt: true }), {
            message: /strikt: unknown setting; did you mean "strict"\? Known: strict/,
        });
    });
});

describe("a remediation", () => {
    beforeEach(async () => {
        await analyze(CONFIGURATION, key("any"), {});
    });

    afterEach(() => {
        PACK.reset();
    });

    it("sets the one property and keeps everything else, what is unknown included", async () => {
        const before = { description: UNKNOWN, rotation: { period: 90, enabled: false } };
        assert.deepStrictEqual(await remediate(ROTATES, key("old", before)), {
            description: UNKNOWN,
            rotation: { period: 90, enabled: true },
        });
        assert.deepStrictEqual(await remediate(ROTATES, key("old")), { rotation: { enabled: true } });
    });

    it("changes nothing that is right, of another type, exempt or out of reach", async () => {
        assert.strictEqual(await remediate(ROTATES, key("old", { rotation: { enabled: true } })), undefined);
        assert.strictEqual(
            await remediate(ROTATES, { ...key("old"), type: "aws:s3/bucket:Bucket" }),
            undefined,
        );
        assert.strictEqual(await remediate(ROTATES, key("old", { rotation: UNKNOWN })), undefined);
        await analyze(CONFIGURATION, key("any"), { exemptions: [exemption(urnOf(key("old")))] });
        assert.strictEqual(await remediate(ROTATES, key("old")), undefined);
    });

    it("waits until the exemptions are known", async () => {
        PACK.reset();
        assert.strictEqual(await remediate(ROTATES, key("old")), undefined);
    });
});
