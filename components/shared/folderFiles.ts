import { readdirSync } from "node:fs";
import { join, posix } from "node:path";

/** Stands for `.gitignore` in a package of npm, which reads and never packs a file of that name. */
export const PACKED_GITIGNORE = "_gitignore";

/** Folders that tools leave behind and no repository should begin with. */
const LEFT_OUT = new Set([
    ".git",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    ".venv",
    "__pycache__",
    "node_modules",
]);

/**
 * Paths of the files in a folder, relative to it and in the order of the alphabet, without what tools leave behind.
 *
 * @throws Error where there is no such folder
 */
export function folderFiles(folder: string, below = ""): string[] {
    return readdirSync(join(folder, below), { withFileTypes: true })
        .filter(({ name }) => !LEFT_OUT.has(name))
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .flatMap((entry) => {
            const path = below === "" ? entry.name : `${below}/${entry.name}`;
            return entry.isDirectory() ? folderFiles(folder, path) : [path];
        });
}

/** Path that a file of a folder has in a repository which begins with that folder. */
export function repositoryPath(file: string): string {
    return posix.basename(file) === PACKED_GITIGNORE ? posix.join(posix.dirname(file), ".gitignore") : file;
}
