import * as net from "node:net";
import * as os from "node:os";
import { ReadyStep, RunContext } from "../steps/stepContext";

/** One of the processes that stand for the instances of a job, in the way that SageMaker's hosts know each other. */
export interface LocalHost {
    /** `algo-1` and so on. */
    name: string;
    /** Position among all hosts, from 0. */
    index: number;
    hosts: readonly string[];
    /** Name of the loopback interface, on which they reach each other. */
    networkInterface: string;
    /** The step as this host runs it: with folders and a log of its own where there are several. */
    step: ReadyStep;
    /** The run's context, with the share of the processors that this host may use. */
    context: RunContext;
}

/** The names of hosts. */
export const HOST_NAME = /^algo-\d+$/;

/** Processes that may stand for the instances of one step: one for each processor, and two on any machine. */
export function processesFor(instances: number, cpus: number): number {
    return Math.min(instances, Math.max(2, cpus));
}

/** The name of the loopback interface here. */
function loopback(): string {
    const interfaces = Object.entries(os.networkInterfaces());
    const found = interfaces.find(([, addresses]) => addresses?.some(({ internal }) => internal) === true);
    return found?.[0] ?? "lo";
}

/**
 * The hosts of a step on this machine.
 *
 * @param instances what the step asks for; anything but a number is taken for one
 */
export function localHosts(step: ReadyStep, context: RunContext, instances: unknown): LocalHost[] {
    const count = typeof instances === "number" ? processesFor(instances, context.cpus) : 1;
    const hosts = Array.from({ length: count }, (_, index) => `algo-${(index + 1).toString()}`);
    const networkInterface = loopback();
    return hosts.map((name, index) => ({
        name,
        index,
        hosts,
        networkInterface,
        step: count === 1 ? step : { ...step, name: `${step.name}/${name}` },
        context: { ...context, cpus: Math.max(1, Math.floor(context.cpus / count)) },
    }));
}

/** A port of this machine that is free for now. */
function freePort(): Promise<number> {
    return new Promise((resolve, reject) => {
        const server = net.createServer();
        server.once("error", reject);
        server.listen(0, "127.0.0.1", () => {
            const address = server.address();
            const port = typeof address === "object" && address !== null ? address.port : 0;
            server.close(() => resolve(port));
        });
    });
}

/**
 * Tells hosts where the first one listens. In SageMaker's network they find it by its name; here the names mean
 * nothing, and several jobs share one machine's ports. `cluster.py` of `templates/model-build` reads the variable.
 */
export async function leaderEnvironment(hosts: readonly LocalHost[]): Promise<Record<string, string>> {
    return hosts.length === 1 ? {} : { CLUSTER_LEADER: `127.0.0.1:${(await freePort()).toString()}` };
}
