import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { findInterpreter, Interpreter } from "./interpreter";
import { withLock } from "./processLock";
import { requirementsKey } from "./requirements";

/** The project's Python, with everything that the scripts and their tests need. */
export interface PythonEnvironment {
    /** Path of the interpreter. */
    python: string;
}

/** Where the environment is made from and kept; the defaults are this project's. */
export interface PythonOptions {
    /** Folder that holds the environments. */
    folder?: string;
    requirements?: string;
    environment?: Record<string, string | undefined>;
    /** Takes one line of progress. */
    report?: (line: string) => void;
}

const PROJECT = path.join(__dirname, "..", "..");
const STAMP = "complete";
const LAST_LINES = 12;

function pythonIn(folder: string): string {
    const [bin, name] = process.platform === "win32" ? ["Scripts", "python.exe"] : ["bin", "python3"];
    return path.join(folder, bin, name);
}

function isComplete(folder: string): boolean {
    return fs.existsSync(path.join(folder, STAMP)) && fs.existsSync(pythonIn(folder));
}

/** Runs a program and gives what it said; a failure carries the end of it. */
function run(command: string, args: readonly string[], failure: string): Promise<void> {
    return new Promise((resolve, reject) => {
        const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
        let output = "";
        const collect = (chunk: Buffer): void => void (output += chunk.toString());
        child.stdout.on("data", collect);
        child.stderr.on("data", collect);
        child.once("error", reject);
        child.once("close", (code) => {
            const end = output.trimEnd().split("\n").slice(-LAST_LINES).join("\n");
            if (code === 0) {
                resolve();
            } else {
                reject(new Error(`${failure}\n${end}`));
            }
        });
    });
}

async function install(python: string, requirements: string): Promise<void> {
    // A package without a wheel for this machine fails here at once, instead of in a compiler later.
    const options = ["--quiet", "--no-input", "--disable-pip-version-check", "--only-binary", ":all:"];
    await run(
        python,
        ["-m", "pip", "install", ...options, "--requirement", requirements],
        "cannot install the Python packages; check the network, the proxy and the disk, then run the command again:",
    );
}

/** Makes an environment; the stamp comes last, so that one without it is known to be half-made. */
async function make(
    interpreter: Interpreter,
    folder: string,
    requirements: string,
    report: (line: string) => void,
): Promise<void> {
    const begin = Date.now();
    report(`Setting up Python ${interpreter.version} in ${folder}, once; this takes about a minute.`);
    fs.rmSync(folder, { recursive: true, force: true });
    await run(
        interpreter.command,
        ["-m", "venv", folder],
        `cannot make a Python environment in ${folder}; check the disk and that Python's venv module is installed:`,
    );
    await install(pythonIn(folder), requirements);
    fs.writeFileSync(path.join(folder, STAMP), `${interpreter.version}\n`);
    report(`Python is ready after ${((Date.now() - begin) / 1000).toFixed(0)} s.`);
}

/** Removes environments of earlier requirements, now that there is a new one. */
function removeOthers(folder: string, keep: string): void {
    for (const name of fs.readdirSync(folder)) {
        if (name !== keep) {
            fs.rmSync(path.join(folder, name), { recursive: true, force: true });
        }
    }
}

/** The environment of these requirements that is already there, whichever interpreter it was made with. */
function existing(folder: string, requirements: string): string | undefined {
    const complete = fs.existsSync(folder)
        ? fs.readdirSync(folder).filter((name) => isComplete(path.join(folder, name)))
        : [];
    return complete.find((name) => {
        const version = fs.readFileSync(path.join(folder, name, STAMP), "utf8").trim();
        return requirementsKey(requirements, version) === name;
    });
}

/**
 * Gives the project's Python environment, and makes it first if it is not there, half-made, or made for other
 * requirements. Once made it needs no network. Several commands at once share one environment.
 */
export async function ensurePython(options: PythonOptions = {}): Promise<PythonEnvironment> {
    const folder = options.folder ?? path.join(PROJECT, ".rehearsal", "python");
    const requirements =
        options.requirements ?? path.join(PROJECT, "templates", "model-build", "requirements-dev.txt");
    const report = options.report ?? ((line: string): void => void process.stderr.write(`${line}\n`));
    const ready = existing(folder, requirements);
    if (ready !== undefined) {
        return { python: pythonIn(path.join(folder, ready)) };
    }
    const interpreter = await findInterpreter(options.environment ?? process.env);
    const key = requirementsKey(requirements, interpreter.version);
    const target = path.join(folder, key);
    const onWait = (pid: number): void => {
        report(`Waiting for process ${pid.toString()}, which is setting up Python.`);
    };
    await withLock(`${folder}.lock`, onWait, async () => {
        if (!isComplete(target)) {
            await make(interpreter, target, requirements, report);
            removeOthers(folder, key);
        }
    });
    return { python: pythonIn(target) };
}
