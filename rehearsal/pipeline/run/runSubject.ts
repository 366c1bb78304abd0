import * as crypto from "node:crypto";
import * as fs from "node:fs";
import * as readline from "node:readline";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { Task } from "../../../components/build/recipe/trainingRecipe";
import { csvValues } from "../data/csvRecord";
import { threshold, TrainingSettings } from "../override/trainingWish";
import { InputData } from "../data/inputData";

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** What a run is about: all that tells it from another run. It lies beside the run's result. */
export const runSubject = z.object({
    data: z.object({
        file: z.string(),
        /** SHA-256 of the file. */
        fingerprint: z.string(),
        rows: z.number(),
        label: z.string(),
        /** Names in the file's first line. Absent in runs of before this was kept. */
        columns: z.array(z.string()).exactOptional(),
    }),
    /** Columns that the model must not see. */
    dropColumns: z.array(z.string()).default([]),
    timeColumn: z.string().exactOptional(),
    task: z.enum(Task),
    algorithm: z.string(),
    hyperparameters: z.record(z.string(), scalar),
    thresholds: z.array(threshold),
    /** Commit of the scripts, or what stands for one while they are not committed. */
    commit: z.string(),
});

/** What a run is about. */
export type RunSubject = z.output<typeof runSubject>;

async function fingerprintOf(file: string): Promise<string> {
    const hash = crypto.createHash("sha256");
    await pipeline(fs.createReadStream(file), hash);
    return hash.digest("hex");
}

async function columnsOf(file: string): Promise<string[]> {
    const input = fs.createReadStream(file, "utf8");
    try {
        for await (const line of readline.createInterface({ input, crlfDelay: Infinity })) {
            return csvValues(line.replace(/^\uFEFF/, ""));
        }
        return [];
    } finally {
        input.destroy();
    }
}

/** Puts together what a run is about, before it starts. */
export async function describeSubject(
    data: InputData,
    training: TrainingSettings,
    commit: string,
): Promise<RunSubject> {
    const { file, rows, label, task } = data;
    const { algorithm, dropColumns, hyperparameters, metrics, timeColumn } = training;
    const fingerprint = await fingerprintOf(file);
    return {
        data: { file, fingerprint, rows, label, columns: await columnsOf(file) },
        dropColumns,
        ...(timeColumn === undefined ? {} : { timeColumn }),
        task,
        algorithm,
        hyperparameters,
        thresholds: metrics,
        commit,
    };
}
