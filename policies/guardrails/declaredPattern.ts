import { Json, parseJson } from "../shared/json";
import { leavesOf, Properties, Unknown, valueAt } from "../shared/properties";

/** The pattern of an EventBridge rule, as far as it can be read. */
export type DeclaredPattern =
    | { kind: "read"; pattern: Json }
    /** The rule goes by the clock. */
    | { kind: "none" }
    | { kind: "unknown"; unknown: Unknown }
    | { kind: "broken" };

/** Reads the pattern of a rule; the classic provider has text there, the native one an object. */
export function declaredPattern(rule: Properties): DeclaredPattern {
    const pattern = valueAt(rule, "eventPattern");
    if (pattern === undefined) {
        return { kind: "none" };
    }
    const unknown = leavesOf(pattern)
        .map(({ value }) => value)
        .find((value) => value instanceof Unknown);
    if (unknown !== undefined) {
        return { kind: "unknown", unknown };
    }
    const parsed = typeof pattern === "string" ? parseJson(pattern) : (pattern as Json);
    return parsed === undefined ? { kind: "broken" } : { kind: "read", pattern: parsed };
}
