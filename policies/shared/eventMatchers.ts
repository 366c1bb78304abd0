import { BlockList, isIP } from "node:net";
import { isJsonObject, Json } from "./json";

/** An event pattern that EventBridge would refuse. */
export class EventPatternError extends Error {
    override readonly name = "EventPatternError";
}

/** Decides about one value of an event. */
type Test = (value: Json) => boolean;

function refuse(what: string, found: Json): never {
    throw new EventPatternError(`${what}, got ${JSON.stringify(found)}`);
}

function onText(test: (text: string) => boolean): Test {
    return (value) => typeof value === "string" && test(value);
}

function textOperand(operator: string, operand: Json | undefined): string {
    return typeof operand === "string" ? operand : refuse(`${operator} takes a text`, operand ?? null);
}

/** `{"prefix": "a"}`, or without regard to case `{"prefix": {"equals-ignore-case": "a"}}`. */
function affixTest(operator: "prefix" | "suffix", operand: Json): Test {
    const holds = (text: string, affix: string): boolean =>
        operator === "prefix" ? text.startsWith(affix) : text.endsWith(affix);
    if (isJsonObject(operand)) {
        const { "equals-ignore-case": folded, ...more } = operand;
        if (Object.keys(more).length > 0) {
            return refuse(`${operator} takes a text or equals-ignore-case alone`, operand);
        }
        const affix = textOperand(operator, folded).toLowerCase();
        return onText((text) => holds(text.toLowerCase(), affix));
    }
    const affix = textOperand(operator, operand);
    return onText((text) => holds(text, affix));
}

function equalsIgnoringCase(operand: Json): Test {
    const wanted = textOperand("equals-ignore-case", operand).toLowerCase();
    return onText((text) => text.toLowerCase() === wanted);
}

/** `*` stands for any text; a backslash takes the meaning from `*` and from itself, and stands before nothing else. */
function wildcardTest(operand: Json): Test {
    const pieces: string[] = [""];
    const wildcard = textOperand("wildcard", operand);
    if (!/^(?:\*(?!\*)|\\[*\\]|[^*\\])*$/.test(wildcard)) {
        return refuse('wildcard takes a text without "**", and with \\ before * and \\ only', operand);
    }
    for (let index = 0; index < wildcard.length; index++) {
        const [letter = "", next = ""] = wildcard.slice(index, index + 2);
        if (letter === "*") {
            pieces.push("");
        } else {
            const isEscape = letter === "\\";
            pieces.push(`${pieces.pop() ?? ""}${isEscape ? next : letter}`);
            index += isEscape ? 1 : 0;
        }
    }
    return onText((text) => matchesPieces(text, pieces));
}

/** Whether a text is these pieces in order, with anything between them. Takes the time of one look through the text. */
export function matchesPieces(text: string, pieces: readonly string[]): boolean {
    const [first = "", ...rest] = pieces;
    const last = rest.pop();
    if (last === undefined) {
        return text === first;
    }
    if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) {
        return false;
    }
    let from = first.length;
    for (const piece of rest) {
        const at = text.indexOf(piece, from);
        if (at < 0 || at + piece.length > text.length - last.length) {
            return false;
        }
        from = at + piece.length;
    }
    return true;
}

const COMPARISONS: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
    "=": (value, bound) => value === bound,
    "<": (value, bound) => value < bound,
    "<=": (value, bound) => value <= bound,
    ">": (value, bound) => value > bound,
    ">=": (value, bound) => value >= bound,
};

/** One comparison, or a bound from below and then one from above. */
const NUMERIC = /^(?:=|<|<=|>|>=|>=? <=?)$/;

function numericTest(operand: Json): Test {
    const all = Array.isArray(operand) ? operand : [];
    const isText = (each: Json): each is string => typeof each === "string";
    const operators = all.filter((each, index) => index % 2 === 0 && isText(each)).join(" ");
    const isSound = all.length === 2 * all.filter(isText).length && NUMERIC.test(operators);
    const parts = isSound ? all : [null];
    const checks = parts.flatMap((operator, index) => {
        if (index % 2 === 1) {
            return [];
        }
        const [compare, bound] = [COMPARISONS[isText(operator) ? operator : ""], parts[index + 1]];
        return compare !== undefined && typeof bound === "number"
            ? [(value: number) => compare(value, bound)]
            : refuse("numeric takes pairs of a comparison and a number", operand);
    });
    return (value) => typeof value === "number" && checks.every((check) => check(value));
}

function cidrTest(operand: Json): Test {
    const [address = "", bits = ""] = textOperand("cidr", operand).split("/");
    const version = isIP(address);
    if (version === 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > (version === 4 ? 32 : 128)) {
        return refuse("cidr takes a block of addresses", operand);
    }
    const block = new BlockList();
    block.addSubnet(address, Number(bits), version === 4 ? "ipv4" : "ipv6");
    return onText((text) => isIP(text) === version && block.check(text, version === 4 ? "ipv4" : "ipv6"));
}

/** What `anything-but` may hold: values, or one of these operators over a text or several. */
const NEGATABLE: readonly string[] = ["prefix", "suffix", "equals-ignore-case", "wildcard"];

function anythingBut(operand: Json): Test {
    const [[operator, inner] = [undefined, operand], ...more] = isJsonObject(operand)
        ? Object.entries(operand)
        : [];
    const values = [inner].flat();
    const types = new Set(values.map((value) => typeof value));
    const isOfOneType = types.size === 1 && (types.has("string") || (types.has("number") && !operator));
    if (more.length > 0 || !isOfOneType || (operator !== undefined && !NEGATABLE.includes(operator))) {
        return refuse(`anything-but takes texts, numbers or one of ${NEGATABLE.join(", ")}`, operand);
    }
    const isAffix = operator === "prefix" || operator === "suffix";
    if (isAffix && values.includes("")) {
        return refuse(`anything-but takes no empty ${operator}`, operand);
    }
    const excluded = values.map((each) => matcherTest(operator === undefined ? each : { [operator]: each }));
    return (value) => !excluded.some((test) => test(value));
}

const OPERATORS: Readonly<Record<string, (operand: Json) => Test>> = {
    prefix: (operand) => affixTest("prefix", operand),
    suffix: (operand) => affixTest("suffix", operand),
    "equals-ignore-case": equalsIgnoringCase,
    wildcard: wildcardTest,
    numeric: numericTest,
    cidr: cidrTest,
    "anything-but": anythingBut,
};

/**
 * What one entry of a pattern's list asks of a value; `exists` is not asked of a value and not handled here.
 *
 * @throws EventPatternError for an operator or operand that EventBridge does not know
 */
export function matcherTest(matcher: Json): Test {
    if (!isJsonObject(matcher)) {
        return Array.isArray(matcher)
            ? refuse("a list may not hold a list", matcher)
            : (value) => value === matcher;
    }
    const [[operator, operand] = ["", null], ...more] = Object.entries(matcher);
    const make = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
    return make === undefined || more.length > 0
        ? refuse("an entry must be a value or exactly one known operator", matcher)
        : make(operand);
}
