import * as assert from "node:assert";
import { rules as guardrails } from "../../policies/guardrails/rules";
import { rules as security } from "../../policies/security/rules";
import { ExampleResource, ResourceRule, Rule, StackRule } from "../../policies/shared/ruleSpec";
import { analyze, analyzeStack, UNKNOWN } from "./analyzer";

type Path = readonly string[];

/** What SDK and engine make of a value that is not known: the note instead of a verdict. */
const NOTE = /^can't run policy [^\n]* during preview: /m;

/** Rules that must say nothing about some unknown values, and why. */
const SILENT: Readonly<Record<string, { at: RegExp; why: string }>> = {
    "codepipeline-hidden-production": {
        at: /./,
        why: "what a build is told is mostly unknown before the first update, and the update asks again",
    },
    "cloudwatch-alarm-target": {
        at: /namespace|metricName|EndpointName|^name$/,
        why: "an alarm that may be on something else is not held against the stack",
    },
    "codebuild-environment-secrets": {
        at: /\.value$/,
        why: "what another resource gives was not written down",
    },
    "lambda-secrets": { at: /DB_PASSWORD$/, why: "what another resource gives was not written down" },
    "sagemaker-container-secrets": {
        at: /DB_PASSWORD$/,
        why: "what another resource gives was not written down",
    },
};

/** What an unknown value was made from, whatever else it was made from. */
const ORIGIN: ExampleResource = { type: "random:index/randomId:RandomId", name: "origin", properties: {} };

/** The ways to everything in a tree. */
function pathsIn(value: unknown, at: Path = []): Path[] {
    const inner = typeof value === "object" && value !== null ? Object.entries(value) : [];
    return [...(at.length > 0 ? [at] : []), ...inner.flatMap(([key, each]) => pathsIn(each, [...at, key]))];
}

function valueIn(value: unknown, path: Path): unknown {
    return path.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], value);
}

function withUnknown(resource: ExampleResource, path: Path): ExampleResource {
    const properties = structuredClone(resource.properties);
    const holder = valueIn(properties, path.slice(0, -1)) as Record<string, unknown>;
    holder[path.at(-1) ?? ""] = UNKNOWN;
    return { ...resource, properties };
}

function leavesIn(value: unknown): unknown[] {
    return pathsIn(value)
        .map((path) => valueIn(value, path))
        .filter((each) => typeof each !== "object");
}

/**
 * The resources with one place unknown, and every other place that is made of it, as where one output goes to several
 * places. What is unknown comes from those resources whose own texts are parts of it.
 */
function unknownAt(
    resources: readonly ExampleResource[],
    index: number,
    path: Path,
    isTraced: boolean,
): ExampleResource[] {
    const value = valueIn(resources[index]?.properties, path);
    const texts = [value, ...leavesIn(value)].filter((each) => typeof each === "string");
    const isMadeOfIt = (other: unknown): boolean =>
        typeof value === "string" &&
        value.length > 2 &&
        typeof other === "string" &&
        (other === value || other.split(/[/:]/).includes(value));
    const isPart = (other: unknown): boolean =>
        typeof other === "string" &&
        other.length > 2 &&
        texts.some((text) => text === other || text.split(/[/:]/).includes(other));
    const origins = resources.flatMap(({ name, properties }) =>
        isTraced && leavesIn(properties).some(isPart) ? [name] : [],
    );
    const hide = (resource: ExampleResource, at: Path): ExampleResource => ({
        ...withUnknown(resource, at),
        sources: {
            ...resource.sources,
            [at[0] ?? ""]: [...origins.filter((name) => name !== resource.name), ORIGIN.name],
        },
    });
    return resources.map((resource, each) => {
        const same = pathsIn(resource.properties).filter((at) =>
            isMadeOfIt(valueIn(resource.properties, at)),
        );
        const places = each === index ? [path, ...same.filter((at) => at.join() !== path.join())] : same;
        return places.reduce(hide, resource);
    });
}

/** What a rule says: how many violations, and whether it notes that something is unknown. */
async function verdict(
    rule: Rule,
    resources: readonly ExampleResource[],
): Promise<[violations: string[], isNoted: boolean]> {
    const { settings = {} } = rule.examples;
    const analyses =
        "validateStack" in rule.policy
            ? [await analyzeStack(rule as StackRule, [...resources, ORIGIN], settings)]
            : await Promise.all(resources.map((each) => analyze(rule as ResourceRule, each, settings)));
    const messages = analyses.flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message));
    for (const message of messages) {
        assert.doesNotMatch(message, /unknownTypeSentinel|\[object Object\]/);
    }
    return [
        messages.filter((message) => !NOTE.test(message)),
        messages.some((message) => NOTE.test(message)),
    ];
}

/** The same resources, no two of them with one name: by it the engine's dependencies are told apart. */
function withNamesOfTheirOwn(resources: readonly ExampleResource[]): ExampleResource[] {
    const names = resources.map(({ name }, index) => `${name}-${index.toString()}`);
    return resources.map((resource, index) => ({
        ...resource,
        name: names[index] ?? resource.name,
        sources: Object.fromEntries(
            Object.entries(resource.sources ?? {}).map(([property, from]) => [
                property,
                names.filter((_, each) => from.includes(resources[each]?.name ?? "")),
            ]),
        ),
    }));
}

/** For each place of an example, unknown: what the rule makes of it. */
async function judgeEach<T>(
    rule: Rule,
    side: "passes" | "fails",
    judge: (violations: string[], isNoted: boolean, place: string, path: string) => T[],
): Promise<T[]> {
    const resources = withNamesOfTheirOwn(rule.examples[side]);
    const problems: T[] = [];
    for (const [index, { type, properties }] of resources.entries()) {
        for (const path of pathsIn(properties)) {
            for (const isTraced of [true, false]) {
                const [violations, isNoted] = await verdict(
                    rule,
                    unknownAt(resources, index, path, isTraced),
                );
                const how = isTraced ? "" : ", made from something else";
                const at = path.join(".");
                problems.push(...judge(violations, isNoted, `${type} ${at}${how}`, at));
            }
        }
    }
    return problems;
}

describe("a value that a preview does not know, wherever it stands", () => {
    for (const rule of [...guardrails, ...security]) {
        const { name } = rule.policy;
        const silent = SILENT[name];

        it(`is not taken for right by ${name}`, async () => {
            const passed = await judgeEach(rule, "fails", (violations, isNoted, place, path) =>
                violations.length > 0 || isNoted || silent?.at.test(path) === true ? [] : [place],
            );
            assert.deepStrictEqual(passed, []);
        });

        it(`is not taken for wrong by ${name}`, async () => {
            const stopped = await judgeEach(rule, "passes", (violations, _, place) =>
                violations.map((message) => `${place}: ${message}`),
            );
            assert.deepStrictEqual(stopped, []);
        });
    }
});
