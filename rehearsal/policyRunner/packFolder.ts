import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";

/** A policy pack on disk. */
export interface PackFolder {
    folder: string;
    /** Compiled entry, absolute. */
    main: string;
    /** Policy configuration for a stack, absolute; undefined when there is none for it. */
    configFor: (stack: string) => string | undefined;
}

/** Builds the packs that lie under a folder; the exported function of `policies/build.ts`. */
export type BuildPacks = () => Promise<void>;

const MANIFEST = "PulumiPolicy.yaml";
const SOURCE = /\.(?:ts|json|yaml)$/;
const NOT_SOURCE = new Set(["bin", "node_modules"]);

function mainOf(folder: string): string {
    const manifest = parse(fs.readFileSync(path.join(folder, MANIFEST), "utf8")) as { main?: string } | null;
    const packageFile = path.join(folder, "package.json");
    const fromPackage = (JSON.parse(fs.readFileSync(packageFile, "utf8")) as { main?: string }).main;
    return path.resolve(folder, manifest?.main ?? fromPackage ?? "bin/index.js");
}

/** The policy packs under a folder, sorted by name. */
export function packsIn(policiesFolder: string): PackFolder[] {
    return fs
        .readdirSync(policiesFolder)
        .sort()
        .map((name) => path.join(policiesFolder, name))
        .filter((folder) => fs.existsSync(path.join(folder, MANIFEST)))
        .map((folder) => ({
            folder,
            main: mainOf(folder),
            configFor: (stack) => {
                const file = path.join(folder, "config", `${stack}.json`);
                return fs.existsSync(file) ? file : undefined;
            },
        }));
}

function newestSource(folder: string): number {
    const times = fs.readdirSync(folder, { withFileTypes: true }).map((entry) => {
        const file = path.join(folder, entry.name);
        if (entry.isDirectory()) {
            return NOT_SOURCE.has(entry.name) ? 0 : newestSource(file);
        }
        return SOURCE.test(entry.name) ? fs.statSync(file).mtimeMs : 0;
    });
    return Math.max(0, ...times);
}

function hasSource(folder: string): boolean {
    return fs
        .readdirSync(folder, { withFileTypes: true })
        .some((entry) =>
            entry.isDirectory()
                ? !NOT_SOURCE.has(entry.name) && hasSource(path.join(folder, entry.name))
                : entry.name.endsWith(".ts"),
        );
}

/**
 * Whether a pack's compiled file is missing or older than any source under the policies' folder. Packs that came
 * built, without a source, are as they should be.
 */
export function needsBuild(policiesFolder: string, packs: readonly PackFolder[]): boolean {
    const newest = hasSource(policiesFolder) ? newestSource(policiesFolder) : 0;
    return packs.some((pack) => !fs.existsSync(pack.main) || fs.statSync(pack.main).mtimeMs < newest);
}
