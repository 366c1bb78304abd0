/** A figure that was measured several times. */
export interface Spread {
    min: number;
    median: number;
}

/**
 * Smallest value and middle value.
 *
 * @throws RangeError for no values at all
 */
export function spreadOf(values: readonly number[]): Spread {
    const sorted = [...values].sort((a, b) => a - b);
    const [min] = sorted;
    const [upper, lower] = [sorted[Math.floor(sorted.length / 2)], sorted[Math.ceil(sorted.length / 2) - 1]];
    if (min === undefined || upper === undefined || lower === undefined) {
        throw new RangeError("nothing was measured");
    }
    return { min, median: (upper + lower) / 2 };
}

/** How much larger the first spread is than the second; each of its figures is compared with its like. */
export function ratioOf(a: Spread, b: Spread): Spread {
    return { min: a.min / b.min, median: a.median / b.median };
}
