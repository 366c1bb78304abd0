import * as fs from "node:fs";
import * as path from "node:path";
import { UsageError } from "../terminal/usageError";

/**
 * Writes a value as JSON, whole or not at all: an interrupted command leaves an earlier file as it was.
 *
 * @throws UsageError when the file cannot be written
 */
export function writeResult(value: unknown, file: string): void {
    const draft = `${file}.${process.pid.toString()}.part`;
    try {
        fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
        fs.writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`);
        fs.renameSync(draft, file);
    } catch (error) {
        fs.rmSync(draft, { force: true });
        const reason = error instanceof Error ? error.message : String(error);
        throw new UsageError(`cannot write ${file}: ${reason}; choose another path for --json`);
    }
}
