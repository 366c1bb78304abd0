import * as fs from "node:fs/promises";

/** Thrown where there is, or will be, no room on the disk. */
export class DiskFull extends Error {
    override readonly name = "DiskFull";

    constructor(folder: string, detail: string) {
        super(
            `no space left on the disk of ${folder} (${detail}); free some, or take old runs away from there`,
        );
    }
}

const MEGABYTE = 1024 * 1024;
/** What a run leaves besides copies of its data: code, model, logs. */
const RUN_BYTES = 50 * MEGABYTE;
/** Input, staged input, parts, staged parts, baseline: how often a run holds its data. */
const COPIES_OF_DATA = 6;

/** Whether an error of the file system, or the end of a program's log, says that the disk is full. */
export function saysDiskFull(error: unknown): boolean {
    if (!(error instanceof Error)) {
        return false;
    }
    const code = "code" in error ? error.code : undefined;
    return (
        code === "ENOSPC" ||
        code === "EDQUOT" ||
        /No space left on device|Disk quota exceeded/.test(error.message)
    );
}

/** Free bytes for this user on the disk of a folder. */
export async function freeBytes(folder: string): Promise<number> {
    const { bavail, bsize } = await fs.statfs(folder);
    return bavail * bsize;
}

/**
 * Makes sure that a run over so much data fits on the disk, before it starts.
 *
 * @throws DiskFull with both numbers
 */
export async function requireSpace(
    folder: string,
    dataBytes: number,
    free: (folder: string) => Promise<number> = freeBytes,
): Promise<void> {
    const [wanted, available] = [RUN_BYTES + COPIES_OF_DATA * dataBytes, await free(folder)];
    if (available < wanted) {
        const megabytes = (bytes: number): string => `${Math.ceil(bytes / MEGABYTE).toString()} MB`;
        throw new DiskFull(folder, `${megabytes(wanted)} wanted, ${megabytes(available)} free`);
    }
}
