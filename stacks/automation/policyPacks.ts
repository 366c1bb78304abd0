import * as fs from "node:fs";
import * as path from "node:path";

/** A policy pack to run with a preview or an update. */
export interface PolicyPack {
    /** Folder of the pack, built. */
    folder: string;
    /** JSON file with its configuration. Default: the pack's own defaults. */
    configFile?: string;
}

const LIBRARY_PACKS = ["guardrails", "security"] as const;
const POLICIES_FOLDER = path.resolve(__dirname, "..", "..", "policies");

/** The library's own packs, with the configuration that they bring for an environment of that name, where they do. */
export function libraryPolicyPacks(environment: string): PolicyPack[] {
    return LIBRARY_PACKS.map((name) => {
        const folder = path.join(POLICIES_FOLDER, name);
        const configFile = path.join(folder, "config", `${environment}.json`);
        return { folder, ...(fs.existsSync(configFile) ? { configFile } : {}) };
    });
}

/**
 * Options that name the packs to the engine. It wants as many configurations as packs, so a pack without one gets an
 * empty one, in `folder`.
 */
export function policyOptions(
    packs: readonly PolicyPack[],
    folder: string,
): { policyPacks?: string[]; policyPackConfigs?: string[] } {
    if (packs.length === 0) {
        return {};
    }
    const empty = path.join(folder, "no-policy-config.json");
    fs.writeFileSync(empty, "{}\n");
    return {
        policyPacks: packs.map((pack) => path.resolve(pack.folder)),
        policyPackConfigs: packs.map(({ configFile }) =>
            configFile === undefined ? empty : path.resolve(configFile),
        ),
    };
}
