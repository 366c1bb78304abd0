/** What JSON text can hold. */
export type Json = string | number | boolean | null | Json[] | JsonObject;

export interface JsonObject {
    [key: string]: Json;
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Parses JSON text; undefined where it is none. */
export function parseJson(text: string): Json | undefined {
    try {
        return JSON.parse(text) as Json;
    } catch {
        return undefined;
    }
}
