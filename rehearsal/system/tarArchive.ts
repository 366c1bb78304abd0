import { execFile } from "node:child_process";
import * as path from "node:path";
import { promisify } from "node:util";

const SCRIPT = path.join(__dirname, "archive.py");

/** Who packs and unpacks: Python, as `tar` differs between systems. */
export interface Archiver {
    python: string;
    signal?: AbortSignal;
}

async function archive(archiver: Archiver, action: string, folder: string, file: string): Promise<void> {
    const options = archiver.signal === undefined ? {} : { signal: archiver.signal };
    try {
        await promisify(execFile)(archiver.python, ["-B", SCRIPT, action, folder, file], options);
    } catch (error) {
        archiver.signal?.throwIfAborted();
        const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
        throw new Error(said === "" ? String(error) : said, { cause: error });
    }
}

/** Packs everything in a folder at the root of an archive; the same files give the same bytes. */
export function packFolder(archiver: Archiver, folder: string, file: string): Promise<void> {
    return archive(archiver, "pack", folder, file);
}

/** Unpacks an archive into a folder. */
export function unpackArchive(archiver: Archiver, file: string, folder: string): Promise<void> {
    return archive(archiver, "unpack", folder, file);
}
