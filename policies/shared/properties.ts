import { UnknownValueError } from "@pulumi/policy";

/** Stands in the place of a value that a preview does not know yet. */
export class Unknown {
    /** @param error what reading the value threw; it tells Pulumi why a check could not be done */
    constructor(readonly error: Error) {}
}

export type PropertyValue = string | number | boolean | null | Unknown | PropertyValue[] | Properties;

/** A resource's properties as plain data, with `Unknown` where a preview does not know the value. */
export interface Properties {
    [key: string]: PropertyValue;
}

/**
 * Reads one value without losing the rest of a check when a preview does not know it.
 *
 * @throws whatever `read` throws, unless it is Pulumi's UnknownValueError
 */
export function known<T>(read: () => T): T | Unknown {
    try {
        return read();
    } catch (error) {
        if (error instanceof UnknownValueError) {
            return new Unknown(error as Error);
        }
        throw error;
    }
}

function plainValue(value: unknown): PropertyValue {
    if (typeof value === "object" && value !== null) {
        return Array.isArray(value)
            ? Array.from({ length: value.length }, (_, index) => readValue(() => value[index]))
            : readProperties(value);
    }
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? value
        : null;
}

function readValue(read: () => unknown): PropertyValue {
    const value = known(read);
    return value instanceof Unknown ? value : plainValue(value);
}

/** Copies what the policy SDK hands over into plain data; each value is read on its own. */
export function readProperties(properties: object): Properties {
    const source = properties as Record<string, unknown>;
    return Object.fromEntries(Object.keys(source).map((key) => [key, readValue(() => source[key])]));
}

export function isProperties(value: PropertyValue | undefined): value is Properties {
    return (
        typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Unknown)
    );
}

/**
 * The value under a path of keys. Undefined where a key is missing;
 * `Unknown` where the value, or something that would hold it, is unknown.
 */
export function valueAt(value: PropertyValue | undefined, ...path: string[]): PropertyValue | undefined {
    return path.reduce<PropertyValue | undefined>((inner, key) => {
        if (inner instanceof Unknown) {
            return inner;
        }
        // Reading "constructor" or the like must not find what every object inherits.
        return isProperties(inner) && Object.hasOwn(inner, key) ? (inner[key] ?? undefined) : undefined;
    }, value);
}

/** What stands in a message for a value that a preview does not know. */
export const NOT_KNOWN = "(not known yet)";

/** A value as JSON, with what is unknown in it named as such. */
export function jsonOf(value: PropertyValue): string {
    return JSON.stringify(value, (_, each: unknown) => (each instanceof Unknown ? NOT_KNOWN : each));
}

/** A value as a word of a message, or to be compared with words: a text as it is, anything else as JSON. */
export function textOf(value: PropertyValue | undefined): string {
    if (value instanceof Unknown) {
        return NOT_KNOWN;
    }
    return typeof value === "string" ? value : value === undefined ? "(not set)" : jsonOf(value);
}

/** The elements of a list; no elements where there is no list. */
export function elementsOf(value: PropertyValue | undefined): PropertyValue[] {
    return Array.isArray(value) ? value : [];
}

/** The elements of a list; a list that a preview does not know is one unknown element. */
export function elementsOrUnknown(value: PropertyValue | undefined): PropertyValue[] {
    return value instanceof Unknown ? [value] : elementsOf(value);
}

/** One value of a tree, and the way to it. */
export interface Leaf {
    /** Readable, for example `productionVariants[AllTraffic].instanceType`. */
    path: string;
    /** The innermost key on the way, in lower case: `instancetype`. Elements of a list have the list's key. */
    key: string;
    value: string | number | boolean | null | Unknown;
}

/** How a message names an element of a list: by its name where it has one, which is easier to read than a number. */
export function elementLabel(element: PropertyValue, index: number): string {
    const names = ["variantName", "name", "Name"].map((key) => valueAt(element, key));
    return names.find((name) => typeof name === "string") ?? String(index);
}

/** Every string, number, boolean, null and unknown value in a tree. */
export function leavesOf(value: PropertyValue, path = "", key = ""): Leaf[] {
    if (Array.isArray(value)) {
        return value.flatMap((element, index) =>
            leavesOf(element, `${path}[${elementLabel(element, index)}]`, key),
        );
    }
    if (isProperties(value)) {
        return Object.entries(value).flatMap(([name, inner]) =>
            leavesOf(inner, path === "" ? name : `${path}.${name}`, name.toLowerCase()),
        );
    }
    return [{ path, key, value }];
}
