import * as fs from "node:fs/promises";
import * as path from "node:path";

async function kindOf(location: string): Promise<"file" | "folder" | "nothing"> {
    try {
        return (await fs.stat(location)).isDirectory() ? "folder" : "file";
    } catch {
        return "nothing";
    }
}

/**
 * Copies an object, or everything under a prefix, into a folder, as SageMaker does before a job.
 *
 * @param uri the S3 address, for the message
 * @throws Error if there is nothing
 */
export async function download(source: string, folder: string, uri: string): Promise<void> {
    await fs.mkdir(folder, { recursive: true });
    switch (await kindOf(source)) {
        case "file":
            await fs.copyFile(source, path.join(folder, path.basename(source)));
            return;
        case "folder":
            await fs.cp(source, folder, { recursive: true });
            return;
        case "nothing":
            throw new Error(`there is nothing at ${uri}`);
    }
}

/** The files below a folder, by their paths in it and in order; none where there is no such folder. */
export async function filesBelow(folder: string): Promise<string[]> {
    const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    return entries
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
        .sort();
}
