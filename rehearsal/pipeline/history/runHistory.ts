import * as fs from "node:fs";
import * as path from "node:path";
import { z } from "zod";
import { UsageError } from "../../terminal/usageError";
import { LocalPaths } from "../steps/localPaths";
import { RESULT_FILE, SUBJECT_FILE } from "../run/runPipelineDefinition";
import { RunSubject, runSubject } from "../run/runSubject";

/** `20261123-164502-f66f`: when it began, in UTC, and four digits of chance. */
const RUN_ID = /^(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})-[0-9a-f]{4}$/;

const result = z.object({
    status: z.enum(["Succeeded", "Failed", "NotRegistered"]),
    steps: z.array(z.object({ name: z.string(), type: z.string(), seconds: z.number() })),
    metrics: z.record(z.string(), z.number()),
    modelPackage: z.object({ arn: z.string() }).exactOptional(),
});

/** As much of what is kept of a tuning as tells which hyperparameters did best. */
const tuningRecord = z.object({
    description: z.object({
        BestTrainingJob: z.object({ TunedHyperParameters: z.record(z.string(), z.string()) }),
    }),
});

/** A run that has been, as its folder tells. */
export interface PastRun {
    runId: string;
    folder: string;
    /** When it began, in ISO 8601 and UTC. */
    begun: string;
    /** Interrupted: it never came to a result, or is still under way. */
    status: z.output<typeof result>["status"] | "Interrupted";
    /** Sum over its steps, which may have run side by side. */
    seconds: number;
    metrics: Record<string, number>;
    /** Hyperparameters that a search found. */
    tuned: Record<string, string>;
    modelPackageArn: string | undefined;
    /** Undefined where the run was cut off before it was written. */
    subject: RunSubject | undefined;
}

function readJson<T>(file: string, schema: z.ZodType<T>): T | undefined {
    if (!fs.existsSync(file)) {
        return undefined;
    }
    try {
        return schema.parse(JSON.parse(fs.readFileSync(file, "utf8")));
    } catch (error) {
        throw new UsageError(`${file} is damaged; delete the run's folder`, { cause: error });
    }
}

/** What the searches of a run found. */
function tunedIn(folder: string, steps: z.output<typeof result>["steps"]): Record<string, string> {
    const paths = new LocalPaths(folder);
    const found = steps
        .filter(({ type }) => type === "Tuning")
        .map(({ name }) => readJson(paths.recordFile(name), tuningRecord));
    return Object.assign(
        {},
        ...found.map((record) => record?.description.BestTrainingJob.TunedHyperParameters),
    );
}

/**
 * What a run was about; undefined where nobody knows any more.
 *
 * @throws UsageError where its file is damaged
 */
export function subjectOfRun(runsFolder: string, runId: string): RunSubject | undefined {
    return readJson(path.join(runsFolder, runId, SUBJECT_FILE), runSubject);
}

function readRun(folder: string): PastRun[] {
    const runId = path.basename(folder);
    const [, year, month, day, hour, minute, second] = RUN_ID.exec(runId) ?? [];
    if (year === undefined) {
        return [];
    }
    const ended = readJson(path.join(folder, RESULT_FILE), result);
    return [
        {
            runId,
            folder,
            begun: `${[year, month, day].join("-")}T${[hour, minute, second].join(":")}Z`,
            status: ended?.status ?? "Interrupted",
            seconds: (ended?.steps ?? []).reduce((sum, step) => sum + step.seconds, 0),
            metrics: ended?.metrics ?? {},
            tuned: tunedIn(folder, ended?.steps ?? []),
            modelPackageArn: ended?.modelPackage?.arn,
            subject: subjectOfRun(path.dirname(folder), runId),
        },
    ];
}

/**
 * All runs in a folder, the newest first.
 *
 * @throws UsageError for a run whose files are damaged
 */
export function pastRuns(runsFolder: string): PastRun[] {
    if (!fs.existsSync(runsFolder)) {
        return [];
    }
    const names = fs.readdirSync(runsFolder).sort().reverse();
    return names.flatMap((name) => readRun(path.join(runsFolder, name)));
}

function problemWith(word: string, found: readonly PastRun[]): string[] {
    if (found.length === 1) {
        return [];
    }
    const which =
        found.length === 0
            ? "no run has this id"
            : `${found.map(({ runId }) => runId).join(", ")} have this in their ids; give more of it`;
    return [`${word}: ${which}`];
}

/**
 * The runs that words stand for, in their order: an id, a part of one, or `latest`.
 *
 * @throws UsageError naming every word that stands for no run, or for several
 */
export function chooseRuns(runs: readonly PastRun[], words: readonly string[]): PastRun[] {
    const matches = words.map((word) =>
        word === "latest" ? runs.slice(0, 1) : runs.filter(({ runId }) => runId.includes(word)),
    );
    const problems = words.flatMap((word, index) => problemWith(word, matches[index] ?? []));
    if (problems.length > 0) {
        throw new UsageError([...problems, "npm run pipeline -- list shows the runs"].join("\n"));
    }
    return matches.flat();
}
