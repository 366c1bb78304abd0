import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";

const PROJECT = path.resolve(__dirname, "..", "..");

/**
 * Why npm failed, in its own words. With `--json` they are on its standard output; what runs it may have silenced the
 * other one.
 */
export function npmReason(stdout: string, stderr: string): string {
    const summary = /^ *"summary": (?<text>"(?:[^"\\]|\\.)*")/m.exec(stdout)?.groups?.["text"];
    return summary === undefined ? stderr.trim() || stdout.trim() : (JSON.parse(summary) as string);
}

/**
 * Packs the library as `npm publish` would, building it first.
 *
 * @param folder where the archive goes; it is made where it is missing
 * @returns the archive
 * @throws Error with npm's own words where it fails
 */
export function packLibrary(folder: string): string {
    fs.mkdirSync(folder, { recursive: true });
    const destination = path.resolve(folder);
    const { status, stdout, stderr, error } = spawnSync(
        "npm",
        ["pack", "--json", "--pack-destination", destination],
        { cwd: PROJECT, encoding: "utf8", shell: process.platform === "win32" },
    );
    if (error !== undefined || status !== 0) {
        throw new Error(`npm pack failed: ${error?.message ?? npmReason(stdout, stderr)}`);
    }
    const [archive] = /sagemaker-mlops-[^"/]+\.tgz/.exec(stdout) ?? [];
    if (archive === undefined) {
        throw new Error(`npm pack named no archive: ${stdout.trim()}`);
    }
    return path.join(destination, archive);
}
