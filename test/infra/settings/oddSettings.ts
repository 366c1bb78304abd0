import * as fc from "fast-check";
import { z } from "zod";

/** The parts of a JSON Schema that say what a setting takes. */
interface Schema {
    type?: string;
    enum?: unknown[];
    anyOf?: Schema[];
    properties?: Record<string, Schema>;
    additionalProperties?: Schema | boolean;
    items?: Schema;
}

type Path = readonly (string | number)[];

/** One setting, and what somebody may write there; `undefined` leaves it out. */
interface Place {
    path: Path;
    values: readonly unknown[];
}

const TEXTS = [
    ...[
        "",
        "x",
        "a b",
        "X-Ä",
        "x".repeat(200),
        "a.b.c/d",
        "diagnosis",
        "diagnosis-diagnosisx",
        "stagingstagi",
    ],
    ...["cron(0 3 ? * MON *)", "cron(nonsense)", "rate(1 days)", "at(2026-13-01T00:00:00)", "-PT0H", "-P2D"],
    ...["s3://bucket/key", "10.0.0.0/30", "8.8.0.0/16", "Europe/Berlim", "main", "release/**", "prod", "auc"],
    ...["ml.m5.xlrage", "ml.t3.medium", "ml.g5.xlarge", "ml.inf1.xlarge", "weighted_f1"],
];
const NUMBERS = [-1, 0, 0.5, 1, 2, 3, 7, 50, 100, 101, 200, 3600, 1e9];

/** Every place in settings that a value can be written at, those in lists and maps as far as there are any. */
function places(schema: Schema, path: Path, value: unknown): Place[] {
    if (schema.enum !== undefined) {
        return [{ path, values: [undefined, ...schema.enum] }];
    }
    if (schema.anyOf !== undefined) {
        return [{ path, values: [undefined, "", "x", true, ...NUMBERS] }];
    }
    const given: Record<string, unknown> = { ...(value as object | undefined) };
    switch (schema.type) {
        case "object":
            return [...inObject(schema, path, given), { path, values: [undefined, {}] }];
        case "array":
            return inArray(schema, path, Array.isArray(value) ? (value as unknown[]) : []);
        case "boolean":
            return [{ path, values: [undefined, true, false] }];
        case "integer":
        case "number":
            return [{ path, values: [undefined, ...NUMBERS] }];
        default:
            return [{ path, values: [undefined, ...TEXTS] }];
    }
}

function inObject(schema: Schema, path: Path, given: Record<string, unknown>): Place[] {
    const { properties, additionalProperties: each } = schema;
    if (properties !== undefined) {
        return Object.entries(properties).flatMap(([key, child]) =>
            places(child, [...path, key], given[key]),
        );
    }
    return typeof each === "object"
        ? Object.keys(given).flatMap((key) => places(each, [...path, key], given[key]))
        : [];
}

function inArray({ items = {} }: Schema, path: Path, given: readonly unknown[]): Place[] {
    const inside = given.flatMap((element, index) => places(items, [...path, index], element));
    return [...inside, { path, values: [undefined, [], ["x"], [...given, ...given]] }];
}

/** Settings with one value written at a path, or taken away there. */
function written(settings: unknown, [part, ...rest]: Path, value: unknown): unknown {
    if (part === undefined) {
        return value;
    }
    const before: Record<string, unknown> = { ...(settings as object | undefined) };
    const entries = Object.entries({ ...before, [part]: written(before[part], rest, value) });
    const kept = entries.filter(([, each]) => each !== undefined);
    return Array.isArray(settings) ? kept.map(([, each]) => each) : Object.fromEntries(kept);
}

/** Settings of which one to three are something odd, right or wrong. */
export function oddSettings(
    schema: z.ZodType,
    settings: Record<string, unknown>,
): fc.Arbitrary<Record<string, unknown>> {
    const all = places(
        z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Schema,
        [],
        settings,
    );
    const oddity = fc
        .constantFrom(...all.filter(({ path }) => path.length > 0))
        .chain(({ path, values }) => fc.constantFrom(...values).map((value) => ({ path, value })));
    return fc
        .array(oddity, { minLength: 1, maxLength: 3 })
        .map((oddities) =>
            oddities.reduce<Record<string, unknown>>(
                (before, { path, value }) => written(before, path, value) as Record<string, unknown>,
                settings,
            ),
        );
}
