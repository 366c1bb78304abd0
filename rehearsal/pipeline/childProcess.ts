import { spawn } from "node:child_process";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A program to run in the place of a container. */
export interface ChildSpec {
    command: readonly string[];
    /** The whole environment: nothing of this process's own gets in, credentials least of all. */
    environment: Readonly<Record<string, string>>;
    workingFolder: string;
    /** What the program says is added to this file. */
    logFile: string;
    /** Ends the program and everything that it has started. */
    signal: AbortSignal;
}

/** How a program ended: its exit code, or the signal that ended it. */
export type ChildEnd = { code: number } | { killedBy: string };

const GRACE_MILLISECONDS = 3000;

function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
    try {
        process.kill(-pid, signal);
        return true;
    } catch {
        return false;
    }
}

/** Asks a process group to end, and makes it after a while. */
async function endGroup(pid: number): Promise<void> {
    signalGroup(pid, "SIGTERM");
    const deadline = Date.now() + GRACE_MILLISECONDS;
    while (signalGroup(pid, 0)) {
        if (Date.now() > deadline) {
            signalGroup(pid, "SIGKILL");
            return;
        }
        await sleep(50);
    }
}

/** Runs a program to its end, in a process group of its own, so that it can be ended with all its children. */
export async function runChild(spec: ChildSpec): Promise<ChildEnd> {
    spec.signal.throwIfAborted();
    await fs.mkdir(path.dirname(spec.logFile), { recursive: true });
    const log = await fs.open(spec.logFile, "a");
    const [program = "", ...args] = spec.command;
    try {
        return await new Promise<ChildEnd>((resolve, reject) => {
            const child = spawn(program, args, {
                cwd: spec.workingFolder,
                env: spec.environment,
                stdio: ["ignore", log.fd, log.fd],
                detached: true,
            });
            let ending: Promise<void> = Promise.resolve();
            const onAbort = (): void => {
                ending = child.pid === undefined ? ending : endGroup(child.pid);
            };
            spec.signal.addEventListener("abort", onAbort, { once: true });
            child.once("error", reject);
            child.once("exit", (code, killedBy) => {
                spec.signal.removeEventListener("abort", onAbort);
                const end = code === null ? { killedBy: killedBy ?? "a signal" } : { code };
                ending.then(() => resolve(end), reject);
            });
        });
    } finally {
        await log.close();
    }
}

/** The last lines of a log, empty ones left out. */
export async function logEnd(logFile: string, lines: number): Promise<string[]> {
    const text = await fs.readFile(logFile, "utf8").catch(() => "");
    return text
        .split(/[\r\n]+/)
        .filter((line) => line.trim() !== "")
        .slice(-lines);
}
