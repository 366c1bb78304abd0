import * as assert from "node:assert";
import { ResourceRule, StackRule } from "../../../policies/shared/ruleSpec";
import { Analysis, analyze, analyzeStack, Diagnostic, ResourceFixture, urnOf } from "../analyzer";

type Properties = Record<string, unknown>;

/** Cases that hold for several types of resource alike. */
export interface RuleCases {
    types: string[];
    /** Properties that pass; a case changes them, and takes out what it sets to undefined. */
    good: Properties;
    config?: object;
    /** What passes beside `good`, by what is special about it. */
    accepts?: Record<string, Properties>;
    /** What is stopped, by what is wrong: the change, then each message, without the resource's name before it. */
    stops?: Record<string, [change: Properties, ...messages: string[]]>;
    /** What a preview cannot judge: the change, then what is noted, as `string value at .kmsKeyId`. */
    notes?: Record<string, [change: Properties, ...unknown: string[]]>;
}

const NAME = "fraud";
const OTHER_TYPE = "aws:s3/bucketObject:BucketObject";

function fixture(type: string, good: Properties, change: Properties): ResourceFixture {
    const properties = Object.entries({ ...good, ...change }).filter(([, value]) => value !== undefined);
    return { type, name: NAME, properties: Object.fromEntries(properties) };
}

function isOfStacks(rule: ResourceRule | StackRule): rule is StackRule {
    return "validateStack" in rule.policy;
}

function analyzeOne(
    rule: ResourceRule | StackRule,
    resource: ResourceFixture,
    config?: object,
): Promise<Analysis> {
    return isOfStacks(rule) ? analyzeStack(rule, [resource], config) : analyze(rule, resource, config);
}

function violations(
    rule: ResourceRule | StackRule,
    resource: ResourceFixture,
    messages: string[],
): Diagnostic[] {
    return messages.map((message) => ({
        level: rule.policy.enforcementLevel === "advisory" ? "advisory" : "mandatory",
        urn: urnOf(resource),
        message: `${rule.policy.description}\n${resource.type} "${resource.name}": ${message}`,
    }));
}

/** What Pulumi says of a rule that met values that a preview does not know. */
export function noteOf(rule: ResourceRule | StackRule, ...unknown: string[]): string {
    const values = unknown.map((value) => `${value} can't be known during preview`).join("; ");
    return `can't run policy '${rule.policy.name}' from policy pack 'pack@v1.0.0' during preview: ${values}`;
}

function describeCases(rule: ResourceRule | StackRule, type: string, cases: RuleCases): void {
    const { good, config, accepts = {}, stops = {}, notes = {} } = cases;
    const run = (resource: ResourceFixture): Promise<Analysis> => analyzeOne(rule, resource, config);
    for (const [title, change] of Object.entries({ "what it asks for": {}, ...accepts })) {
        it(`accepts ${title} in ${type}`, async () => {
            const analysis = await run(fixture(type, good, change));
            assert.deepStrictEqual(analysis, { diagnostics: [], notApplicable: [] });
        });
    }
    for (const [title, [change, ...messages]] of Object.entries(stops)) {
        it(`stops ${title} in ${type}`, async () => {
            const resource = fixture(type, good, change);
            const { diagnostics } = await run(resource);
            assert.deepStrictEqual(diagnostics, violations(rule, resource, messages));
        });
    }
    for (const [title, [change, ...unknown]] of Object.entries(notes)) {
        it(`notes ${title} in ${type}, and stops nothing`, async () => {
            const resource = fixture(type, good, change);
            const { diagnostics } = await run(resource);
            const named = unknown.map((value) => `${type} "${NAME}": ${value}`);
            assert.deepStrictEqual(
                diagnostics.map(({ level, message }) => [level, message.split("\n").at(-1)]),
                [["advisory", noteOf(rule, ...named)]],
            );
        });
    }
}

/** Tests a rule in the house form: what passes, what is stopped and how, what is noted, what it leaves alone. */
export function describeRule(rule: ResourceRule | StackRule, ...groups: RuleCases[]): void {
    describe(rule.policy.name, () => {
        for (const cases of groups) {
            for (const type of cases.types) {
                describeCases(rule, type, cases);
            }
        }

        it("does not apply to other resources", async () => {
            const analysis = await analyzeOne(rule, fixture(OTHER_TYPE, {}, {}));
            const subject = isOfStacks(rule) ? `stacks with ${rule.subject}` : rule.subject;
            assert.deepStrictEqual(analysis, {
                diagnostics: [],
                notApplicable: [`Policy only applies to ${subject}`],
            });
        });
    });
}

/** A stack and what a rule says about it. */
export interface StackCase {
    resources: ResourceFixture[];
    config?: object;
    /** Each message whole, without the description that Pulumi puts before it. */
    stops?: string[];
    notes?: string[];
}

/** Tests a rule about stacks: by what is special about a stack, the stack and what is said about it. */
export function describeStackRule(rule: StackRule, cases: Record<string, StackCase>): void {
    describe(rule.policy.name, () => {
        for (const [title, { resources, config, stops = [], notes = [] }] of Object.entries(cases)) {
            it(title, async () => {
                const { diagnostics } = await analyzeStack(rule, resources, config);
                const said = diagnostics.map(({ level, message }) => [level, message.split("\n").at(-1)]);
                assert.deepStrictEqual(said, [
                    ...stops.map((message) => [rule.policy.enforcementLevel, message]),
                    ...(notes.length === 0 ? [] : [["advisory", noteOf(rule, ...notes)]]),
                ]);
            });
        }

        it("does not apply to stacks of other resources", async () => {
            const analysis = await analyzeStack(rule, [fixture(OTHER_TYPE, {}, {})]);
            assert.deepStrictEqual(analysis, {
                diagnostics: [],
                notApplicable: [`Policy only applies to stacks with ${rule.subject}`],
            });
        });
    });
}
