import type { Problem } from "./problems";

/** The problem where the condition does not hold, nothing where it does. */
export function unless(holds: boolean, problem: Problem): Problem[] {
    return holds ? [] : [problem];
}

/** Problems of a number that must be whole and between two bounds, both included. */
export function wholeNumberProblems(
    path: string,
    value: number,
    bounds: { min: number; max: number },
    fix: string,
): Problem[] {
    const { min, max } = bounds;
    return unless(Number.isInteger(value) && value >= min && value <= max, {
        path,
        rule: `must be a whole number between ${String(min)} and ${String(max)}`,
        got: value,
        fix,
    });
}

/** One problem for each value that stands in the list more than once. */
export function duplicateProblems(path: string, values: readonly string[], fix: string): Problem[] {
    const repeated = new Set(values.filter((value, index) => values.indexOf(value) !== index));
    return [...repeated].map((value) => ({ path, rule: "must not repeat", got: value, fix }));
}
