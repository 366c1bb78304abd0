import * as fs from "node:fs";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const POLL_MILLISECONDS = 200;

function hasCode(error: unknown, code: string): boolean {
    return error instanceof Error && "code" in error && error.code === code;
}

function isAlive(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch (error) {
        return hasCode(error, "EPERM");
    }
}

/** Takes the lock if nobody holds it. The file appears with its content, so that nobody reads it half-written. */
function take(file: string): boolean {
    const draft = `${file}.${process.pid.toString()}`;
    fs.writeFileSync(draft, process.pid.toString());
    try {
        fs.linkSync(draft, file);
        return true;
    } catch (error) {
        if (hasCode(error, "EEXIST")) {
            return false;
        }
        throw error;
    } finally {
        fs.rmSync(draft, { force: true });
    }
}

/** The process that holds the lock; undefined if the lock has just been given back. */
function holder(file: string): number | undefined {
    try {
        return Number(fs.readFileSync(file, "utf8"));
    } catch (error) {
        if (hasCode(error, "ENOENT")) {
            return undefined;
        }
        throw error;
    }
}

/** Takes the lock of a dead process away; if another process has taken it over meanwhile, that one keeps it. */
function clearStale(file: string, deadPid: number): void {
    const aside = `${file}.${process.pid.toString()}.stale`;
    try {
        fs.renameSync(file, aside);
        if (holder(aside) !== deadPid) {
            fs.linkSync(aside, file);
        }
    } catch (error) {
        if (!hasCode(error, "ENOENT") && !hasCode(error, "EEXIST")) {
            throw error;
        }
    } finally {
        fs.rmSync(aside, { force: true });
    }
}

/**
 * Does some work while no other process that asks for the same lock does. The lock of a process that has died is
 * taken over.
 *
 * @param onWait called once if another process has the lock, with its id
 * @param signal ends the wait, not the work. Default: nothing does.
 */
export async function withLock<T>(
    file: string,
    onWait: (pid: number) => void,
    work: () => Promise<T>,
    signal?: AbortSignal,
): Promise<T> {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    let announced = false;
    while (!take(file)) {
        const pid = holder(file);
        if (pid !== undefined && !isAlive(pid)) {
            clearStale(file, pid);
            continue;
        }
        if (pid !== undefined && !announced) {
            announced = true;
            onWait(pid);
        }
        await sleep(POLL_MILLISECONDS, undefined, { signal });
    }
    try {
        return await work();
    } finally {
        fs.rmSync(file, { force: true });
    }
}
