import * as fs from "node:fs/promises";
import * as path from "node:path";
import { StepDocument } from "../../../components/build/definition/steps";
import { durationSeconds } from "./isoDuration";
import { LocalPaths } from "../steps/localPaths";
import { readRecord, StepRecord } from "../steps/stepRecord";

/** What a step of an earlier run left. */
export interface EarlierResult {
    runId: string;
    paths: LocalPaths;
    record: StepRecord;
}

/** A run that is gone on with. */
export interface TakenOver {
    runId: string;
    folder: string;
    /** Steps whose results are taken over from it. */
    steps: readonly string[];
}

/** Where results may come from in place of work. */
export interface Sources {
    runsFolder: string;
    pipelineName: string;
    takenOver: TakenOver | undefined;
}

async function isThere(place: string): Promise<boolean> {
    return fs.access(place).then(
        () => true,
        () => false,
    );
}

/** What a run's folder keeps of a step; undefined where it is not whole. */
export async function resultIn(runFolder: string, step: string): Promise<EarlierResult | undefined> {
    const paths = new LocalPaths(runFolder);
    const record = await readRecord(paths, step);
    if (record === undefined) {
        return undefined;
    }
    const there = await Promise.all(record.outputs.map((uri) => isThere(paths.s3(uri))));
    return there.every(Boolean) ? { runId: path.basename(runFolder), paths, record } : undefined;
}

/** The seconds for which a step's results may be used again; undefined where each run is to do the work anew. */
function reuseSeconds({ CacheConfig: cache }: StepDocument): number | undefined {
    return cache?.["Enabled"] === true ? durationSeconds(String(cache["ExpireAfter"])) : undefined;
}

/** The newest result of the same work that is not too old. */
async function sameWork(
    step: StepDocument,
    key: string,
    { runsFolder, pipelineName }: Sources,
): Promise<EarlierResult | undefined> {
    const seconds = reuseSeconds(step) ?? 0;
    const names = (await fs.readdir(runsFolder)).sort().reverse();
    for (const name of names) {
        const result = await resultIn(path.join(runsFolder, name), step.Name);
        const record = result?.record;
        const isSame = record?.key === key && record.pipelineName === pipelineName;
        if (isSame && Date.now() - Date.parse(record.done) <= seconds * 1000) {
            return result;
        }
    }
    return undefined;
}

/** Finds what a step need not do again: its result in the run that is gone on with, or that of the same work. */
export async function earlierResult(
    step: StepDocument,
    key: string | undefined,
    sources: Sources,
): Promise<EarlierResult | undefined> {
    const { takenOver } = sources;
    if (takenOver?.steps.includes(step.Name) === true) {
        return resultIn(takenOver.folder, step.Name);
    }
    return key === undefined || reuseSeconds(step) === undefined ? undefined : sameWork(step, key, sources);
}

/** Copies what a step of an earlier run wrote into a run, to the same addresses. */
export async function copyOutputs({ paths: from, record }: EarlierResult, to: LocalPaths): Promise<void> {
    for (const uri of record.outputs) {
        const target = to.s3(uri);
        await fs.mkdir(path.dirname(target), { recursive: true });
        // On file systems that can, the copy shares its blocks with the original until either is changed.
        await fs.cp(from.s3(uri), target, { recursive: true, mode: fs.constants.COPYFILE_FICLONE });
    }
}
