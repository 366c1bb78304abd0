import * as fs from "node:fs/promises";
import { z } from "zod";
import { isObject, Json, JsonObject } from "../../../components/build/definition/json";
import { LocalPaths } from "./localPaths";
import { writeWhole } from "../../system/writeWhole";

/** What is kept of a step that did its work, so that a later run need not do it again. */
export const stepRecord = z.object({
    pipelineName: z.string(),
    /** Same key, same result; undefined for a step whose work depends on more than its inputs. */
    key: z.string().exactOptional(),
    /** When the work was done, in ISO 8601; it stays the same when the result is taken over. */
    done: z.iso.datetime(),
    description: z.custom<JsonObject>((value) => isObject(value as Json)),
    /** S3 addresses that the step wrote to. */
    outputs: z.array(z.string()),
    /** What a reader should know. */
    notes: z.array(z.string()),
});

/** What is kept of a step that did its work. */
export type StepRecord = z.output<typeof stepRecord>;

/** Reads what a run kept of a step; undefined where it kept nothing that can be read. */
export async function readRecord(paths: LocalPaths, step: string): Promise<StepRecord | undefined> {
    try {
        return stepRecord.parse(JSON.parse(await fs.readFile(paths.recordFile(step), "utf8")));
    } catch {
        return undefined;
    }
}

/** Keeps what a step did. */
export async function writeRecord(paths: LocalPaths, step: string, record: StepRecord): Promise<void> {
    await fs.mkdir(paths.stepFolder(step), { recursive: true });
    await writeWhole(paths.recordFile(step), `${JSON.stringify(record, null, 2)}\n`);
}
