import * as fs from "node:fs";
import * as path from "node:path";
import { hindranceToWriting } from "../system/writableFolder";
import { UsageError } from "./usageError";

function cannotWrite(file: string, reason: string, option: string): UsageError {
    return new UsageError(`cannot write ${file}: ${reason}; choose another path for ${option}`);
}

function reasonOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}

/**
 * Makes sure, before long work, that its result can be a file of that name.
 *
 * @throws UsageError where there is a folder of that name, or nothing can be written there
 */
export async function requireFileName(file: string, option: string): Promise<void> {
    const isFolder = fs.existsSync(file) && fs.statSync(file).isDirectory();
    const why = isFolder ? "it is a folder" : await hindranceToWriting(path.dirname(path.resolve(file)));
    if (why !== undefined) {
        throw cannotWrite(file, why, option);
    }
}

/**
 * Writes a file that the user asked for, whole or not at all: an interrupted command leaves an earlier file as it was.
 *
 * @param option option that named the file, for the message: `--json`
 * @throws UsageError when the file cannot be written
 */
export function writeOutput(text: string, file: string, option: string): void {
    const draft = `${file}.${process.pid.toString()}.part`;
    try {
        fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
        fs.writeFileSync(draft, text);
        fs.renameSync(draft, file);
    } catch (error) {
        fs.rmSync(draft, { force: true });
        throw cannotWrite(file, reasonOf(error), option);
    }
}
