import * as fc from "fast-check";
import { rules as guardrails } from "../../policies/guardrails/rules";
import { rules as security } from "../../policies/security/rules";
import { parseJson } from "../../policies/shared/json";
import { ExampleResource, ResourceRule, StackRule } from "../../policies/shared/ruleSpec";
import { analyze, analyzeStack, UNKNOWN } from "./analyzer";

const RULES = [...guardrails, ...security];
const SIDES = RULES.flatMap(({ examples }) => [examples.passes, examples.fails]);

/** What no provider would let pass, and what one may: of every kind that the wire has, and texts that mean something. */
const VALUES: fc.Arbitrary<unknown> = fc.oneof(
    fc.constantFrom(
        UNKNOWN,
        [UNKNOWN],
        { Statement: UNKNOWN },
        null,
        "",
        "*",
        "{",
        "null",
        "[]",
        "$.a",
        "ml.",
        "(a",
        "\n|`",
    ),
    fc.constantFrom({ toString: null }, { constructor: 1 }, { length: 3 }, [null], [[]], [{}], "constructor"),
    fc.json(),
    fc.jsonValue({ maxDepth: 2 }),
);

/** One change: which of the places of a resource, by its share of them all, and what stands there instead. */
const CHANGES = fc.array(fc.tuple(fc.integer({ min: 0, max: 9_999 }), VALUES), {
    minLength: 1,
    maxLength: 4,
});

type Holder = Record<string, unknown>;

/** Every place in a tree that can be set, those in JSON text included. */
function places(value: unknown, set: (changed: unknown) => void): ((changed: unknown) => void)[] {
    const inner = typeof value === "string" ? parseJson(value) : undefined;
    if (typeof inner === "object") {
        const store = (): void => {
            set(JSON.stringify(inner));
        };
        return [set, ...inside(inner, store)];
    }
    return [set, ...inside(value, () => undefined)];
}

function inside(value: unknown, store: () => void): ((changed: unknown) => void)[] {
    if (typeof value !== "object" || value === null) {
        return [];
    }
    const holder = value as Holder;
    return Object.keys(holder).flatMap((key) =>
        places(holder[key], (changed) => {
            holder[key] = changed;
            store();
        }),
    );
}

function changed(resource: ExampleResource, changes: readonly [number, unknown][]): ExampleResource {
    const copy = structuredClone(resource);
    for (const [share, value] of changes) {
        const all = inside(copy.properties, () => undefined);
        all[Math.floor((share / 10_000) * all.length)]?.(structuredClone(value));
    }
    return copy;
}

/** Lets a rule look at resources; throws what the rule throws. */
async function look(rule: (typeof RULES)[number], resources: readonly ExampleResource[]): Promise<void> {
    if ("validateStack" in rule.policy) {
        await analyzeStack(rule as StackRule, resources);
    } else {
        await Promise.all(resources.map((each) => analyze(rule as ResourceRule, each)));
    }
}

describe("whatever a resource holds", () => {
    for (const odd of [{ toString: null }, null, [null], {}, "{"]) {
        it(`no rule breaks on ${JSON.stringify(odd)} in a place that it reads`, async function () {
            this.timeout(60_000);
            for (const rule of RULES) {
                for (const resources of [rule.examples.passes, rule.examples.fails]) {
                    for (const [index, resource] of resources.entries()) {
                        const count = inside(structuredClone(resource.properties), () => undefined).length;
                        for (let place = 0; place < count; place += 1) {
                            const share = (10_000 * (place + 0.5)) / count;
                            await look(rule, resources.with(index, changed(resource, [[share, odd]])));
                        }
                    }
                }
            }
        });
    }

    it("no rule breaks on it, so that what comes after it is looked at too", async function () {
        this.timeout(120_000);
        const stacks = fc.tuple(fc.constantFrom(...SIDES), fc.constantFrom(...SIDES), CHANGES);
        await fc.assert(
            fc.asyncProperty(stacks, async ([one, other, changes]) => {
                const resources = [...one, ...other].map((resource) => changed(resource, changes));
                for (const rule of RULES) {
                    await look(rule, resources);
                }
            }),
            { seed: 20261126, numRuns: 60 },
        );
    });
});
