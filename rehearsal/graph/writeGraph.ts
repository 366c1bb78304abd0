import * as fs from "node:fs";
import * as path from "node:path";
import { UsageError } from "../terminal/usageError";
import { graphJson, ResourceGraph } from "./resourceGraph";

/**
 * Writes the graph whole or not at all: an interrupted run leaves an earlier file as it was.
 *
 * @throws UsageError when the file cannot be written
 */
export function writeGraph(graph: ResourceGraph, file: string): void {
    const draft = `${file}.${process.pid.toString()}.part`;
    try {
        fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
        fs.writeFileSync(draft, graphJson(graph));
        fs.renameSync(draft, file);
    } catch (error) {
        fs.rmSync(draft, { force: true });
        const reason = error instanceof Error ? error.message : String(error);
        throw new UsageError(`cannot write ${file}: ${reason}; choose another path for --json`);
    }
}
