import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { Argument, Command } from "commander";
import { layTemplate, requireEmpty, TemplateName, TEMPLATES } from "../packaging/layTemplate";
import { layPolicyPacks } from "../packaging/layPolicyPacks";
import { packLibrary } from "../packaging/packLibrary";
import { requireWritable } from "../system/writableFolder";
import { EXIT } from "./failure";
import { runCommand, runOrLeave } from "./runCommand";

interface Flags {
    install: boolean;
}

const EXIT_CODES = `
Exit codes:
  0  the folder is ready for a first commit
  1  packing the library, or installing it, failed
  2  the command line or the folder cannot be used; nothing was written`;

function command(): Command {
    return new Command("npm run init:<template> --")
        .description("Lays down what a team's repository starts from.")
        .addArgument(new Argument("<template>", "what the repository is for").choices(TEMPLATES))
        .argument("<folder>", "an empty folder, a fresh clone or a folder to make")
        .option(
            "--no-install",
            "model-deploy: do not install the packages, which also writes package-lock.json",
        )
        .addHelpText("after", EXIT_CODES);
}

/** The library goes into the repository as a packed archive, so that a deployment needs no registry for it. */
function addLibrary(folder: string, archive: string, { install }: Flags): void {
    const vendored = path.join(folder, "vendor", path.basename(archive));
    fs.mkdirSync(path.dirname(vendored), { recursive: true });
    fs.copyFileSync(archive, vendored);
    layPolicyPacks(folder);
    console.log(`The library: ${path.relative(folder, vendored)}`);
    if (install) {
        const { status } = spawnSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund"], {
            cwd: folder,
            stdio: "inherit",
            shell: process.platform === "win32",
        });
        if (status !== 0) {
            throw new Error(
                `npm install failed in ${folder}; the files are in place, so install them by hand`,
            );
        }
    }
}

const NEXT: Readonly<Record<TemplateName, readonly string[]>> = {
    "model-build": [
        "commit and push; put the repository into mlops:buildSource of the platform stack",
        "pip install -r requirements-dev.txt && pytest    runs the tests of the scripts",
    ],
    "model-deploy": [
        "put your account, region and model into Pulumi.yaml and Pulumi.*.yaml; README.md says what else",
        "npm run check && npm run rehearse -- staging    checks and rehearses without an account",
        "commit all of it, vendor/ and package-lock.json too; put the repository into mlops:deploySource",
    ],
};

/** Packs the library first, which is what may fail: then nothing has been written where the repository shall be. */
function layWithLibrary(template: TemplateName, folder: string, flags: Flags): void {
    const temporary = fs.mkdtempSync(path.join(os.tmpdir(), "mlops-library-"));
    try {
        const archive = packLibrary(temporary);
        lay(template, folder);
        addLibrary(fs.realpathSync(folder), archive, flags);
    } finally {
        fs.rmSync(temporary, { recursive: true, force: true });
    }
}

function lay(template: TemplateName, folder: string): void {
    const files = layTemplate(template, folder);
    console.log(`${template}: ${files.length.toString()} files in ${folder}`);
}

async function run(template: TemplateName, folder: string, flags: Flags): Promise<number> {
    requireEmpty(folder);
    await requireWritable(folder);
    if (template === "model-deploy") {
        layWithLibrary(template, folder, flags);
    } else {
        lay(template, folder);
    }
    console.log(["Next:", ...NEXT[template].map((line) => `  ${line}`)].join("\n"));
    return EXIT.fine;
}

/** Runs the command line and says how it ended; it prints every error itself. */
export function main(args: readonly string[]): Promise<number> {
    return runCommand(args, {
        build: (finish) =>
            command().action(async (template: TemplateName, folder: string, flags: Flags) => {
                finish(await run(template, folder, flags));
            }),
    });
}

if (require.main === module) {
    runOrLeave(main);
}
