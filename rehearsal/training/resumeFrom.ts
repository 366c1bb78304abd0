import * as path from "node:path";
import { Resume } from "../pipeline/run/resume";
import { chooseRuns, PastRun, pastRuns } from "../pipeline/history/runHistory";
import { RunSubject } from "../pipeline/run/runSubject";
import { UsageError } from "../terminal/usageError";

/** An earlier run to go on with, as its folder tells of it. */
export interface ResumedRun extends Resume {
    subject: RunSubject | undefined;
}

/**
 * Finds the run that a command line wants to go on with.
 *
 * @throws UsageError where there is no such run, or several
 */
export function resumeFrom(workFolder: string, wish: { from: string; run: string }): ResumedRun {
    const runs = pastRuns(path.join(workFolder, "runs"));
    if (runs.length === 0) {
        throw new UsageError("--from goes on with an earlier run, and there is none; leave it out");
    }
    const [{ runId, folder, subject }] = chooseRuns(runs, [wish.run]) as [PastRun];
    return { from: wish.from, runId, folder, subject };
}

/** What of a subject decides about the prepared data, by the option that says it. */
function preparedFrom({ data, task, dropColumns, timeColumn }: RunSubject): Record<string, string> {
    return {
        "--data": `${data.file} (fingerprint ${data.fingerprint.slice(0, 12)})`,
        "--label": data.label,
        "--task": task,
        "--drop": dropColumns.join(",") || "nothing",
        "--time-column": timeColumn ?? "none",
    };
}

/**
 * Makes sure that what is taken over was made from the data that this run is about.
 *
 * @throws UsageError naming every option that differs
 */
export function requireSameSubject(resume: ResumedRun | undefined, subject: RunSubject): void {
    if (resume === undefined) {
        return;
    }
    if (resume.subject === undefined) {
        throw new UsageError(
            `the run ${resume.runId} was cut off before it began; choose another by --from-run`,
        );
    }
    const before = preparedFrom(resume.subject);
    // The same data may meanwhile lie elsewhere.
    const moved = resume.subject.data.fingerprint === subject.data.fingerprint;
    const differences = Object.entries(preparedFrom(subject)).filter(
        ([option, value]) => before[option] !== value && !(option === "--data" && moved),
    );
    if (differences.length > 0) {
        const lines = differences.map(
            ([option, value]) => `  ${option} was ${before[option] ?? ""} and is now ${value}`,
        );
        throw new UsageError(
            [
                `the run ${resume.runId} was about something else; give the same, or leave out --from:`,
                ...lines,
            ].join("\n"),
        );
    }
}
