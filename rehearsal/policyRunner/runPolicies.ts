import { Verdict } from "../graph/resourceGraph";
import { BuildPacks, needsBuild, packsIn } from "./packFolder";
import { PackDescription } from "./packDescription";
import { PolicedResources, PolicedStack, runPack } from "./runPack";

/** The packs that looked at a stack, by name, and everything that they found. */
export interface PolicyRun {
    packs: PackDescription[];
    /** In an order that depends on nothing but the verdicts. */
    verdicts: Verdict[];
}

function sortKey(verdict: Verdict): string {
    return [verdict.pack, verdict.policy, verdict.urn, verdict.message].join("\n");
}

function compareVerdicts(a: Verdict, b: Verdict): number {
    const [first, second] = [sortKey(a), sortKey(b)];
    return first < second ? -1 : first > second ? 1 : 0;
}

/**
 * Runs every pack under a folder on a stack; packs that were never built, or have changed since, are built first.
 * Every pack's process has ended when this returns or throws.
 */
export async function runPolicies(
    policiesFolder: string,
    stack: PolicedStack,
    resources: PolicedResources,
    build: BuildPacks,
): Promise<PolicyRun> {
    const packs = packsIn(policiesFolder);
    if (needsBuild(policiesFolder, packs)) {
        await build();
    }
    const results = await Promise.allSettled(packs.map((pack) => runPack(pack, stack, resources)));
    const failure = results.find((result) => result.status === "rejected");
    if (failure !== undefined) {
        throw failure.reason;
    }
    const runs = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    return {
        packs: runs.map(({ pack }) => pack),
        verdicts: runs.flatMap(({ verdicts }) => verdicts).sort(compareVerdicts),
    };
}
