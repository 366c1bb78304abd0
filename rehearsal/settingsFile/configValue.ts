import { isMap, isScalar, isSeq } from "yaml";

/** A configuration value as the engine hands it to a program. */
export interface ConfigValue {
    text: string;
    secret: boolean;
}

/** What stands for a secret that only the stack's own key could decrypt. */
export function secretPlaceholder(key: string): string {
    return `[secret ${key}]`;
}

function isSecure(value: unknown): boolean {
    return (
        typeof value === "object" &&
        value !== null &&
        Object.keys(value).length === 1 &&
        typeof (value as { secure?: unknown }).secure === "string"
    );
}

/** Replaces encrypted values, and sorts keys as the engine does when it turns an object into JSON. */
function plainValue(value: unknown, key: string): unknown {
    if (isSecure(value)) {
        return secretPlaceholder(key);
    }
    if (Array.isArray(value)) {
        return value.map((element) => plainValue(element, key));
    }
    if (typeof value === "object" && value !== null) {
        const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
        return Object.fromEntries(entries.map(([name, element]) => [name, plainValue(element, key)]));
    }
    return value;
}

function holdsSecret(value: unknown): boolean {
    return (
        isSecure(value) ||
        (typeof value === "object" && value !== null && Object.values(value).some(holdsSecret))
    );
}

/** Turns a YAML node into configuration: scalars as text (`1.50` is `1.5`), maps and lists as JSON. */
export function configValue(key: string, node: unknown): ConfigValue {
    if (isScalar(node)) {
        return { text: node.value === null ? "" : String(node.value), secret: false };
    }
    const value: unknown = isMap(node) || isSeq(node) ? node.toJSON() : node;
    const plain = plainValue(value, key);
    return { text: typeof plain === "string" ? plain : JSON.stringify(plain), secret: holdsSecret(value) };
}
