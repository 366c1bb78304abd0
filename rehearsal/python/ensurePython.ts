import * as fs from "node:fs";
import * as path from "node:path";
import { installPackages } from "./installPackages";
import { findInterpreter, Interpreter } from "./interpreter";
import { withLock } from "./processLock";
import { requirementsKey } from "./requirements";
import { runTask } from "./runTask";

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
    /** Stops the set-up; what is half-made is made anew the next time. */
    signal?: AbortSignal;
}

const PROJECT = path.join(__dirname, "..", "..");
const STAMP = "complete";

function pythonIn(folder: string): string {
    const [bin, name] = process.platform === "win32" ? ["Scripts", "python.exe"] : ["bin", "python3"];
    return path.join(folder, bin, name);
}

function isComplete(folder: string): boolean {
    return fs.existsSync(path.join(folder, STAMP)) && fs.existsSync(pythonIn(folder));
}

/** Makes an environment; the stamp comes last, so that one without it is known to be half-made. */
async function make(
    interpreter: Interpreter,
    folder: string,
    requirements: string,
    report: (line: string) => void,
    signal: AbortSignal | undefined,
): Promise<void> {
    const begin = Date.now();
    report(`Setting up Python ${interpreter.version} in ${folder}, once; this takes about a minute.`);
    fs.rmSync(folder, { recursive: true, force: true });
    await runTask({
        command: interpreter.command,
        args: ["-m", "venv", folder],
        failure: `cannot make a Python environment in ${folder}; check the disk and that Python's venv module is installed:`,
        signal,
    });
    await installPackages({
        python: pythonIn(folder),
        requirements,
        failure:
            "cannot install the Python packages; check the network, the proxy and the disk, then run the command again:",
        signal,
    });
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

/** What one process at a time holds while it changes the environments of a folder. */
export function lockOf(folder: string): string {
    return `${folder}.lock`;
}

/** Says whom a command waits for, and what helps where that is a process of another kind that got the same number. */
export function waitsFor(folder: string, report: (line: string) => void): (pid: number) => void {
    return (pid) => {
        report(
            `Waiting for process ${pid.toString()}, which is setting up Python; if it is not, delete ${lockOf(folder)}`,
        );
    };
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
    const setUp = async (): Promise<void> => {
        if (!isComplete(target)) {
            await make(interpreter, target, requirements, report, options.signal);
            removeOthers(folder, key);
        }
    };
    await withLock(lockOf(folder), waitsFor(folder, report), setUp, options.signal);
    return { python: pythonIn(target) };
}
