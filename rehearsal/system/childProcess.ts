import { spawn } from "node:child_process";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import { endGroup, signalGroup } from "./processGroup";

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
            if (spec.signal.aborted) {
                onAbort();
            }
            child.once("error", reject);
            child.once("exit", (code, killedBy) => {
                spec.signal.removeEventListener("abort", onAbort);
                if (child.pid !== undefined) {
                    // A container ends with its first process, whatever that one has started and left.
                    signalGroup(child.pid, "SIGKILL");
                }
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
