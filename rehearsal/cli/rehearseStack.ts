import * as path from "node:path";
import { buildPolicyPacks } from "../../policies/build";
import { stackCost } from "../cost/stackCost";
import { ProgramResult, runProgram } from "../engine/runProgram";
import { CostItem, ResourceGraph, Verdict } from "../graph/resourceGraph";
import { runPolicies } from "../policyRunner/runPolicies";
import { readStackSettings, StackSettings } from "../settingsFile/stackSettings";
import { cloudSimulation } from "../simulation/cloudSimulation";
import { hasOwnIdentity } from "../simulation/identities/identities";
import { partitionOf, SimulatedCloud } from "../simulation/simulatedCloud";
import {
    accountOf,
    ApprovedVersions,
    chooseModelVersion,
    ModelVersion,
    PINNED_VERSION_KEY,
} from "./modelVersion";

/** Root of this project. */
export const PROJECT_FOLDER = path.resolve(__dirname, "..", "..");

/** What to rehearse. */
export interface RehearseOptions {
    stack: string;
    /** Another stack file to take the settings from. */
    settingsFile?: string | undefined;
    /** ARN of the model version to take as approved. */
    modelPackageArn?: string | undefined;
    /** Leaves unknown what a real preview does not know. Default: false. */
    preview?: boolean | undefined;
    /** Whether to run the policy packs. Default: true. */
    policies?: boolean | undefined;
    /** Local registry to look for an approved version in. */
    registry?: ApprovedVersions | undefined;
    /** Whether errors keep their stack traces, which costs half of the time. Default: false. */
    verbose?: boolean | undefined;
    /** Folder of the Pulumi project. Default: this one. */
    folder?: string | undefined;
}

/** A rehearsed stack. */
export interface Rehearsal {
    graph: ResourceGraph;
    modelVersion: ModelVersion;
    /** Cost items without a figure. */
    unpriced: CostItem[];
    /** Configuration keys whose secrets were replaced by placeholders. */
    placeholderKeys: string[];
    /** Types that the simulated provider only knows in general. */
    generalTypes: string[];
}

/** Frames that the SDK's promises keep; each costs time. */
const STACK_TRACE_LIMIT = 2;

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

function regionOf(config: Record<string, string>): string {
    return config["aws:region"] ?? "us-east-1";
}

async function withShortTraces<T>(verbose: boolean, action: () => Promise<T>): Promise<T> {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = verbose ? limit : STACK_TRACE_LIMIT;
    try {
        return await action();
    } finally {
        Error.stackTraceLimit = limit;
    }
}

function runStack(
    settings: StackSettings,
    version: ModelVersion,
    options: RehearseOptions,
): Promise<ProgramResult> {
    const preview = options.preview ?? false;
    const pinned = PINNED_VERSION_KEY in settings.config ? { [PINNED_VERSION_KEY]: version.arn } : {};
    const config = { ...settings.config, ...pinned };
    return withShortTraces(options.verbose ?? false, () =>
        runProgram({
            project: settings.project,
            stack: settings.stack,
            config,
            secretKeys: settings.secretKeys,
            preview,
            simulation: cloudSimulation(cloudOf(config, version, preview)),
            program: loadProgram(settings.entry),
        }),
    );
}

function checkPolicies(
    folder: string,
    settings: StackSettings,
    result: Promise<ProgramResult>,
    preview: boolean,
): Promise<Verdict[]> {
    const { project, stack, config, secretKeys } = settings;
    const resources = result.then(({ registered }) => registered);
    resources.catch(() => undefined);
    return runPolicies(
        path.join(folder, "policies"),
        { project, stack, config, secretKeys, preview },
        resources,
        async () => {
            await buildPolicyPacks();
        },
    );
}

/** Runs the program and the packs side by side; when both fail, the program's failure is the one to know. */
async function runWithPolicies(
    folder: string,
    settings: StackSettings,
    version: ModelVersion,
    options: RehearseOptions,
): Promise<{ result: ProgramResult; policies: Verdict[] }> {
    const running = runStack(settings, version, options);
    const checking =
        options.policies === false
            ? Promise.resolve([])
            : checkPolicies(folder, settings, running, options.preview ?? false);
    const [result, policies] = await Promise.allSettled([running, checking]);
    if (result.status === "rejected") {
        throw result.reason;
    }
    if (policies.status === "rejected") {
        throw policies.reason;
    }
    return { result: result.value, policies: policies.value };
}

function isGeneral(type: string): boolean {
    return /^aws(?:-native)?:/.test(type) && !hasOwnIdentity(type);
}

/**
 * Runs a stack's program against a simulated AWS, with its policies and its price.
 * Several rehearsals can follow each other in one process, but not overlap: Pulumi keeps a run's settings in the process.
 *
 * @throws UsageError for wrong usage or settings files; what the program or a policy pack throws otherwise
 */
export async function rehearse(options: RehearseOptions): Promise<Rehearsal> {
    const folder = options.folder ?? PROJECT_FOLDER;
    const settings = readStackSettings(folder, options.stack, options.settingsFile);
    const region = regionOf(settings.config);
    const modelVersion = chooseModelVersion({
        given: options.modelPackageArn,
        config: settings.config,
        region,
        registry: options.registry,
    });
    const { result, policies } = await runWithPolicies(folder, settings, modelVersion, options);
    const { cost, unpriced } = stackCost(result.resources, region);
    const { project, stack } = settings;
    const types = new Set(result.resources.map((resource) => resource.type));
    return {
        graph: { stack, project, outputs: result.outputs, resources: result.resources, policies, cost },
        modelVersion,
        unpriced,
        placeholderKeys: settings.secretKeys,
        generalTypes: [...types].filter(isGeneral).sort(),
    };
}
