import { ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import * as path from "node:path";
import { PackFolder } from "./packFolder";

/** The run that a pack is told about, as the engine tells it. */
export interface PackSurroundings {
    project: string;
    stack: string;
    preview: boolean;
    config: Record<string, string>;
}

/** A policy pack that runs as its own process. */
export interface PackProcess {
    port: number;
    stop(): Promise<void>;
}

/** A pack ends when the pipe from this process closes, so it cannot outlive it, however it ends. */
const BOOT = 'process.stdin.on("end", () => process.exit(0)).resume(); require(process.argv[1]);';
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 2_000;
const LOG_LIMIT = 4_000;

function environment(surroundings: PackSurroundings): NodeJS.ProcessEnv {
    const { project, stack, config } = surroundings;
    const dryRun = surroundings.preview.toString();
    return {
        ...process.env,
        PULUMI_CONFIG: JSON.stringify(config),
        PULUMI_PROJECT: project,
        PULUMI_STACK: stack,
        PULUMI_DRY_RUN: dryRun,
        PULUMI_NODEJS_PROJECT: project,
        PULUMI_NODEJS_STACK: stack,
        PULUMI_NODEJS_DRY_RUN: dryRun,
    };
}

function stopProcess(child: ChildProcessWithoutNullStreams): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) {
        return Promise.resolve();
    }
    return new Promise((resolve) => {
        const kill = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
        child.once("exit", () => {
            clearTimeout(kill);
            resolve();
        });
        child.kill("SIGTERM");
    });
}

/** Waits for the port that a pack prints once its server listens. */
function portOf(child: ChildProcessWithoutNullStreams, label: string): Promise<number> {
    return new Promise((resolve, reject) => {
        let [printed, log] = ["", ""];
        const fail = (what: string): void => {
            clearTimeout(timer);
            const details = log.trim();
            reject(new Error(`policy pack ${label} ${what}${details === "" ? "" : `:\n${details}`}`));
        };
        const timer = setTimeout(() => {
            fail(`did not start within ${(START_TIMEOUT_MS / 1000).toString()} seconds`);
        }, START_TIMEOUT_MS);
        child.stderr.on("data", (data: Buffer) => {
            log = (log + data.toString()).slice(-LOG_LIMIT);
        });
        child.stdout.on("data", (data: Buffer) => {
            printed += data.toString();
            const port = /^(\d+)\s*$/m.exec(printed)?.[1];
            if (port !== undefined && printed.includes("\n")) {
                clearTimeout(timer);
                resolve(Number(port));
            }
        });
        child.once("error", (error) => {
            fail(`could not be started (${error.message})`);
        });
        child.once("exit", (code, signal) => {
            fail(`ended with ${signal ?? `exit code ${(code ?? 0).toString()}`} before it listened`);
        });
    });
}

/**
 * Starts a pack as the engine does: in its own folder, with the run in its environment.
 *
 * @throws when it ends or stays silent before it listens; nothing is left running then
 */
export async function startPack(pack: PackFolder, surroundings: PackSurroundings): Promise<PackProcess> {
    const child = spawn(process.execPath, ["-e", BOOT, pack.main], {
        cwd: pack.folder,
        env: environment(surroundings),
        stdio: ["pipe", "pipe", "pipe"],
    });
    try {
        const port = await portOf(child, path.basename(pack.folder));
        return { port, stop: () => stopProcess(child) };
    } catch (error) {
        await stopProcess(child);
        throw error;
    }
}
