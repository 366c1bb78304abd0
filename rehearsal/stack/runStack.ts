import { ProgramResult, runProgram } from "../engine/runProgram";
import { withoutTraces } from "../engine/withoutTraces";
import { StackSettings } from "../settingsFile/stackSettings";
import { cloudSimulation } from "../simulation/cloudSimulation";
import { partitionOf, SimulatedCloud } from "../simulation/simulatedCloud";
import { accountOf, ModelVersion, PINNED_VERSION_KEY } from "./modelVersion";

/** How a program is run. */
export interface StackRunOptions {
    /** Leaves unknown what a real preview does not know. Default: false. */
    preview?: boolean | undefined;
    /** Whether errors keep their stack traces, which costs half of the time. Default: false. */
    verbose?: boolean | undefined;
}

/** Loads the entry anew, since a Pulumi program runs while it loads; a function it exports is the program. */
function loadProgram(entry: string): () => unknown {
    return () => {
        const file = require.resolve(entry);
        require.cache[file] = undefined;
        // eslint-disable-next-line @typescript-eslint/no-require-imports -- the entry has to run inside the program
        const loaded: unknown = require(file);
        return typeof loaded === "function" ? (loaded as () => unknown)() : loaded;
    };
}

function cloudOf(config: Record<string, string>, version: ModelVersion, preview: boolean): SimulatedCloud {
    const region = regionOf(config);
    return {
        partition: partitionOf(region),
        region,
        accountId: accountOf(config),
        preview,
        modelPackageArn: version.arn,
    };
}

/** The region that a stack is meant for. */
export function regionOf(config: Record<string, string>): string {
    return config["aws:region"] ?? "us-east-1";
}

/** Runs the program of a stack on a simulated cloud in which `version` is approved. */
export function runStack(
    settings: StackSettings,
    version: ModelVersion,
    options: StackRunOptions,
): Promise<ProgramResult> {
    const preview = options.preview ?? false;
    const pinned = PINNED_VERSION_KEY in settings.config ? { [PINNED_VERSION_KEY]: version.arn } : {};
    const config = { ...settings.config, ...pinned };
    const run = {
        project: settings.project,
        stack: settings.stack,
        config,
        secretKeys: settings.secretKeys,
        preview,
        simulation: cloudSimulation(cloudOf(config, version, preview)),
        program: loadProgram(settings.entry),
    };
    return options.verbose === true ? runProgram(run) : withoutTraces(() => runProgram(run));
}
