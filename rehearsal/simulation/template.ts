import { pseudoRandom, pseudoUuid, RandomKind } from "./pseudoRandom";
import { isUnknown, unwrapSecret } from "./wire";

/** What the words of a template stand for. */
export interface TemplateWords {
    /** Seed of everything that looks random. */
    seed: string;
    /** Values by word: inputs as Pulumi sends them, and what is already decided. */
    values: Record<string, unknown>;
}

const WORD = /\{([^{}]+)\}/g;
const RANDOM = /^(hex|digits|alnum|upper):(\d+)$/;

/** A word is `key`, `/key` (the value with exactly one leading slash), `key=default` or `key?suffix`. */
const INPUT = /^(?<slash>\/?)(?<key>\w+)(?:=(?<fallback>.*)|\?(?<suffix>.*))?$/;

function randomWord(word: string, seed: string): string | undefined {
    if (word === "uuid") {
        return pseudoUuid(seed);
    }
    const [, kind, length] = RANDOM.exec(word) ?? [];
    return kind === undefined ? undefined : pseudoRandom(kind as RandomKind, Number(length), seed);
}

function inputWord(word: string, values: Record<string, unknown>): string | undefined {
    const { slash = "", key = word, fallback, suffix } = INPUT.exec(word)?.groups ?? {};
    const value = unwrapSecret(values[key]);
    if (isUnknown(value)) {
        return undefined;
    }
    if (value === undefined || value === null) {
        if (fallback === undefined && suffix === undefined) {
            throw new Error(`input "${key}" is missing, and AWS builds an identifier from it`);
        }
        return fallback ?? "";
    }
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return `${slash === "" ? text : `/${text.replace(/^\/+/, "")}`}${suffix ?? ""}`;
}

/** Fills a template; undefined when one of its words is not known yet. */
export function fillTemplate(template: string, words: TemplateWords): string | undefined {
    let known = true;
    const text = template.replace(WORD, (_match, word: string) => {
        const value = randomWord(word, words.seed) ?? inputWord(word, words.values);
        known &&= value !== undefined;
        return value ?? "";
    });
    return known ? text : undefined;
}
