import { EventPatternError, matcherTest } from "./eventMatchers";
import { isJsonObject, Json, JsonObject } from "./json";

/** What is known of an event: a key that is missing may be anything, a key that is undefined is surely absent. */
export interface PartialEvent {
    [key: string]: Json | PartialEvent | undefined;
}

/** What stands under a key of an event: its values, with lists taken apart; or nobody knows. */
type Found = Json[] | "anything";

function flatten(value: Json): Json[] {
    return Array.isArray(value) ? value.flatMap(flatten) : [value];
}

function lookUp(event: PartialEvent, key: string, isWhole: boolean): Found {
    if (!Object.hasOwn(event, key)) {
        return isWhole ? [] : "anything";
    }
    const value = event[key];
    return value === undefined ? [] : flatten(value as Json);
}

function leafMatches(found: Found, matchers: readonly Json[]): boolean {
    if (found === "anything") {
        return true;
    }
    // EventBridge looks for the existence of values, not of the objects that hold them.
    const values = found.filter((value) => !isJsonObject(value));
    return matchers.some((matcher) => {
        const exists = isJsonObject(matcher) ? matcher["exists"] : undefined;
        return exists === undefined ? values.some(matcherTest(matcher)) : exists === values.length > 0;
    });
}

function innerMatches(found: Found, pattern: JsonObject, isWhole: boolean): boolean {
    if (found === "anything") {
        return true;
    }
    const objects = found.filter(isJsonObject);
    // Below what is absent everything is absent, which a pattern may ask for.
    return objects.length === 0
        ? objectMatches({}, pattern, true)
        : objects.some((object) => objectMatches(object, pattern, isWhole));
}

function objectMatches(event: PartialEvent, pattern: JsonObject, isWhole: boolean): boolean {
    return Object.entries(pattern).every(([key, wanted]) => {
        if (key === "$or") {
            return (wanted as Json[])
                .filter(isJsonObject)
                .some((each) => objectMatches(event, each, isWhole));
        }
        const found = lookUp(event, key, isWhole);
        return Array.isArray(wanted)
            ? leafMatches(found, wanted)
            : isJsonObject(wanted) && innerMatches(found, wanted, isWhole);
    });
}

/** What EventBridge keeps from being the name of a field among alternatives. */
const RESERVED: ReadonlySet<string> = new Set([
    ...["exact", "prefix", "suffix", "equals-ignore-case", "wildcard", "anything-but", "exists", "numeric"],
    ...["cidr", "=", "<", "<=", ">", ">=", "regex"],
]);

/** The fields that a pattern speaks of, as `detail.state`. */
function fieldsOf(pattern: JsonObject, place = ""): string[] {
    return Object.entries(pattern).flatMap(([key, wanted]) => {
        if (key === "$or" && Array.isArray(wanted)) {
            return wanted.filter(isJsonObject).flatMap((each) => fieldsOf(each, place));
        }
        const here = place === "" ? key : `${place}.${key}`;
        return isJsonObject(wanted) ? fieldsOf(wanted, here) : [here];
    });
}

function checkAlternatives(alternatives: Json, pattern: JsonObject, place: string): void {
    const all = Array.isArray(alternatives) ? alternatives : [];
    if (all.length < 2) {
        throw new EventPatternError(`${place} must be a list of two objects or more`);
    }
    all.forEach((each, index) => {
        checkPattern(each, `${place}[${String(index)}]`, true);
    });
    // EventBridge takes what stands last for all that the pattern asks of the field: nobody reads it so.
    const siblings = Object.entries(pattern).filter(([key]) => key !== "$or");
    const outside = new Set(fieldsOf(Object.fromEntries(siblings)));
    const twice = all.filter(isJsonObject).flatMap((each) => fieldsOf(each).filter((at) => outside.has(at)));
    if (twice[0] !== undefined) {
        throw new EventPatternError(`${place} speaks of ${twice[0]}, of which the pattern speaks beside it`);
    }
}

/** Checks everything that a match need not look at, so that a wrong pattern is wrong for every event. */
function checkPattern(pattern: Json, place: string, isAlternative = false): asserts pattern is JsonObject {
    if (!isJsonObject(pattern) || Object.keys(pattern).length === 0) {
        throw new EventPatternError(`${place} must be an object with at least one key`);
    }
    for (const [key, wanted] of Object.entries(pattern)) {
        const here = `${place}.${key}`;
        if (isAlternative && RESERVED.has(key)) {
            throw new EventPatternError(`${here} is no name for a field inside of $or`);
        }
        if (key === "$or") {
            checkAlternatives(wanted, pattern, here);
        } else if (Array.isArray(wanted)) {
            checkMatchers(wanted, here);
        } else {
            checkPattern(wanted, here, isAlternative);
        }
    }
}

function checkMatchers(matchers: readonly Json[], place: string): void {
    if (matchers.length === 0) {
        throw new EventPatternError(`${place} must not be an empty list`);
    }
    for (const matcher of matchers) {
        const exists = isJsonObject(matcher) && Object.hasOwn(matcher, "exists") ? matcher : undefined;
        if (exists === undefined) {
            matcherTest(matcher);
        } else if (typeof exists["exists"] !== "boolean" || Object.keys(exists).length > 1) {
            throw new EventPatternError(`${place}: exists takes true or false and stands alone`);
        }
    }
}

/**
 * Whether EventBridge hands an event to a rule with this pattern. In an event's list of objects one object must
 * match all that the pattern says about it.
 *
 * @throws EventPatternError for a pattern that EventBridge would refuse
 */
export function matchesEventPattern(pattern: Json, event: object): boolean {
    checkPattern(pattern, "pattern");
    return objectMatches(event as JsonObject, pattern, true);
}

/**
 * Whether some event with these known parts may match. What is not known is taken to match, so the answer may be
 * a needless yes, never a wrong no.
 *
 * @throws EventPatternError for a pattern that EventBridge would refuse
 */
export function canMatchEventPattern(pattern: Json, event: PartialEvent): boolean {
    checkPattern(pattern, "pattern");
    return objectMatches(event, pattern, false);
}
