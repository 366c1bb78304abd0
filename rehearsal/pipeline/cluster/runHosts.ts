import * as fs from "node:fs/promises";
import { RunContext, StepFailure } from "../steps/stepContext";
import { LocalHost } from "./localHosts";

/** The first host that failed, with what it said. */
interface Failed {
    host: string;
    error: unknown;
}

/** Puts the logs of the hosts together, each line with the name of its host; CloudWatch keeps a stream for each. */
async function joinLogs(context: RunContext, step: string, hosts: readonly LocalHost[]): Promise<void> {
    for (const host of hosts) {
        const own = context.paths.logFile(host.step.name);
        const text = await fs.readFile(own, "utf8").catch(() => "");
        const lines = text.trimEnd().split("\n");
        const named = lines.map((line) => `${host.name}: ${line}\n`);
        await fs.appendFile(context.paths.logFile(step), named.join(""));
        await fs.rm(own, { force: true });
    }
}

/** A failure as the step's own, with the name of the host. */
function failureOf({ host, error }: Failed): unknown {
    return error instanceof StepFailure
        ? new StepFailure(`${host} failed, and the other hosts were stopped: ${error.message}`, error.kind)
        : error;
}

/**
 * Runs the hosts of a step at the same time. The first one that fails stops the others, as the service does.
 *
 * @param step name of the step
 * @param work what a host does; it ends early once its context's signal is aborted
 * @throws StepFailure that names the host that failed
 */
export async function runHosts(
    step: string,
    context: RunContext,
    hosts: readonly LocalHost[],
    work: (host: LocalHost) => Promise<void>,
): Promise<void> {
    const [only] = hosts;
    if (only !== undefined && hosts.length === 1) {
        return work(only);
    }
    const stop = new AbortController();
    const signal = AbortSignal.any([context.signal, stop.signal]);
    let failed: Failed | undefined;
    const runs = hosts.map((host) =>
        work({ ...host, context: { ...host.context, signal } }).catch((error: unknown) => {
            failed ??= { host: host.name, error };
            stop.abort(new Error(`${host.name} has failed`));
        }),
    );
    await Promise.all(runs);
    await joinLogs(context, step, hosts);
    context.signal.throwIfAborted();
    if (failed !== undefined) {
        throw failureOf(failed);
    }
}
