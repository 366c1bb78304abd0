import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { ensurePython } from "../python/ensurePython";
import { describeFailure, EXIT } from "./failure";

const PROJECT = path.resolve(__dirname, "..", "..");
const TEMPLATE = path.join(PROJECT, "templates", "model-build");
const STARTER_TESTS = path.join(PROJECT, "test", "components", "deploy", "starter");

/** File that the counts of the tests go to, as JUnit XML; set by whoever adds up several suites. */
const COUNT_FILE_VARIABLE = "TEST_COUNT_FILE";

function run(python: string, args: string[], folder: string): boolean {
    const { status } = spawnSync(python, args, { cwd: folder, stdio: "inherit" });
    return status === 0;
}

function pytestArguments(): string[] {
    const countFile = process.env[COUNT_FILE_VARIABLE];
    const starter = fs.existsSync(STARTER_TESTS) ? [STARTER_TESTS] : [];
    return [
        ...["-m", "pytest", "-q", "tests", ...starter],
        ...(countFile === undefined ? [] : [`--junitxml=${countFile}`]),
    ];
}

async function main(): Promise<number> {
    const { python } = await ensurePython();
    const results = [
        run(python, ["-m", "ruff", "check", "."], TEMPLATE),
        run(python, ["-m", "ruff", "format", "--check", "."], TEMPLATE),
        run(python, ["-m", "mypy"], TEMPLATE),
        run(python, pytestArguments(), TEMPLATE),
    ];
    return results.every(Boolean) ? EXIT.fine : EXIT.failed;
}

main().then(
    (code) => {
        process.exitCode = code;
    },
    (error: unknown) => {
        console.error(describeFailure(error, process.argv.includes("--verbose")));
        process.exitCode = EXIT.failed;
    },
);
