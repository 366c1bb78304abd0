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
}

type Shape = Readonly<Record<string, Setting<unknown>>>;

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
    read(policy: string, configured: object): SettingValues<S>;
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

function problemsOf(shape: Shape, configured: Record<string, unknown>): string[] {
    return Object.entries(configured).flatMap(([key, value]) => {
        const setting = Object.hasOwn(shape, key) ? shape[key] : undefined;
        if (setting === undefined) {
            return [unknownKeyProblem(key, Object.keys(shape))];
        }
        return setting.accepts(value) ? [] : [`${key}: ${setting.rule}, got ${JSON.stringify(value)}`];
    });
}

/** Puts a rule's settings together. */
export function defineSettings<S extends Shape>(shape: S): Settings<S> {
    const entries = Object.entries(shape);
    return {
        configSchema: { properties: Object.fromEntries(entries.map(([key, { schema }]) => [key, schema])) },
        read(policy, configured) {
            const given = configured as Record<string, unknown>;
            const problems = problemsOf(shape, given);
            if (problems.length > 0) {
                throw new ConfigurationError(policy, problems);
            }
            const values = entries.map(([key, { fallback }]) => [key, given[key] ?? fallback]);
            return Object.fromEntries(values) as SettingValues<S>;
        },
    };
}
