import * as fs from "node:fs";
import * as path from "node:path";
import { copyFiles } from "./copyTree";
import { PACK_PARTS } from "./libraryContents";

/** Where the packs lie beside this module, in the sources as in the packed library. */
const PACKS_FOLDER = path.resolve(__dirname, "..", "..", "policies");
const MANIFEST = "PulumiPolicy.yaml";
const CONFIG = "config";

/**
 * Puts the library's policy packs, built, into a project: `policies/<pack>`. A pack's code is replaced; its
 * configuration is the project's own and is only put where there is none.
 *
 * @param project folder of the Pulumi project
 * @returns the packs' folders, relative to the project
 */
export function layPolicyPacks(project: string, packsFolder: string = PACKS_FOLDER): string[] {
    const packs = fs
        .readdirSync(packsFolder)
        .sort()
        .filter((name) => fs.existsSync(path.join(packsFolder, name, MANIFEST)));
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
