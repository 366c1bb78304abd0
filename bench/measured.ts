/** What declares the fleet. */
export const SIDES = ["components", "raw", "cdk"] as const;
export type Side = (typeof SIDES)[number];

/** How many resources there are of each kind, by Pulumi's type token. */
export type ResourceCounts = Record<string, number>;

/** What one run in a process of its own says of itself. */
export interface Declared {
    resources: ResourceCounts;
    /** From the program's first line to its last resource; loading and leaving are left out. */
    programMilliseconds: number;
    /** What the process has used of the processors, loading included. */
    cpuMilliseconds: number;
    /** Most memory that the process held, in MB. */
    peakMegabytes: number;
}

/** The same with what a user waits for. */
export interface Measured extends Declared {
    /** From the start of the process to its end. */
    wallMilliseconds: number;
}

/** Counts values. */
export function countEach(values: readonly string[]): ResourceCounts {
    const counts: ResourceCounts = {};
    for (const value of [...values].sort()) {
        counts[value] = (counts[value] ?? 0) + 1;
    }
    return counts;
}

/** What this process has used so far. */
export function usage(): Pick<Declared, "cpuMilliseconds" | "peakMegabytes"> {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    return {
        cpuMilliseconds: (userCPUTime + systemCPUTime) / 1000,
        peakMegabytes: Math.round(maxRSS / 1024),
    };
}
