import * as fs from "node:fs";
import * as path from "node:path";
import { UsageError } from "./usageError";

function cannotWrite(file: string, reason: string, option: string): UsageError {
    return new UsageError(`cannot write ${file}: ${reason}; choose another path for ${option}`);
}

function reasonOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}

/**
 * Makes sure, before long work, that its result can be a file of that name; the folder is made where needed.
 *
 * @throws UsageError where there is a folder of that name, or nothing can be written there
 */
export function requireFileName(file: string, option: string): void {
    const folder = path.dirname(path.resolve(file));
    let isFolder: boolean;
    try {
        fs.mkdirSync(folder, { recursive: true });
        fs.accessSync(folder, fs.constants.W_OK);
        isFolder = fs.statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
    } catch (error) {
        throw cannotWrite(file, reasonOf(error), option);
    }
    if (isFolder) {
        throw cannotWrite(file, "it is a folder", option);
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
