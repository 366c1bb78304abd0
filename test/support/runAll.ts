import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { COUNT_FILE_VARIABLE } from "./countFile";

interface Counts {
    passed: number;
    failed: number;
    skipped: number;
}

interface Suite {
    title: string;
    command: string[];
    readCounts: (file: string) => Counts;
}

const PROJECT = path.join(__dirname, "..", "..");
const MOCHA = [process.execPath, path.join(PROJECT, "node_modules", "mocha", "bin", "mocha.js")];
const REPORTER = ["--reporter", path.join(__dirname, "countingReporter.ts")];

function readMochaCounts(file: string): Counts {
    return JSON.parse(fs.readFileSync(file, "utf8")) as Counts;
}

/** Adds up the suites of a JUnit report, as pytest writes it. */
function readJunitCounts(file: string): Counts {
    const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
    for (const [element] of fs.readFileSync(file, "utf8").matchAll(/<testsuite [^>]*>/g)) {
        const number = (name: string): number =>
            Number(new RegExp(` ${name}="(\\d+)"`).exec(element)?.[1] ?? 0);
        const failed = number("failures") + number("errors");
        counts.failed += failed;
        counts.skipped += number("skipped");
        counts.passed += number("tests") - failed - number("skipped");
    }
    return counts;
}

const PYTHON_TESTS = path.join(PROJECT, "rehearsal", "cli", "pythonTests.ts");

function pythonSuite(template: string): Suite {
    return {
        title: `Python of ${template}`,
        command: [process.execPath, "-r", "ts-node/register/transpile-only", PYTHON_TESTS, template],
        readCounts: readJunitCounts,
    };
}

const SUITES: Suite[] = [
    pythonSuite("model-build"),
    pythonSuite("model-deploy"),
    { title: "units", command: [...MOCHA, ...REPORTER, "test/**/*.spec.ts"], readCounts: readMochaCounts },
    {
        title: "the real Pulumi engine",
        command: [
            ...MOCHA,
            "--no-package",
            "--config",
            path.join(PROJECT, "test", "engine", ".mocharc.json"),
            ...REPORTER,
        ],
        readCounts: readMochaCounts,
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
async function runSuite(suite: Suite, folder: string): Promise<Counts> {
    console.log(`\n== ${suite.title}`);
    const countFile = path.join(folder, `${suite.title.replaceAll(" ", "-")}.counts`);
    const code = await run(suite.command, countFile);
    const counts = fs.existsSync(countFile)
        ? suite.readCounts(countFile)
        : { passed: 0, failed: 1, skipped: 0 };
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

async function main(): Promise<void> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mlops-tests-"));
    const total: Counts = { passed: 0, failed: 0, skipped: 0 };
    try {
        for (const suite of SUITES) {
            const counts = await runSuite(suite, folder);
            total.passed += counts.passed;
            total.failed += counts.failed;
            total.skipped += counts.skipped;
        }
    } finally {
        fs.rmSync(folder, { recursive: true, force: true });
    }
    console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
    process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
}

void main();
