import { aligned } from "../../terminal/aligned";
import { Candidate } from "./searchPlan";

/** One training of a tuning, when it has ended. */
export interface Trial {
    jobName: string;
    candidate: Candidate;
    /** The metric that decides; undefined where the training did not print it. */
    objective?: number;
    /** Why it failed; undefined where it did not. */
    failure?: string;
    /** S3 addresses of what it left. */
    outputs: string[];
}

/** The trainings of a tuning, a line each, in the order given. */
export function tuningTable(trials: readonly Trial[], metric: string): string[] {
    const names = Object.keys(trials[0]?.candidate ?? {});
    return aligned([
        ["training", metric, ...names],
        ...trials.map(({ jobName, candidate, objective, failure }) => [
            jobName,
            objective?.toString() ?? (failure === undefined ? "not printed" : (failure.split("\n")[0] ?? "")),
            ...names.map((name) => candidate[name] ?? ""),
        ]),
    ]);
}
