import * as fs from "node:fs";
import * as path from "node:path";
import { UsageError } from "../terminal/usageError";
import { copyFiles } from "./copyTree";
import { isTemplateFile } from "./templateFiles";

/** Templates that a team's repositories start from. */
export const TEMPLATES = ["model-build", "model-deploy"] as const;
export type TemplateName = (typeof TEMPLATES)[number];

const TEMPLATES_FOLDER = path.resolve(__dirname, "..", "..", "templates");
/** What a new repository may hold already. */
const TOLERATED = [".git"];

/**
 * Makes sure that a repository can begin in a folder.
 *
 * @throws UsageError where something is in it already, or it is none
 */
export function requireEmpty(folder: string): void {
    if (fs.existsSync(folder) && !fs.statSync(folder).isDirectory()) {
        throw new UsageError(`${folder} is a file; give a folder`);
    }
    const found = fs.existsSync(folder)
        ? fs.readdirSync(folder).filter((name) => !TOLERATED.includes(name))
        : [];
    if (found.length > 0) {
        const names = found.slice(0, 3).join(", ");
        throw new UsageError(`${folder} is not empty (${names}); give a folder that is, or that is missing`);
    }
}

/**
 * Lays a template down as the first content of a repository.
 *
 * @param folder an empty folder, or one that does not exist; a fresh clone counts as empty
 * @returns the files, relative to the folder
 * @throws UsageError where something is in the folder already
 */
export function layTemplate(name: TemplateName, folder: string): string[] {
    requireEmpty(folder);
    return copyFiles(path.join(TEMPLATES_FOLDER, name), folder, isTemplateFile);
}
