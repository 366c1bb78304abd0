import * as assert from "node:assert";
import { spawnSync } from "node:child_process";
import * as path from "node:path";
import { ensurePython } from "../../../rehearsal/python/ensurePython";

const ROOT = path.resolve(__dirname, "../../..");
const SETUP_MILLISECONDS = 600_000;

let python: string | undefined;

/**
 * Makes sure of a Python with cfn-lint and moto at the versions that are pinned here; the first time on a machine takes
 * a minute. Where it cannot be made, without a network for example, the tests are skipped by name and say why.
 */
export async function requireOracles(this: Mocha.Context): Promise<void> {
    this.timeout(SETUP_MILLISECONDS);
    try {
        const made = await ensurePython({
            folder: path.join(ROOT, ".rehearsal", "oracles"),
            requirements: path.join(__dirname, "requirements.txt"),
        });
        python = made.python;
    } catch (error) {
        console.error(`cfn-lint and moto are not asked: ${String(error)}`);
        this.skip();
    }
}

/** What the judges of one script find wrong with each subject. */
export function oracleProblems(
    script: "codepipeline_check.py" | "iam_check.py",
    subjects: readonly unknown[],
): string[][] {
    const run = spawnSync(python ?? "", [path.join(__dirname, script)], {
        input: JSON.stringify(subjects),
        encoding: "utf8",
    });
    assert.strictEqual(run.status, 0, run.stderr);
    return JSON.parse(run.stdout) as string[][];
}
