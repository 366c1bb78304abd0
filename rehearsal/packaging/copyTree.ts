import * as fs from "node:fs";
import * as path from "node:path";

/** Paths of all files under a folder, relative to it, sorted. */
export function filesUnder(folder: string): string[] {
    return fs
        .readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
        .sort();
}

/**
 * Copies the chosen files of a folder, with the folders that they are in, and tells which.
 *
 * @param nameOf what a file is called in the target. Default: as in the source
 */
export function copyFiles(
    source: string,
    target: string,
    isChosen: (file: string) => boolean,
    nameOf: (file: string) => string = (file) => file,
): string[] {
    const chosen = filesUnder(source).filter(isChosen);
    for (const file of chosen) {
        const copy = path.join(target, nameOf(file));
        fs.mkdirSync(path.dirname(copy), { recursive: true });
        fs.copyFileSync(path.join(source, file), copy);
    }
    return chosen;
}
