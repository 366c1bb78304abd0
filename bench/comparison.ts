import { Measured, ResourceCounts, Side } from "./measured";
import { Ratio, ratioOf, Spread, spreadOf } from "./statistics";

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
    /** Ratio of what a user waits for, which decides. */
    wall: Ratio;
    /** Ratio of the processors' time, which other processes on the machine disturb less. */
    cpu: Ratio;
    goal: number;
    verdict: Verdict;
}

/** Whether a goal is met; `unclear` where the machine is too noisy for so few runs. */
export type Verdict = "met" | "missed" | "unclear";

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

function verdictOn({ low, high }: Ratio, goal: number): Verdict {
    if (high <= goal) {
        return "met";
    }
    return low > goal ? "missed" : "unclear";
}

/** Compares our runs with a rival's; those of one repetition have the same place in both lists. */
export function compare(rival: Rival, endpoints: number, runs: Runs): Comparison {
    const [ours, theirs] = [runs.components, runs[rival]];
    const counts = ours[0]?.resources ?? {};
    requireSameResources(rival, counts, theirs[0]?.resources ?? {});
    const wallOf = (side: readonly Measured[]) => side.map((run) => run.wallMilliseconds);
    const cpuOf = (side: readonly Measured[]) => side.map((run) => run.cpuMilliseconds);
    const wall = ratioOf(wallOf(ours), wallOf(theirs));
    const goal = GOALS[rival];
    return {
        rival,
        endpoints,
        resources: Object.values(counts).reduce((sum, count) => sum + count, 0),
        ours: spreadOf(wallOf(ours)),
        theirs: spreadOf(wallOf(theirs)),
        wall,
        cpu: ratioOf(cpuOf(ours), cpuOf(theirs)),
        goal,
        verdict: verdictOn(wall, goal),
    };
}
