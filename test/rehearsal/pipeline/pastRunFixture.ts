import * as fs from "node:fs";
import * as path from "node:path";
import { PastRun } from "../../../rehearsal/pipeline/history/runHistory";
import { RunSubject } from "../../../rehearsal/pipeline/run/runSubject";

export function subject(overrides: Partial<RunSubject> = {}): RunSubject {
    return {
        data: { file: "/data/fraud.csv", fingerprint: "ab".repeat(32), rows: 1000, label: "fraud" },
        dropColumns: [],
        task: "binary",
        algorithm: "xgboost",
        hyperparameters: { max_depth: 3, eta: 0.1 },
        thresholds: [{ name: "pr_auc", atLeast: 0.2 }],
        commit: "local-0123456789ab",
        ...overrides,
    };
}

export function pastRun(overrides: Partial<PastRun> = {}): PastRun {
    return {
        runId: "20261123-164502-f66f",
        folder: "/runs/20261123-164502-f66f",
        begun: "2026-11-23T16:45:02Z",
        status: "Succeeded",
        seconds: 12.34,
        metrics: { accuracy: 0.9, auc: 0.8, log_loss: 0.4, pr_auc: 0.25 },
        tuned: {},
        modelPackageArn: undefined,
        subject: subject(),
        ...overrides,
    };
}

/** Writes a run's folder as the runner leaves it; what is undefined is not there. */
export function writeRun(
    runsFolder: string,
    runId: string,
    files: { result?: unknown; subject?: unknown },
): void {
    const folder = path.join(runsFolder, runId);
    fs.mkdirSync(folder, { recursive: true });
    for (const [name, value] of Object.entries({ "run.json": files.result, "subject.json": files.subject })) {
        if (value !== undefined) {
            fs.writeFileSync(path.join(folder, name), JSON.stringify(value));
        }
    }
}
