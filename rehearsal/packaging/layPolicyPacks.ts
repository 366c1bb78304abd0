import * as fs from "node:fs";
import * as path from "node:path";
import { UsageError } from "../terminal/usageError";
import { copyFiles } from "./copyTree";
import { PACK_PARTS } from "./libraryContents";

/** Where the packs lie beside this module, in the sources as in the packed library. */
const PACKS_FOLDER = path.resolve(__dirname, "..", "..", "policies");
const MANIFEST = "PulumiPolicy.yaml";
const CONFIG = "config";

/** Name of the pack in a folder, as its package.json gives it; undefined where none does. */
function packName(folder: string): string | undefined {
    try {
        const manifest = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8")) as unknown;
        const { name } = manifest as { name?: unknown };
        return typeof name === "string" ? name : undefined;
    } catch {
        return undefined;
    }
}

/** Why the library's pack must not be put where it would be; undefined where it may. */
function hindrance(source: string, target: string, label: string): string | undefined {
    if (!fs.existsSync(target)) {
        return undefined;
    }
    if (!fs.statSync(target).isDirectory()) {
        return `${label} is a file; the library's pack needs a folder there: move the file`;
    }
    // A project that keeps the packs' code out of its repository may hold nothing but their configuration.
    const others = fs.readdirSync(target).filter((name) => name !== CONFIG);
    return others.length === 0 || packName(target) === packName(source)
        ? undefined
        : `${label} holds another pack, which would be overwritten; move it, to policies/own-${path.basename(target)} for example`;
}

/**
 * Puts the library's policy packs, built, into a project: `policies/<pack>`. A pack's code is replaced; its
 * configuration is the project's own and is only put where there is none.
 *
 * @param project folder of the Pulumi project
 * @returns the packs' folders, relative to the project
 * @throws UsageError where something else is in a pack's place; nothing is written then
 */
export function layPolicyPacks(project: string, packsFolder: string = PACKS_FOLDER): string[] {
    const packs = fs
        .readdirSync(packsFolder)
        .sort()
        .filter((name) => fs.existsSync(path.join(packsFolder, name, MANIFEST)));
    const hindrances = packs
        .map((name) =>
            hindrance(
                path.join(packsFolder, name),
                path.join(project, "policies", name),
                path.join("policies", name),
            ),
        )
        .filter((each) => each !== undefined);
    if (hindrances.length > 0) {
        throw new UsageError(hindrances.join("\n"));
    }
    return packs.map((name) => {
        const target = path.join(project, "policies", name);
        copyFiles(path.join(packsFolder, name), target, (file) => {
            const [part = ""] = file.split(path.sep);
            const isOwn = part === CONFIG && fs.existsSync(path.join(target, file));
            return PACK_PARTS.includes(part) && !isOwn;
        });
        return path.relative(project, target);
    });
}
