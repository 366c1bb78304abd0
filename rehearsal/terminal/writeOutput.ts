import * as fs from "node:fs";
import * as path from "node:path";
import { UsageError } from "./usageError";

/**
 * Makes sure, before long work, that its result can be a file of that name.
 *
 * @throws UsageError where there is a folder of that name
 */
export function requireFileName(file: string, option: string): void {
    if (fs.statSync(file, { throwIfNoEntry: false })?.isDirectory() === true) {
        throw new UsageError(`cannot write ${file}: it is a folder; choose another path for ${option}`);
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
        const reason = error instanceof Error ? error.message : String(error);
        throw new UsageError(`cannot write ${file}: ${reason}; choose another path for ${option}`);
    }
}
