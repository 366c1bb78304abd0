import { Setting } from "./settings";

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

/** Some of a fixed set of words. */
export function choices<Word extends string>(
    options: Described<Word[]> & { words: readonly Word[] },
): Setting<Word[]> {
    const { description, fallback, words } = options;
    return {
        schema: {
            type: "array",
            items: { type: "string", enum: [...words] },
            minItems: 1,
            uniqueItems: true,
            description,
            default: fallback,
        },
        fallback,
        rule: `must be a list of at least one of ${words.join(", ")}, each once`,
        accepts: (value): value is Word[] =>
            Array.isArray(value) &&
            value.length > 0 &&
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
