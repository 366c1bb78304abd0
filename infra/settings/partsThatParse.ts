import type { z } from "zod";

/**
 * Sections of settings that are right in themselves, read; what is wrong elsewhere keeps nobody from checking these
 * against each other.
 */
export function partsThatParse(
    given: Readonly<Record<string, unknown>>,
    shape: Readonly<Record<string, z.ZodType>>,
): Record<string, unknown> {
    const parts = Object.entries(shape).map(([key, schema]) => [key, schema.safeParse(given[key])] as const);
    return Object.fromEntries(
        parts.flatMap(([key, parsed]) =>
            parsed.success && parsed.data !== undefined ? [[key, parsed.data]] : [],
        ),
    );
}
