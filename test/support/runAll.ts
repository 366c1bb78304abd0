import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { describeFailure } from "../../rehearsal/cli/failure";
import { prepareTestPython } from "../../rehearsal/cli/testPython";
import { COUNT_FILE_VARIABLE, type SuiteResult } from "./countFile";
import { readJunitReport } from "./junitReport";

interface Suite {
    title: string;
    command: string[];
    readResult: (file: string) => SuiteResult;
}

const PROJECT = path.join(__dirname, "..", "..");
const MOCHA = [process.execPath, path.join(PROJECT, "node_modules", "mocha", "bin", "mocha.js")];
const REPORTER = ["--reporter", path.join(__dirname, "countingReporter.ts")];
const PYTHON_TESTS = path.join(PROJECT, "rehearsal", "cli", "pythonTests.ts");

function mochaSuite(title: string, args: string[]): Suite {
    return {
        title,
        command: [...MOCHA, ...REPORTER, ...args],
        readResult: (file) => JSON.parse(fs.readFileSync(file, "utf8")) as SuiteResult,
    };
}

function pythonSuite(template: string): Suite {
    return {
        title: `Python of ${template}`,
        command: [process.execPath, "-r", "ts-node/register/transpile-only", PYTHON_TESTS, template],
        readResult: readJunitReport,
    };
}

/** Two rows of suites that run at the same time, a processor for each: the units take as long as all others. */
const ROWS: readonly Suite[][] = [
    [mochaSuite("units", ["test/**/*.spec.ts"])],
    [
        pythonSuite("model-build"),
        pythonSuite("model-deploy"),
        mochaSuite("the real Pulumi engine", [
            "--no-package",
            "--config",
            path.join(PROJECT, "test", "engine", ".mocharc.json"),
        ]),
    ],
];

/** Prints each line with the suite that it is from. */
function printLines(stream: Readable, title: string): void {
    createInterface({ input: stream }).on("line", (line) => {
        console.log(`${title} | ${line}`.trimEnd());
    });
}

function run({ title, command }: Suite, countFile: string): Promise<number> {
    const [program = "", ...args] = command;
    const colors = process.stdout.isTTY ? { FORCE_COLOR: "1" } : {};
    return new Promise((resolve, reject) => {
        const child = spawn(program, args, {
            cwd: PROJECT,
            stdio: ["inherit", "pipe", "pipe"],
            env: { ...process.env, ...colors, [COUNT_FILE_VARIABLE]: countFile },
        });
        [child.stdout, child.stderr].forEach((stream) => {
            printLines(stream, title);
        });
        child.once("error", reject);
        child.once("close", (code) => {
            resolve(code ?? 1);
        });
    });
}

/** Runs one suite. A suite that dies before it has counted is one failure, never a silent pass. */
async function runSuite(suite: Suite, folder: string): Promise<SuiteResult> {
    const countFile = path.join(folder, `${suite.title.replaceAll(" ", "-")}.counts`);
    const code = await run(suite, countFile);
    const result = fs.existsSync(countFile)
        ? suite.readResult(countFile)
        : { passed: 0, skipped: 0, failures: [] };
    const failures =
        code !== 0 && result.failures.length === 0 ? [`exit code ${code}, see above`] : result.failures;
    return { ...result, failures: failures.map((failure) => `${suite.title}: ${failure}`) };
}

async function runRow(suites: readonly Suite[], folder: string): Promise<SuiteResult[]> {
    const results: SuiteResult[] = [];
    for (const suite of suites) {
        results.push(await runSuite(suite, folder));
    }
    return results;
}

/** Once, before rows that would wait for one another meanwhile. Whatever needs it says why it cannot be had. */
async function setUpPython(): Promise<void> {
    try {
        await prepareTestPython("in continuous integration");
    } catch (error) {
        console.error(describeFailure(error, false));
    }
}

async function main(): Promise<void> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mlops-tests-"));
    try {
        await setUpPython();
        const results = (await Promise.all(ROWS.map((suites) => runRow(suites, folder)))).flat();
        const failures = results.flatMap((result) => result.failures);
        const total = (field: "passed" | "skipped") =>
            results.reduce((sum, result) => sum + result[field], 0);
        // Once more at the end, where the log of a machine elsewhere is read first.
        for (const failure of failures) {
            console.log(`FAILED ${failure}`);
        }
        console.log(`\n${total("passed")} passed, ${failures.length} failed, ${total("skipped")} skipped`);
        process.exitCode = failures.length === 0 && total("passed") > 0 ? 0 : 1;
    } finally {
        fs.rmSync(folder, { recursive: true, force: true });
    }
}

void main();
