import * as table from "./regions.json";

/** What an instance type is used for; AWS offers not the same types for each. */
export type Purpose = keyof typeof table.kinds;

/** Where the table comes from. */
export const REGION_TABLE_SOURCE = table.source;

/** What an instance type is used for, by the property that names it; undefined where there is no table for that. */
export function purposeOf(subject: string): Purpose | undefined {
    if (/(?:production|shadow\w*)variants?\b/i.test(subject)) {
        return "hosting";
    }
    if (/transformresources/i.test(subject)) {
        return "transform";
    }
    return /clusterconfig/i.test(subject) ? "processing" : undefined;
}

/** Regions in which AWS offers an instance type for a purpose; each type's regions are a set of bits. */
export function regionsOf(type: string, purpose: Purpose): string[] {
    const types: Record<string, string | undefined> = table.kinds[purpose];
    const bits = BigInt(`0x${(Object.hasOwn(types, type) ? types[type] : undefined) ?? "0"}`);
    return table.regions.filter((_, index) => ((bits >> BigInt(index)) & 1n) === 1n);
}
