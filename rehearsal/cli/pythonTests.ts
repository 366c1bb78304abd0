import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { UsageError } from "../terminal/usageError";
import { describeFailure, EXIT, exitCodeOf } from "./failure";
import { prepareTestPython, PYTORCH_FLAG } from "./testPython";

const PROJECT = path.resolve(__dirname, "..", "..");

/** Each template with Python in it, and the folders of its tests. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
    "model-build": [
        "tests",
        ...[
            ["deploy", "trigger", "starter"],
            ["monitoring", "retraining"],
            ["registry", "lifecycle"],
        ].map((folder) => path.join(PROJECT, "test", "components", ...folder)),
    ],
    "model-deploy": ["tests"],
};

/** File that the counts of one template's tests go to, as JUnit XML; set by whoever adds up several suites. */
const COUNT_FILE_VARIABLE = "TEST_COUNT_FILE";

function run(python: string, args: string[], folder: string): boolean {
    const { status } = spawnSync(python, args, { cwd: folder, stdio: "inherit" });
    return status === 0;
}

function pytestArguments(folder: string, tests: readonly string[]): string[] {
    const countFile = process.env[COUNT_FILE_VARIABLE];
    return [
        ...["-m", "pytest", "-q", ...tests.filter((test) => fs.existsSync(path.resolve(folder, test)))],
        ...(countFile === undefined ? [] : [`--junitxml=${countFile}`]),
    ];
}

function checkTemplate(python: string, name: string): boolean {
    const tests = TEMPLATES[name];
    if (tests === undefined) {
        throw new UsageError(`no template "${name}"; there are ${Object.keys(TEMPLATES).join(", ")}`);
    }
    const folder = path.join(PROJECT, "templates", name);
    const results = [
        run(python, ["-m", "ruff", "check", "."], folder),
        run(python, ["-m", "ruff", "format", "--check", "."], folder),
        run(python, ["-m", "mypy"], folder),
        run(python, pytestArguments(folder, tests), folder),
    ];
    return results.every(Boolean);
}

async function main(words: readonly string[]): Promise<number> {
    const names = words.filter((word) => word !== PYTORCH_FLAG);
    const pytorch = words.includes(PYTORCH_FLAG) ? "always" : "in continuous integration";
    const needsPytorch = names.length === 0 || names.includes("model-build");
    const python = await prepareTestPython(needsPytorch ? pytorch : "never");
    const chosen = names.length === 0 ? Object.keys(TEMPLATES) : names;
    return chosen.map((name) => checkTemplate(python, name)).every(Boolean) ? EXIT.fine : EXIT.failed;
}

main(process.argv.slice(2).filter((argument) => argument !== "--verbose")).then(
    (code) => {
        process.exitCode = code;
    },
    (error: unknown) => {
        console.error(describeFailure(error, process.argv.includes("--verbose")));
        process.exitCode = exitCodeOf(error);
    },
);
