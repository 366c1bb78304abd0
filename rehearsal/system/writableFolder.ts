import * as fs from "node:fs/promises";
import * as path from "node:path";
import { UsageError } from "../terminal/usageError";

/** What kind of thing lies at a path; undefined where nothing does. */
async function kindOf(place: string): Promise<"folder" | "file" | undefined> {
    try {
        return (await fs.stat(place)).isDirectory() ? "folder" : "file";
    } catch (error) {
        const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
        return isMissing ? undefined : "file";
    }
}

/**
 * Makes sure, before long work, that a folder can be made where it is not there yet, and written into. It makes nothing.
 *
 * @throws UsageError where it cannot
 */
export async function requireWritable(folder: string): Promise<void> {
    let place = path.resolve(folder);
    let kind = await kindOf(place);
    while (kind === undefined) {
        place = path.dirname(place);
        kind = await kindOf(place);
    }
    const isWritable = await fs.access(place, fs.constants.W_OK).then(
        () => true,
        () => false,
    );
    if (kind === "file" || !isWritable) {
        const why = kind === "file" ? `${place} is no folder` : `${place} may not be written into`;
        throw new UsageError(
            `cannot write into ${folder}: ${why}; take it away, or change who may write there`,
        );
    }
}
