import { runtime } from "@pulumi/pulumi";
import { RecordedResource } from "./recordedResource";
import { RecordingMonitor } from "./recordingMonitor";
import { RegisteredResource } from "./registeredResource";
import { Simulation } from "./simulation";
import { readableProperties } from "./wireValues";

/** A program and the surroundings that Pulumi would give it. */
export interface ProgramRun {
    project: string;
    stack: string;
    /** Configuration as the engine hands it over: full keys, values as text, objects as JSON. */
    config: Record<string, string>;
    /** Keys of `config` whose values are secret. */
    secretKeys: string[];
    /** Leaves unknown what a real preview does not know. */
    preview: boolean;
    simulation: Simulation;
    /** Declares the resources; what it returns are the stack's outputs. */
    program: () => unknown;
}

/** What a program declared. */
export interface ProgramResult {
    resources: RecordedResource[];
    /** The same resources with their values as Pulumi sends them, for policies. */
    registered: RegisteredResource[];
    outputs: Record<string, unknown>;
}

/** Installs Pulumi's mock monitor with every feature that the engine has, but output values. */
async function installMonitor(run: ProgramRun, monitor: RecordingMonitor): Promise<void> {
    await runtime.setMocks(monitor.mocks, run.project, run.stack, run.preview);
    runtime.setMockOptions(monitor, run.project, run.stack, run.preview);
    runtime.setAllConfig(run.config, run.secretKeys);
}

/** Waits until nothing is under way any more, so that no failure of this run turns up in the next. */
async function settle(failures: unknown[]): Promise<void> {
    try {
        await runtime.disconnect();
    } catch (error) {
        failures.push(error);
    }
    for (let turn = 0; turn < 3; turn++) {
        await new Promise((resolve) => setImmediate(resolve));
    }
}

/**
 * Runs a Pulumi program in this process, unchanged, against a simulated cloud, and records what it declares.
 * One at a time: Pulumi keeps the run's settings in the process.
 *
 * @throws whatever the program or one of its resources throws, once everything under way has ended
 */
export async function runProgram(run: ProgramRun): Promise<ProgramResult> {
    const monitor = new RecordingMonitor(run.simulation);
    await installMonitor(run, monitor);
    const failures: unknown[] = [];
    const onRejection = (reason: unknown): void => void failures.push(reason);
    process.on("unhandledRejection", onRejection);
    try {
        await runtime.runInPulumiStack(async () => run.program());
    } catch (error) {
        failures.push(error);
    }
    await settle(failures);
    process.off("unhandledRejection", onRejection);
    if (failures.length > 0) {
        throw failures[0];
    }
    const registered = monitor.registered();
    const resources = registered.map((registration) => registration.record);
    const stack = resources.find((resource) => resource.type === "pulumi:pulumi:Stack");
    return { resources, registered, outputs: readableProperties(stack?.outputs ?? {}) };
}
