import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
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

function readMochaResult(file: string): SuiteResult {
    return JSON.parse(fs.readFileSync(file, "utf8")) as SuiteResult;
}

const PYTHON_TESTS = path.join(PROJECT, "rehearsal", "cli", "pythonTests.ts");

function pythonSuite(template: string): Suite {
    return {
        title: `Python of ${template}`,
        command: [process.execPath, "-r", "ts-node/register/transpile-only", PYTHON_TESTS, template],
        readResult: readJunitReport,
    };
}

const SUITES: Suite[] = [
    pythonSuite("model-build"),
    pythonSuite("model-deploy"),
    { title: "units", command: [...MOCHA, ...REPORTER, "test/**/*.spec.ts"], readResult: readMochaResult },
    {
        title: "the real Pulumi engine",
        command: [
            ...MOCHA,
            "--no-package",
            "--config",
            path.join(PROJECT, "test", "engine", ".mocharc.json"),
            ...REPORTER,
        ],
        readResult: readMochaResult,
    },
];

function run(command: string[], countFile: string): Promise<number> {
    const [program, ...args] = command;
    return new Promise((resolve, reject) => {
        const child = spawn(program ?? "", args, {
            cwd: PROJECT,
            stdio: "inherit",
            env: { ...process.env, [COUNT_FILE_VARIABLE]: countFile },
        });
        child.once("error", reject);
        child.once("exit", (code) => resolve(code ?? 1));
    });
}

/** Runs one suite. A suite that dies before it has counted is one failure, never a silent pass. */
async function runSuite(suite: Suite, folder: string): Promise<SuiteResult> {
    console.log(`\n== ${suite.title}`);
    const countFile = path.join(folder, `${suite.title.replaceAll(" ", "-")}.counts`);
    const code = await run(suite.command, countFile);
    const result = fs.existsSync(countFile)
        ? suite.readResult(countFile)
        : { passed: 0, skipped: 0, failures: [] };
    const failures =
        code !== 0 && result.failures.length === 0 ? [`exit code ${code}, see above`] : result.failures;
    return { ...result, failures: failures.map((failure) => `${suite.title}: ${failure}`) };
}

async function main(): Promise<void> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mlops-tests-"));
    const total: SuiteResult = { passed: 0, skipped: 0, failures: [] };
    try {
        for (const suite of SUITES) {
            const result = await runSuite(suite, folder);
            total.passed += result.passed;
            total.skipped += result.skipped;
            total.failures.push(...result.failures);
        }
    } finally {
        fs.rmSync(folder, { recursive: true, force: true });
    }
    // Once more at the end, where the log of a machine elsewhere is read first.
    for (const failure of total.failures) {
        console.log(`FAILED ${failure}`);
    }
    console.log(`\n${total.passed} passed, ${total.failures.length} failed, ${total.skipped} skipped`);
    process.exitCode = total.failures.length === 0 && total.passed > 0 ? 0 : 1;
}

void main();
