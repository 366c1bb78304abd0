import type { PerVariant } from "./retention";

/** How near two shares must be to count as one; SageMaker keeps weights as single-precision numbers. */
const TOLERANCE = 1e-4;

function sum(weights: PerVariant): number {
    return Object.values(weights).reduce((total, weight) => total + weight, 0);
}

/** Share of the traffic of each variant, 0 to 1; all 0 where no variant has a weight. */
export function sharesOf(weights: PerVariant): PerVariant {
    const total = sum(weights);
    return Object.fromEntries(
        Object.entries(weights).map(([name, weight]) => [name, total === 0 ? 0 : weight / total]),
    );
}

/** Whether both split the traffic alike, on whatever scale; a variant that is missing has none. */
export function sameShares(a: PerVariant, b: PerVariant): boolean {
    const [left, right] = [sharesOf(a), sharesOf(b)];
    const names = new Set([...Object.keys(left), ...Object.keys(right)]);
    return [...names].every((name) => Math.abs((left[name] ?? 0) - (right[name] ?? 0)) <= TOLERANCE);
}

/**
 * The weights to set one after the other, so that the traffic moves from how it is split to how it is to be.
 *
 * @param fractions which part of the move is made after each step, rising, the last one 1
 * @returns weights that add up to those that are desired, the last ones being the desired ones themselves
 */
export function trafficSteps(
    live: PerVariant,
    desired: PerVariant,
    fractions: readonly number[],
): PerVariant[] {
    const total = sum(desired);
    const start = sharesOf(live);
    const end = sharesOf(desired);
    return fractions.map((fraction) =>
        fraction >= 1
            ? desired
            : Object.fromEntries(
                  Object.keys(desired).map((name) => {
                      const from = start[name] ?? 0;
                      return [name, total * (from + ((end[name] ?? 0) - from) * fraction)];
                  }),
              ),
    );
}

/** How the traffic has to move before variants go away. */
export interface Departure {
    /** Variants that have traffic and go. */
    leaving: string[];
    /** Weights of every live variant without those; all 0 where none that stays takes traffic. */
    weights: PerVariant;
}

/** What has to happen before the desired variants are all that is left; undefined where nothing has to. */
export function departure(live: PerVariant, desired: PerVariant): Departure | undefined {
    const names = Object.keys(live);
    const leaving = names.filter((name) => !(name in desired) && (live[name] ?? 0) > 0);
    const staying = names.filter((name) => name in desired);
    if (leaving.length === 0 || staying.length === 0) {
        return undefined;
    }
    return { leaving, weights: Object.fromEntries(names.map((name) => [name, desired[name] ?? 0])) };
}
