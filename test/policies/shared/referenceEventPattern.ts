import { isJsonObject, Json, JsonObject } from "../../../policies/shared/json";

/** One condition of a pattern: the way to a value, and what it may be. */
interface Condition {
    path: string[];
    matchers: Json[];
}

/** Every way to fulfil a pattern: one list of conditions for each choice among its alternatives. */
function waysToMatch(pattern: JsonObject, path: string[] = []): Condition[][] {
    let ways: Condition[][] = [[]];
    for (const [key, wanted] of Object.entries(pattern)) {
        const choices =
            key === "$or"
                ? (wanted as JsonObject[]).flatMap((each) => waysToMatch(each, path))
                : Array.isArray(wanted)
                  ? [[{ path: [...path, key], matchers: wanted }]]
                  : waysToMatch(wanted as JsonObject, [...path, key]);
        ways = ways.flatMap((way) => choices.map((choice) => [...way, ...choice]));
    }
    return ways;
}

/** Every event that comes about by keeping one object of each list of objects. */
function selections(value: Json): Json[] {
    if (Array.isArray(value)) {
        const flat = value.flat(9) as Json[];
        const [objects, others] = [flat.filter(isJsonObject), flat.filter((each) => !isJsonObject(each))];
        return objects.length === 0
            ? [others]
            : objects.flatMap(selections).map((chosen) => [...others, chosen]);
    }
    if (!isJsonObject(value)) {
        return [value];
    }
    let made: JsonObject[] = [{}];
    for (const [key, inner] of Object.entries(value)) {
        made = made.flatMap((object) => selections(inner).map((chosen) => ({ ...object, [key]: chosen })));
    }
    return made;
}

function valuesAt(value: Json | undefined, path: string[]): Json[] {
    if (Array.isArray(value)) {
        return value.flatMap((each) => valuesAt(each, path));
    }
    const [key, ...rest] = path;
    if (key === undefined) {
        return value === undefined || isJsonObject(value) ? [] : [value];
    }
    return isJsonObject(value) && Object.hasOwn(value, key) ? valuesAt(value[key], rest) : [];
}

/** Reads a wildcard letter by letter, trying every length for each star. */
function wildcardMatches(wildcard: string, text: string): boolean {
    if (wildcard === "") {
        return text === "";
    }
    if (wildcard.startsWith("*")) {
        return Array.from({ length: text.length + 1 }, (_, skip) => skip).some((skip) =>
            wildcardMatches(wildcard.slice(1), text.slice(skip)),
        );
    }
    const escaped = wildcard.startsWith("\\*") || wildcard.startsWith("\\\\");
    const [letter, rest] = escaped ? [wildcard[1], wildcard.slice(2)] : [wildcard[0], wildcard.slice(1)];
    return text[0] === letter && wildcardMatches(rest, text.slice(1));
}

function bitsOf(address: string): string {
    return address
        .split(".")
        .map((part) => Number(part).toString(2).padStart(8, "0"))
        .join("");
}

function inBlock(block: string, address: string): boolean {
    const [start = "", length = "0"] = block.split("/");
    const wanted = bitsOf(start).slice(0, Number(length));
    return /^\d+(?:\.\d+){3}$/.test(address) && bitsOf(address).startsWith(wanted);
}

function compare(value: number, operator: Json, bound: number): boolean {
    switch (operator) {
        case "=":
            return value === bound;
        case "<":
            return value < bound;
        case "<=":
            return value <= bound;
        case ">":
            return value > bound;
        default:
            return value >= bound;
    }
}

function valueMatches(matcher: Json, value: Json): boolean {
    if (!isJsonObject(matcher)) {
        return matcher === value;
    }
    const [[operator, operand] = ["", null]] = Object.entries(matcher);
    const text = typeof value === "string" ? value : undefined;
    const wanted = isJsonObject(operand) ? "" : String(operand);
    const folded = isJsonObject(operand) ? String(operand["equals-ignore-case"]).toUpperCase() : undefined;
    switch (operator) {
        case "prefix":
            return folded === undefined
                ? text?.indexOf(wanted) === 0
                : text?.toUpperCase().indexOf(folded) === 0;
        case "suffix":
            return folded === undefined
                ? text?.slice(Math.max(0, text.length - wanted.length)) === wanted
                : text?.toUpperCase().slice(Math.max(0, text.length - folded.length)) === folded;
        case "equals-ignore-case":
            return text?.toUpperCase() === wanted.toUpperCase();
        case "wildcard":
            return text !== undefined && wildcardMatches(wanted, text);
        case "cidr":
            return text !== undefined && inBlock(wanted, text);
        case "numeric": {
            const [first, low, second, high] = operand as Json[];
            return (
                typeof value === "number" &&
                compare(value, first ?? null, low as number) &&
                (second === undefined || compare(value, second, high as number))
            );
        }
        default: {
            const [[inner, texts] = [undefined, operand]] = isJsonObject(operand)
                ? Object.entries(operand)
                : [];
            const excluded = Array.isArray(texts) ? texts : [texts];
            return excluded.every(
                (each) => !valueMatches(inner === undefined ? each : { [inner]: each }, value),
            );
        }
    }
}

/** Evaluates a pattern by trying every choice in the pattern on every choice in the event. */
export function referenceMatches(pattern: JsonObject, event: JsonObject): boolean {
    return waysToMatch(pattern).some((way) =>
        selections(event).some((selected) =>
            way.every(({ path, matchers }) => {
                const values = valuesAt(selected, path);
                return matchers.some((matcher) => {
                    const exists = isJsonObject(matcher) ? matcher["exists"] : undefined;
                    return exists === undefined
                        ? values.some((value) => valueMatches(matcher, value))
                        : exists === values.length > 0;
                });
            }),
        ),
    );
}
