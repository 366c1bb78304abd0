import { betterDirection } from "../../../components/build/recipe/taskMetrics";
import { PastRun } from "./runHistory";

/** One property of several runs, in the runs' order. */
export interface ComparedRow {
    name: string;
    /** Undefined where a run does not have it. */
    values: (string | number | boolean | undefined)[];
    /** Positions of the best runs; empty where nothing is better or worse. */
    best: number[];
}

/** Runs side by side. */
export interface RunComparison {
    runs: string[];
    subject: ComparedRow[];
    hyperparameters: ComparedRow[];
    metrics: ComparedRow[];
}

const SHORT = 12;

function row(name: string, values: ComparedRow["values"]): ComparedRow {
    return { name, values, best: [] };
}

function namesIn(records: readonly Readonly<Record<string, unknown>>[]): string[] {
    return [...new Set(records.flatMap((record) => Object.keys(record)))].sort();
}

function metricRow(name: string, runs: readonly PastRun[]): ComparedRow {
    const values = runs.map(({ metrics }) => metrics[name]);
    const known = values.filter((value) => value !== undefined);
    const tasks = new Set(runs.flatMap(({ subject }) => (subject === undefined ? [] : [subject.task])));
    const [task] = tasks;
    const better = tasks.size === 1 && task !== undefined ? betterDirection(task, name) : undefined;
    if (better === undefined || new Set(known).size < 2) {
        return row(name, values);
    }
    const bestValue = better === "higher" ? Math.max(...known) : Math.min(...known);
    const best = values.flatMap((value, index) => (value === bestValue ? [index] : []));
    return { name, values, best };
}

/** What a run is about, by what a reader calls it. */
const SUBJECT: readonly [name: string, pick: (run: PastRun) => ComparedRow["values"][number]][] = [
    ["status", ({ status }) => status],
    ["data", ({ subject }) => subject?.data.file],
    ["fingerprint", ({ subject }) => subject?.data.fingerprint.slice(0, SHORT)],
    ["rows", ({ subject }) => subject?.data.rows],
    ["label", ({ subject }) => subject?.data.label],
    ["task", ({ subject }) => subject?.task],
    ["model", ({ subject }) => subject?.algorithm],
    ["commit", ({ subject }) => subject?.commit],
    ["seconds", ({ seconds }) => Math.round(seconds * 10) / 10],
];

/** Sets runs side by side: what they are about, what they were told, and what they reached. */
export function compareRuns(runs: readonly PastRun[]): RunComparison {
    const told = runs.map(({ subject, tuned }) => ({ ...subject?.hyperparameters, ...tuned }));
    return {
        runs: runs.map(({ runId }) => runId),
        subject: SUBJECT.map(([name, pick]) => row(name, runs.map(pick))),
        hyperparameters: namesIn(told).map((name) =>
            row(
                name,
                told.map((hyperparameters) => hyperparameters[name]),
            ),
        ),
        metrics: namesIn(runs.map(({ metrics }) => metrics)).map((name) => metricRow(name, runs)),
    };
}
