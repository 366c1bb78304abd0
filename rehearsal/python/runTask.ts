import { spawn } from "node:child_process";
import { endGroup } from "../system/processGroup";

const LAST_LINES = 12;

/** Something to run, and what to say if it fails. */
export interface Task {
    command: string;
    args: readonly string[];
    failure: string;
    signal: AbortSignal | undefined;
}

function abortReason(signal: AbortSignal): Error {
    return signal.reason instanceof Error ? signal.reason : new Error("the set-up was stopped");
}

/** Runs a program in a process group of its own; a failure carries the end of what it said. */
export function runTask({ command, args, failure, signal }: Task): Promise<void> {
    signal?.throwIfAborted();
    return new Promise((resolve, reject) => {
        const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], detached: true });
        const onAbort = (): void => void (child.pid !== undefined && endGroup(child.pid));
        signal?.addEventListener("abort", onAbort, { once: true });
        let output = "";
        const collect = (chunk: Buffer): void => void (output += chunk.toString());
        child.stdout.on("data", collect);
        child.stderr.on("data", collect);
        child.once("error", reject);
        child.once("close", (code) => {
            signal?.removeEventListener("abort", onAbort);
            const end = output.trimEnd().split("\n").slice(-LAST_LINES).join("\n");
            if (code === 0) {
                resolve();
            } else if (signal?.aborted === true) {
                reject(abortReason(signal));
            } else {
                reject(new Error(`${failure}\n${end}`));
            }
        });
    });
}
