import type { z } from "zod";
import { nearest } from "../../components/shared/problems/nearest";
import type { Problem } from "../../components/shared/problems/problems";

type Issue = z.core.$ZodIssue;

/** Writes a path as settings files have it: `deploy.environments[0].name`. */
function writePath(path: readonly PropertyKey[]): string {
    return path
        .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
        .join("")
        .replace(/^\./, "");
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
    return path.reduce<unknown>(
        (value, part) => (typeof value === "object" && value !== null ? Reflect.get(value, part) : undefined),
        root,
    );
}

/** Follows a path into a schema, through optional, default and union wrappers, to the object that has the keys. */
function knownKeys(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
    const definition: Record<string, unknown> = { ...schema._zod.def };
    if ("innerType" in definition) {
        return knownKeys(definition["innerType"] as z.core.$ZodType, path);
    }
    const [part, ...rest] = path;
    if ("shape" in definition) {
        const shape = definition["shape"] as Record<string, z.core.$ZodType>;
        const next = part === undefined ? undefined : shape[String(part)];
        return part === undefined ? Object.keys(shape) : next === undefined ? [] : knownKeys(next, rest);
    }
    const element = definition["element"] ?? definition["valueType"];
    return element === undefined || part === undefined ? [] : knownKeys(element as z.core.$ZodType, rest);
}

function unknownKeyProblem(key: string, path: readonly PropertyKey[], known: readonly string[]): Problem {
    const meant = nearest(key, known);
    const fix =
        meant === undefined
            ? `remove it; known here: ${[...known].sort().join(", ")}`
            : `did you mean ${writePath([...path, meant])}?`;
    return { path: writePath([...path, key]), rule: "is not a setting", fix };
}

/** Types as a person calls them. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
    array: "a list",
    boolean: "true or false",
    int: "a whole number",
    number: "a number",
    object: "a map",
    record: "a map",
    string: "text",
};

/** What a size is counted in; a number is its own. */
const SIZE_UNITS: Readonly<Record<string, readonly [one: string, many: string]>> = {
    array: ["entry", "entries"],
    string: ["character", "characters"],
};

function sizeRule(origin: string, bound: "at least" | "at most", size: number | bigint): string {
    const [one, many] = SIZE_UNITS[origin] ?? [];
    return one === undefined
        ? `must be ${bound} ${size.toString()}`
        : `must have ${bound} ${size.toString()} ${Number(size) === 1 ? one : (many ?? one)}`;
}

/** The rule that an issue breaks, in words that need no knowledge of the validator. */
function ruleOf(issue: Issue): string {
    switch (issue.code) {
        case "invalid_type":
            return `must be ${TYPE_NAMES[issue.expected] ?? `of type ${issue.expected}`}`;
        case "invalid_value":
            return `must be one of ${issue.values.map((value) => String(value)).join(", ")}`;
        case "too_small":
            return sizeRule(issue.origin, "at least", issue.minimum);
        case "too_big":
            return sizeRule(issue.origin, "at most", issue.maximum);
        default:
            return issue.message;
    }
}

/** Whether text would be a value of the type that is expected, if only it stood there without quotation marks. */
function isQuoted(expected: string, got: string): boolean {
    return expected === "boolean"
        ? got === "true" || got === "false"
        : (expected === "number" || expected === "int") && got.trim() !== "" && Number.isFinite(Number(got));
}

/** What to write instead of a value of a wrong type; undefined where only its owner knows. */
function typeFix(expected: string, got: unknown): string | undefined {
    if (typeof got === "string" && isQuoted(expected, got)) {
        return `write ${got.trim()} without quotation marks`;
    }
    if (expected === "string" && (typeof got === "number" || typeof got === "boolean")) {
        return `put it in quotation marks: "${String(got)}"`;
    }
    if (expected === "array" && (typeof got === "string" || typeof got === "number")) {
        return `write it as a list: [${JSON.stringify(got)}]`;
    }
    return undefined;
}

function fixOf(issue: Issue, got: unknown): string {
    const fix = issue.code === "invalid_type" ? typeFix(issue.expected, got) : undefined;
    return fix ?? "correct the value";
}

function issueProblem(issue: Issue, root: unknown, schema: z.core.$ZodType): Problem[] {
    if (issue.code === "unrecognized_keys") {
        const known = knownKeys(schema, issue.path);
        return issue.keys.map((key) => unknownKeyProblem(key, issue.path, known));
    }
    const path = writePath(issue.path);
    const got = valueAt(root, issue.path);
    return got === undefined
        ? [{ path, rule: "is required", fix: `set it; it ${ruleOf(issue)}` }]
        : [{ path, rule: ruleOf(issue), got, fix: fixOf(issue, got) }];
}

/**
 * Turns everything that a schema found wrong with settings into problems that a person can act on.
 *
 * @param root the settings as they were given
 */
export function settingProblems(issues: readonly Issue[], root: unknown, schema: z.core.$ZodType): Problem[] {
    return issues.flatMap((issue) => issueProblem(issue, root, schema));
}
