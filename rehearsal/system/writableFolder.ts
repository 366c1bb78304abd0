import * as fs from "node:fs/promises";
import * as path from "node:path";
import { UsageError } from "../terminal/usageError";

/** There is nothing at a path, or something in its middle is no folder. */
const MISSING = ["ENOENT", "ENOTDIR"];

/** What kind of thing lies at a path; undefined where nothing does. */
async function kindOf(place: string): Promise<"folder" | "file" | undefined> {
    try {
        return (await fs.stat(place)).isDirectory() ? "folder" : "file";
    } catch (error) {
        const code = error instanceof Error && "code" in error ? String(error.code) : "";
        return MISSING.includes(code) ? undefined : "file";
    }
}

/** Why a folder cannot be written into, nor made where it is not there yet; undefined where it can. It makes nothing. */
export async function hindranceToWriting(folder: string): Promise<string | undefined> {
    let place = path.resolve(folder);
    let kind = await kindOf(place);
    while (kind === undefined) {
        place = path.dirname(place);
        kind = await kindOf(place);
    }
    if (kind === "file") {
        return `${place} is no folder`;
    }
    return fs.access(place, fs.constants.W_OK).then(
        () => undefined,
        () => `${place} may not be written into`,
    );
}

/**
 * Makes sure, before long work, that a folder can be written into.
 *
 * @throws UsageError where it cannot
 */
export async function requireWritable(folder: string): Promise<void> {
    const why = await hindranceToWriting(folder);
    if (why !== undefined) {
        throw new UsageError(
            `cannot write into ${folder}: ${why}; take it away, or change who may write there`,
        );
    }
}
