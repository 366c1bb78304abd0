import { given } from "../../shared/given";

/** A JSON value, as the pipeline definition holds it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
    readonly [key: string]: Json;
}

/** Whether a value is an object, and not an array or null. */
export function isObject(value: Json | undefined): value is JsonObject {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Leaves out the keys without a value, so that optional parts of a document can be written in place. */
export function present(object: Record<string, Json | undefined>): JsonObject {
    return given(object) as JsonObject;
}

/** The same object with its keys in alphabetical order: maps have no order of their own. */
export function sorted(object: Record<string, Json>): JsonObject {
    return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Maps the values of a record and keeps its keys, in the type too. */
export function mapValues<K extends string, V, W>(
    record: Record<K, V>,
    map: (key: K, value: V) => W,
): Record<K, W> {
    const keys = Object.keys(record) as K[];
    return Object.fromEntries(keys.map((key) => [key, map(key, record[key])])) as Record<K, W>;
}
