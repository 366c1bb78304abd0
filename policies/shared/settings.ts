import { PolicyConfigSchema } from "@pulumi/policy";
import { PolicyConfigJSONSchema } from "@pulumi/policy/schema";
import { closest } from "fastest-levenshtein";

/** One thing that a rule can be told: what Pulumi publishes of it, and what the rule makes of it. */
export interface Setting<T> {
    /** Bounds, default and description, as Pulumi shows and checks them. */
    readonly schema: PolicyConfigJSONSchema;
    /** Holds where nothing is configured. */
    readonly fallback: T;
    /** What a value must be, as a clause: `must be true or false`. */
    readonly rule: string;
    accepts(value: unknown): value is T;
    /** Where `accepts` refuses a value of several parts: what is wrong with which part, as `[0].expires: must be ...`. */
    details?(value: unknown): string[];
}

/** Settings by their names. */
export type Shape = Readonly<Record<string, Setting<unknown>>>;

/** The values of a rule's settings. */
export type SettingValues<S extends Shape> = { [K in keyof S]: S[K] extends Setting<infer T> ? T : never };

/** A rule's settings: the schema for Pulumi, and the one reader of what was configured. */
export interface Settings<S extends Shape> {
    readonly configSchema: PolicyConfigSchema;
    /**
     * Fills in defaults and checks everything, unknown keys included, which Pulumi lets pass.
     *
     * @throws ConfigurationError that lists every problem, so that a wrong configuration stops the deployment
     */
    read(configured: object): SettingValues<S>;
}

/** A policy pack was configured wrongly. */
export class ConfigurationError extends Error {
    constructor(policy: string, problems: readonly string[]) {
        super([`configuration of policy "${policy}":`, ...problems.map((line) => `  ${line}`)].join("\n"));
        this.name = "ConfigurationError";
        // Pulumi shows the stack instead of the message, and nobody needs to see this code's.
        this.stack = this.message;
    }
}

function unknownKeyProblem(key: string, keys: readonly string[]): string {
    return keys.length === 0
        ? `${key}: unknown setting, the policy has none; remove it`
        : `${key}: unknown setting; did you mean "${closest(key, keys)}"? Known: ${keys.join(", ")}`;
}

/** What is wrong with one value of a setting, each problem with where it is. */
export function settingProblems(key: string, setting: Setting<unknown>, value: unknown): string[] {
    if (setting.accepts(value)) {
        return [];
    }
    const details = setting.details?.(value) ?? [];
    return details.length > 0
        ? details.map((detail) => `${key}${detail}`)
        : [`${key}: ${setting.rule}, got ${JSON.stringify(value)}`];
}

function problemsOf(shape: Shape, configured: Record<string, unknown>): string[] {
    return Object.entries(configured).flatMap(([key, value]) => {
        const setting = Object.hasOwn(shape, key) ? shape[key] : undefined;
        return setting === undefined
            ? [unknownKeyProblem(key, Object.keys(shape))]
            : settingProblems(key, setting, value);
    });
}

/** Whether two sets of settings are the same; the SDK makes a new object each time, of the same values. */
function isSame(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => Object.is(a[key], b[key]));
}

/** Calls `read` anew only when what is configured has changed, since rules ask once for every resource. */
function remembering<T>(read: (given: Record<string, unknown>) => T): (given: Record<string, unknown>) => T {
    let last: { given: Record<string, unknown>; values: T } | undefined;
    return (given) => {
        if (last === undefined || !isSame(last.given, given)) {
            last = { given: { ...given }, values: read(given) };
        }
        return last.values;
    };
}

/**
 * Puts a rule's settings together.
 *
 * @param policy the rule's name, for messages
 */
export function defineSettings<S extends Shape>(policy: string, shape: S): Settings<S> {
    const entries = Object.entries(shape);
    const read = remembering((given) => {
        const problems = problemsOf(shape, given);
        if (problems.length > 0) {
            throw new ConfigurationError(policy, problems);
        }
        const values = entries.map(([key, { fallback }]) => [key, given[key] ?? fallback]);
        return Object.fromEntries(values) as SettingValues<S>;
    });
    return {
        configSchema: { properties: Object.fromEntries(entries.map(([key, { schema }]) => [key, schema])) },
        read: (configured) => read(configured as Record<string, unknown>),
    };
}
