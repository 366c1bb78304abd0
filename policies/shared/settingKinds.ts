import { PolicyConfigJSONSchema } from "@pulumi/policy/schema";
import { Setting, settingProblems, SettingValues, Shape } from "./settings";

/** What each kind of setting has in common. */
interface Described<T> {
    description: string;
    fallback: T;
}

/** What the texts in a list must look like. */
interface TextForm {
    /** A regular expression that each text must match as a whole. */
    pattern: string;
    /** The same in words, after "a list of": `instance families such as "m5"`. */
    form: string;
}

/** Yes or no. */
export function flag({ description, fallback }: Described<boolean>): Setting<boolean> {
    return {
        schema: { type: "boolean", description, default: fallback },
        fallback,
        rule: "must be true or false",
        accepts: (value) => typeof value === "boolean",
    };
}

/** A list of different texts of one form. */
export function textList(options: Described<string[]> & TextForm): Setting<string[]> {
    const { description, fallback, pattern, form } = options;
    const matches = new RegExp(pattern);
    return {
        schema: {
            type: "array",
            items: { type: "string", pattern },
            uniqueItems: true,
            description,
            default: fallback,
        },
        fallback,
        rule: `must be a list of ${form}, each once`,
        accepts: (value): value is string[] =>
            Array.isArray(value) &&
            value.every((text) => typeof text === "string" && matches.test(text)) &&
            new Set(value).size === value.length,
    };
}

/** One text of a given form. */
export function text(options: Described<string> & TextForm): Setting<string> {
    const { description, fallback, pattern, form } = options;
    const matches = new RegExp(pattern);
    return {
        schema: { type: "string", pattern, description, default: fallback },
        fallback,
        rule: `must be ${form}`,
        accepts: (value): value is string => typeof value === "string" && matches.test(value),
    };
}

/** Some of a fixed set of words; none of them only where `mayBeEmpty`. */
export function choices<Word extends string>(
    options: Described<Word[]> & { words: readonly Word[]; mayBeEmpty?: boolean },
): Setting<Word[]> {
    const { description, fallback, words, mayBeEmpty } = options;
    const minItems = mayBeEmpty === true ? 0 : 1;
    return {
        schema: {
            type: "array",
            items: { type: "string", enum: [...words] },
            minItems,
            uniqueItems: true,
            description,
            default: fallback,
        },
        fallback,
        rule: `must be a list of ${minItems > 0 ? "at least one of " : ""}${words.join(", ")}, each once`,
        accepts: (value): value is Word[] =>
            Array.isArray(value) &&
            value.length >= minItems &&
            value.every((word) => words.some((known) => known === word)) &&
            new Set(value).size === value.length,
    };
}

/** A number between two bounds, both allowed. */
export function numberBetween(
    options: Described<number> & { minimum: number; maximum: number },
): Setting<number> {
    const { description, fallback, minimum, maximum } = options;
    return {
        schema: { type: "number", minimum, maximum, description, default: fallback },
        fallback,
        rule: `must be a number from ${String(minimum)} to ${String(maximum)}`,
        accepts: (value): value is number =>
            typeof value === "number" && value >= minimum && value <= maximum,
    };
}

/** A whole number between two bounds, both allowed. */
export function wholeNumber(
    options: Described<number> & { minimum: number; maximum: number },
): Setting<number> {
    const base = numberBetween(options);
    return {
        ...base,
        schema: { ...base.schema, type: "integer" },
        rule: base.rule.replace("a number", "a whole number"),
        accepts: (value): value is number => base.accepts(value) && Number.isInteger(value),
    };
}

/** A number for each of several names. */
export function numberMap(
    options: Described<Record<string, number>> & TextForm & { minimum: number },
): Setting<Record<string, number>> {
    const { description, fallback, pattern, form, minimum } = options;
    const matches = new RegExp(pattern);
    return {
        schema: {
            type: "object",
            additionalProperties: { type: "number", minimum },
            propertyNames: { pattern },
            description,
            default: fallback,
        },
        fallback,
        rule: `must give a number of at least ${String(minimum)} for each of ${form}`,
        accepts: (value): value is Record<string, number> =>
            typeof value === "object" &&
            value !== null &&
            !Array.isArray(value) &&
            Object.entries(value).every(
                ([key, entry]) => matches.test(key) && typeof entry === "number" && entry >= minimum,
            ),
    };
}

/** The schema of an object of required settings, without their defaults, which hold for whole settings only. */
function objectSchema(fields: Shape): PolicyConfigJSONSchema {
    const properties = Object.entries(fields).map(([key, { schema }]) => {
        const rest = Object.entries(schema).filter(([keyword]) => keyword !== "default");
        return [key, Object.fromEntries(rest)];
    });
    return {
        type: "object",
        properties: Object.fromEntries(properties) as NonNullable<PolicyConfigJSONSchema["properties"]>,
        required: Object.keys(fields),
        additionalProperties: false,
    };
}

function recordProblems(fields: Shape, record: unknown): string[] {
    if (typeof record !== "object" || record === null || Array.isArray(record)) {
        return [`: must be an object with ${Object.keys(fields).join(", ")}, got ${JSON.stringify(record)}`];
    }
    const given = record as Record<string, unknown>;
    const unknown = Object.keys(given).filter((key) => !Object.hasOwn(fields, key));
    return [
        ...Object.entries(fields).flatMap(([key, field]) =>
            settingProblems(`.${key}`, field, given[key] ?? null),
        ),
        ...unknown.map((key) => `.${key}: unknown; known: ${Object.keys(fields).join(", ")}`),
    ];
}

/** A list of objects, each with all of these fields and nothing else; a field's own default means nothing here. */
export function recordList<S extends Shape>(options: {
    description: string;
    fields: S;
}): Setting<SettingValues<S>[]> {
    const { description, fields } = options;
    const details = (value: unknown): string[] =>
        Array.isArray(value)
            ? value.flatMap((record, index) =>
                  recordProblems(fields, record).map((problem) => `[${String(index)}]${problem}`),
              )
            : [];
    return {
        schema: { type: "array", items: objectSchema(fields), description, default: [] },
        fallback: [],
        rule: `must be a list of objects with ${Object.keys(fields).join(", ")}`,
        accepts: (value): value is SettingValues<S>[] => Array.isArray(value) && details(value).length === 0,
        details,
    };
}
