import { setTimeout as sleep } from "node:timers/promises";

const GRACE_MILLISECONDS = 3000;

/** Sends a signal to every process of a group; false where the group has none left. */
export function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
    try {
        process.kill(-leader, signal);
        return true;
    } catch {
        return false;
    }
}

/** Asks a process group to end, and makes it after a while. */
export async function endGroup(leader: number): Promise<void> {
    signalGroup(leader, "SIGTERM");
    const deadline = Date.now() + GRACE_MILLISECONDS;
    while (signalGroup(leader, 0)) {
        if (Date.now() > deadline) {
            signalGroup(leader, "SIGKILL");
            return;
        }
        await sleep(50);
    }
}
