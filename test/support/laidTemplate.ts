import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { layPolicyPacks } from "../../rehearsal/packaging/layPolicyPacks";
import { layTemplate } from "../../rehearsal/packaging/layTemplate";
import { packLibrary } from "../../rehearsal/packaging/packLibrary";

const PROJECT = path.join(__dirname, "..", "..");
const MODULES = path.join(PROJECT, "node_modules");
/** Names that npm keeps to itself, and packages that a user of the library must do without: those of development. */
const LEFT_OUT = /^(?:\.|esbuild$|mocha$|eslint$|prettier$|fast-check$)/;

/** A repository made from `templates/model-deploy`, with the packed library installed. */
export interface LaidTemplate {
    folder: string;
    /** The archive that it is installed from. */
    archive: string;
    dispose(): void;
}

function link(name: string, modules: string): void {
    fs.mkdirSync(path.dirname(path.join(modules, name)), { recursive: true });
    fs.symlinkSync(path.join(MODULES, name), path.join(modules, name));
}

/** Installs the archive as npm would, its dependencies taken from here instead of from a registry. */
function install(archive: string, folder: string): void {
    const modules = path.join(folder, "node_modules");
    const library = path.join(modules, "sagemaker-mlops");
    fs.mkdirSync(library, { recursive: true });
    execFileSync("tar", ["-xzf", archive, "-C", library, "--strip-components=1"]);
    for (const name of fs.readdirSync(MODULES).filter((each) => !LEFT_OUT.test(each))) {
        const scoped = name.startsWith("@") ? fs.readdirSync(path.join(MODULES, name)) : [""];
        scoped.forEach((inner) => link(path.join(name, inner), modules));
    }
}

/** Packs the library, lays the template down in an empty folder and installs the archive there. Takes a minute. */
export function laidTemplate(): LaidTemplate {
    const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "model-deploy-")));
    layTemplate("model-deploy", folder);
    const archive = packLibrary(path.join(folder, "vendor"));
    layPolicyPacks(folder);
    install(archive, folder);
    return { folder, archive, dispose: () => fs.rmSync(folder, { recursive: true, force: true }) };
}
