import { readdirSync } from "node:fs";
import { join } from "node:path";

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
