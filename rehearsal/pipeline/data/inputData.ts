import { execFile } from "node:child_process";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { Task } from "../../../components/build/recipe/trainingRecipe";
import { UsageError } from "../../terminal/usageError";

/** A CSV file to train on, as the scripts see it. */
export interface InputData {
    /** Absolute path. */
    file: string;
    bytes: number;
    label: string;
    task: Task;
    /** Rows that have a label. */
    rows: number;
    /** Number of classes; null for a regression. */
    classes: number | null;
}

/** What to look at, and for what. */
export interface InspectRequest {
    file: string;
    label: string;
    /** Default: what the label's values look like. */
    task: Task | undefined;
    dropColumns: readonly string[];
    /** Column that orders the rows in time. */
    timeColumn: string | undefined;
    /** What may help if the file cannot be used; "" for nothing. */
    hint: string;
}

/** Who runs the project's Python scripts. */
export interface PythonRunner {
    python: string;
    /** Folder of the scripts that prepare, train and evaluate. */
    scripts: string;
    signal: AbortSignal;
}

/** Label of the data set that comes with the project. */
export const SAMPLE_LABEL = "malignant";

const MEGABYTE = 1024 * 1024;

const answer = z.union([
    z.object({ problems: z.array(z.string()).min(1) }),
    z.object({ task: z.enum(Task), rows: z.number(), classes: z.number().nullable() }),
]);

async function runScript(runner: PythonRunner, name: string, args: readonly string[]): Promise<string> {
    const { python, scripts, signal } = runner;
    const script = path.join(__dirname, name);
    try {
        const { stdout } = await promisify(execFile)(python, ["-B", script, ...args], {
            env: { PATH: process.env["PATH"], PYTHONPATH: scripts, LANG: "C.UTF-8" },
            signal,
            maxBuffer: 4 * MEGABYTE,
        });
        return stdout;
    } catch (error) {
        signal.throwIfAborted();
        const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
        throw new Error(`${name} failed: ${said === "" ? String(error) : said}`, { cause: error });
    }
}

/**
 * Makes sure that a file can be read at all.
 *
 * @returns its size in bytes
 * @throws UsageError where there is no such file, or it is none
 */
export async function requireReadable(file: string): Promise<number> {
    try {
        // Before it is opened: to open a named pipe that nobody writes to takes for ever.
        const stat = await fs.stat(file);
        if (stat.isDirectory()) {
            throw new UsageError(`${file} is a folder; give one CSV file`);
        }
        if (!stat.isFile()) {
            throw new UsageError(`${file} is no file that can be read again and again; give one CSV file`);
        }
        await (await fs.open(file, "r")).close();
        return stat.size;
    } catch (error) {
        if (error instanceof UsageError) {
            throw error;
        }
        const reason = error instanceof Error ? error.message : String(error);
        throw new UsageError(`cannot read ${file}: ${reason}; check the path and its permissions`);
    }
}

/** Gives the data set that comes inside scikit-learn as a CSV file; it is written where it is not there yet. */
export async function sampleData(runner: PythonRunner, folder: string): Promise<string> {
    const file = path.join(folder, "breast_cancer.csv");
    const there = await fs.stat(file).then(
        () => true,
        () => false,
    );
    if (!there) {
        await runScript(runner, "sample_data.py", [file]);
    }
    return file;
}

/**
 * Looks at a file with the code that prepares it.
 *
 * @throws UsageError listing everything that keeps it from being trained on
 */
export async function inspectData(runner: PythonRunner, request: InspectRequest): Promise<InputData> {
    const { label, task, dropColumns, timeColumn, hint } = request;
    const file = path.resolve(request.file);
    const bytes = await requireReadable(file);
    const text = await runScript(runner, "inspect_data.py", [
        file,
        `--label=${label}`,
        `--drop-columns=${dropColumns.join(",")}`,
        ...(task === undefined ? [] : [`--task=${task}`]),
        ...(timeColumn === undefined ? [] : [`--time-column=${timeColumn}`]),
    ]);
    const said = answer.parse(JSON.parse(text));
    if ("problems" in said) {
        const lines = [...said.problems, ...(hint === "" ? [] : [hint])].map((line) => `  ${line}`);
        throw new UsageError([`${request.file} cannot be trained on:`, ...lines].join("\n"));
    }
    return { file, bytes, label, ...said };
}
