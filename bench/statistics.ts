/** A figure that was measured several times. */
export interface Spread {
    min: number;
    median: number;
}

/** A ratio that was measured several times: its middle value, and what the true middle lies between. */
export interface Ratio {
    low: number;
    median: number;
    high: number;
}

/** How often the true middle may lie outside of {@link Ratio}. */
const DOUBT = 0.1;

function ascending(values: readonly number[]): number[] {
    return [...values].sort((a, b) => a - b);
}

function at(sorted: readonly number[], index: number): number {
    const value = sorted[index];
    if (value === undefined) {
        throw new RangeError("nothing was measured");
    }
    return value;
}

function middleOf(sorted: readonly number[]): number {
    return (at(sorted, Math.floor(sorted.length / 2)) + at(sorted, Math.ceil(sorted.length / 2) - 1)) / 2;
}

/**
 * Smallest value and middle value.
 *
 * @throws RangeError for no values at all
 */
export function spreadOf(values: readonly number[]): Spread {
    const sorted = ascending(values);
    return { min: at(sorted, 0), median: middleOf(sorted) };
}

/**
 * How many of the smallest values, and of the largest, lie outside of the interval for the middle. A value is below
 * the true middle as likely as above it, so how many are below follows the binomial distribution, whatever the noise
 * is like.
 */
function valuesOutside(count: number): number {
    let [probability, tail] = [0.5 ** count, 0];
    for (let below = 0; below < count; below++) {
        tail += probability;
        if (2 * tail > DOUBT) {
            return Math.max(0, below - 1);
        }
        probability *= (count - below) / (below + 1);
    }
    return 0;
}

/**
 * How many times larger our values are than theirs, each of theirs compared with the one that was measured beside it:
 * what else the machine did then met both alike.
 *
 * @throws RangeError for no values at all
 */
export function ratioOf(ours: readonly number[], theirs: readonly number[]): Ratio {
    const sorted = ascending(theirs.map((value, index) => at(ours, index) / value));
    const outside = valuesOutside(sorted.length);
    return {
        low: at(sorted, outside),
        median: middleOf(sorted),
        high: at(sorted, sorted.length - 1 - outside),
    };
}
