import type { z } from "zod";

/** Whether a setting takes a number, below what makes it optional or fills it in. */
function takesNumber(schema: z.core.$ZodType): boolean {
    const definition: Record<string, unknown> = { ...schema._zod.def };
    return "innerType" in definition
        ? takesNumber(definition["innerType"] as z.core.$ZodType)
        : definition["type"] === "number";
}

/**
 * Turns the texts of settings that take a number into numbers. The engine hands over a number at the top level of a
 * stack file as text, as it does an account id, which must stay one.
 */
export function withNumbers(
    given: Readonly<Record<string, unknown>>,
    shape: Readonly<Record<string, z.core.$ZodType>>,
): Record<string, unknown> {
    return Object.fromEntries(
        Object.entries(given).map(([key, value]) => {
            const schema = shape[key];
            const isNumber =
                typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value));
            return [key, isNumber && schema !== undefined && takesNumber(schema) ? Number(value) : value];
        }),
    );
}
