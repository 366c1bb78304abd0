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

/** Copies everything in a folder under a prefix, as SageMaker does after a job. An empty folder leaves no object. */
export async function upload(folder: string, destination: string): Promise<void> {
    await fs.mkdir(destination, { recursive: true });
    await fs.cp(folder, destination, { recursive: true });
}
