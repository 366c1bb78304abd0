import * as crypto from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";

const INCLUDE = /^(?:-r|--requirement)[ =]\s*(\S+)/;

/** A requirements file and every file that it includes, each once. */
export function requirementFiles(file: string, seen: readonly string[] = []): string[] {
    if (seen.includes(file)) {
        return [];
    }
    const included = fs
        .readFileSync(file, "utf8")
        .split("\n")
        .flatMap((line) => INCLUDE.exec(line.trim())?.[1] ?? [])
        .map((name) => path.resolve(path.dirname(file), name));
    return included.reduce(
        (files, next) => [...files, ...requirementFiles(next, [...seen, ...files])],
        [file],
    );
}

/** A short name for what requirements ask for: it changes when one of their lines does. */
export function requirementsKey(file: string, interpreterVersion: string): string {
    const hash = crypto.createHash("sha256").update(interpreterVersion);
    for (const name of requirementFiles(file)) {
        hash.update(`\0${path.basename(name)}\0`).update(fs.readFileSync(name));
    }
    return hash.digest("hex").slice(0, 12);
}
