import { ModelPackage } from "../../registry/modelPackage";
import { RunSubject } from "../run/runSubject";

/** The version that a run compares its model with, and what a reader should know of the choice. */
export interface LiveVersion {
    /** Undefined where there is none to compare with. */
    version: ModelPackage | undefined;
    note: string;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
    return [...a].sort().join("\n") === [...b].sort().join("\n");
}

/** Whether two runs are about the same: newer rows of the same columns, and the same label to predict. */
function isSameProblem(a: RunSubject, b: RunSubject): boolean {
    const [before, now] = [a.data, b.data];
    const sameData =
        before.columns === undefined || now.columns === undefined
            ? before.file === now.file || before.fingerprint === now.fingerprint
            : isSame(before.columns, now.columns);
    return sameData && before.label === now.label && a.task === b.task;
}

/**
 * Chooses the live version for a run. In SageMaker a group holds one model; here it holds whatever was tried on this
 * machine, so that the newest approved version may be of other data, whose metrics say nothing about these.
 *
 * @param approved approved versions, oldest first
 * @param subjectOf what the run that made a version was about; undefined where nobody knows any more
 */
export function liveVersion(
    approved: readonly ModelPackage[],
    subjectOf: (runId: string) => RunSubject | undefined,
    subject: RunSubject,
): LiveVersion {
    const newest = approved.at(-1);
    if (newest === undefined) {
        return {
            version: undefined,
            note: "No version is approved yet, so that there is none to compare with.",
        };
    }
    const version = approved.findLast(({ runId }) => {
        const before = subjectOf(runId);
        return before !== undefined && isSameProblem(before, subject);
    });
    if (version === undefined) {
        const note = `No approved version is of these data and this label, so that there is none to compare with; ${newest.arn} is of others.`;
        return { version, note };
    }
    const others = version === newest ? "" : " of these data; newer ones are of others";
    return { version, note: `Compared with ${version.arn}, the newest approved version${others}.` };
}
