import { Verdict } from "../graph/resourceGraph";
import { BuildPacks, needsBuild, packsIn } from "./packFolder";
import { PolicedResources, PolicedStack, runPack } from "./runPack";

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
 *
 * @returns every verdict, in an order that depends on nothing but the verdicts
 */
export async function runPolicies(
    policiesFolder: string,
    stack: PolicedStack,
    resources: PolicedResources,
    build: BuildPacks,
): Promise<Verdict[]> {
    const packs = packsIn(policiesFolder);
    if (needsBuild(policiesFolder, packs)) {
        await build();
    }
    const results = await Promise.allSettled(packs.map((pack) => runPack(pack, stack, resources)));
    const failure = results.find((result) => result.status === "rejected");
    if (failure !== undefined) {
        throw failure.reason;
    }
    const verdicts = results.flatMap((result) => (result.status === "fulfilled" ? result.value : []));
    return verdicts.sort(compareVerdicts);
}
