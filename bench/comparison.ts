import { Measured, ResourceCounts, Side } from "./measured";
import { ratioOf, Spread, spreadOf } from "./statistics";

/** What a ratio of ours to another side must not pass. */
export const GOALS = { raw: 1.15, cdk: 1 } as const;
export type Rival = keyof typeof GOALS;

/** Every run of one fleet, by side. */
export type Runs = Record<Side, Measured[]>;

/** Our components against one rival, for one size of fleet. */
export interface Comparison {
    rival: Rival;
    endpoints: number;
    /** Resources that each of the two declares. */
    resources: number;
    ours: Spread;
    theirs: Spread;
    /** Ratio of what a user waits for; its smallest values decide, since noise only ever adds. */
    wall: Spread;
    /** Ratio of the processors' time, which other processes on the machine disturb less. */
    cpu: Spread;
    goal: number;
    isMet: boolean;
}

function differences(ours: ResourceCounts, theirs: ResourceCounts): string[] {
    const types = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].sort();
    return types
        .filter((type) => ours[type] !== theirs[type])
        .map((type) => `${type}: ${String(ours[type] ?? 0)} against ${String(theirs[type] ?? 0)}`);
}

/**
 * Makes sure that a ratio compares like with like.
 *
 * @throws Error when two sides declare different resources
 */
export function requireSameResources(rival: string, ours: ResourceCounts, theirs: ResourceCounts): void {
    const found = differences(ours, theirs);
    if (found.length > 0) {
        throw new Error(
            `components and ${rival} declare different resources, so a ratio would mean nothing; ` +
                `adapt bench/sides:\n  ${found.join("\n  ")}`,
        );
    }
}

function spreadBy(runs: readonly Measured[], read: (run: Measured) => number): Spread {
    return spreadOf(runs.map(read));
}

/** Compares our runs with a rival's. */
export function compare(rival: Rival, endpoints: number, runs: Runs): Comparison {
    const [ours, theirs] = [runs.components, runs[rival]];
    const wallOf = (run: Measured): number => run.wallMilliseconds;
    const cpuOf = (run: Measured): number => run.cpuMilliseconds;
    const counts = ours[0]?.resources ?? {};
    requireSameResources(rival, counts, theirs[0]?.resources ?? {});
    const wall = ratioOf(spreadBy(ours, wallOf), spreadBy(theirs, wallOf));
    const goal = GOALS[rival];
    return {
        rival,
        endpoints,
        resources: Object.values(counts).reduce((sum, count) => sum + count, 0),
        ours: spreadBy(ours, wallOf),
        theirs: spreadBy(theirs, wallOf),
        wall,
        cpu: ratioOf(spreadBy(ours, cpuOf), spreadBy(theirs, cpuOf)),
        goal,
        isMet: wall.min <= goal,
    };
}
