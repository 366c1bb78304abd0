import { existsSync, readFileSync, mkdirSync, renameSync, utimesSync, writeFileSync } from "node:fs";
import * as path from "node:path";

/** Folders of the packs, by name. */
export const PACKS = ["guardrails", "security"] as const;
export type PackName = (typeof PACKS)[number];

/** A built pack. */
export interface BuiltPack {
    name: PackName;
    /** Folder of the pack, in which it must be started. */
    folder: string;
    /** The bundle. */
    file: string;
    /** False where the bundle on disk was the same already. */
    isNew: boolean;
}

/**
 * Bundles one pack's own code and policies/shared into one file. The SDK stays outside: the pack's package.json
 * pins it, and Pulumi needs it beside the pack anyway.
 */
async function bundle(name: PackName): Promise<Uint8Array> {
    // Whoever has the packs built already, as users of the packed library have, needs no bundler.
    const { build } = await import("esbuild");
    const result = await build({
        absWorkingDir: __dirname,
        entryPoints: [path.join(name, "index.ts")],
        bundle: true,
        write: false,
        platform: "node",
        format: "cjs",
        target: "node20",
        external: ["@pulumi/*"],
        banner: { js: `// Built from policies/${name} by npm run build:policies.` },
        tsconfigRaw: {},
        logLevel: "silent",
    });
    const [output] = result.outputFiles;
    if (output === undefined) {
        throw new Error(`esbuild wrote nothing for policies/${name}`);
    }
    return output.contents;
}

async function buildPack(name: PackName, outputRoot: string): Promise<BuiltPack> {
    const folder = path.join(outputRoot, name);
    const file = path.join(folder, "bin", "index.js");
    const contents = await bundle(name);
    const isNew = !existsSync(file) || !readFileSync(file).equals(contents);
    if (isNew) {
        mkdirSync(path.dirname(file), { recursive: true });
        // Somebody may be starting the pack just now: what is there is whole at every moment.
        const temporary = `${file}.${String(process.pid)}`;
        writeFileSync(temporary, contents);
        renameSync(temporary, file);
    } else {
        // Whoever compares times sees that it is up to date.
        utimesSync(file, new Date(), new Date());
    }
    return { name, folder, file, isNew };
}

/**
 * Builds every policy pack into `<pack>/bin/index.js`. The same sources give the same bytes; a file that holds
 * them already is not written again, only dated.
 *
 * @param outputRoot folder that holds the packs' folders; this one unless told otherwise
 * @throws esbuild's BuildFailure when a source cannot be bundled
 */
export async function buildPolicyPacks(outputRoot: string = __dirname): Promise<BuiltPack[]> {
    return Promise.all(PACKS.map((name) => buildPack(name, outputRoot)));
}

if (require.main === module) {
    buildPolicyPacks().then(
        (packs) => {
            for (const { file, isNew } of packs) {
                console.log(`${path.relative(process.cwd(), file)} ${isNew ? "built" : "is up to date"}`);
            }
        },
        (error: unknown) => {
            console.error(error instanceof Error ? error.message : error);
            process.exitCode = 1;
        },
    );
}
