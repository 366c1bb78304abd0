import * as path from "node:path";
import { buildPolicyPacks } from "../../policies/build";
import { stackCost } from "../cost/stackCost";
import { ProgramResult } from "../engine/runProgram";
import { CostItem, ResourceGraph } from "../graph/resourceGraph";
import { PackDescription } from "../policyRunner/packDescription";
import { PolicyRun, runPolicies } from "../policyRunner/runPolicies";
import { readStackSettings, StackSettings } from "../settingsFile/stackSettings";
import { hasOwnIdentity } from "../simulation/identities/identities";
import { ApprovedVersions, chooseModelVersion, ModelVersion } from "./modelVersion";
import { regionOf, runStack, StackRunOptions } from "./runStack";

/** Root of this project. */
export const PROJECT_FOLDER = path.resolve(__dirname, "..", "..");

/** What to rehearse. */
export interface RehearseOptions extends StackRunOptions {
    stack: string;
    /** Another stack file to take the settings from. */
    settingsFile?: string | undefined;
    /** ARN of the model version to take as approved. */
    modelPackageArn?: string | undefined;
    /** Whether to run the policy packs. Default: true. */
    policies?: boolean | undefined;
    /** Local registry to look for an approved version in. */
    registry?: ApprovedVersions | undefined;
    /** Folder of the Pulumi project. Default: this one. */
    folder?: string | undefined;
}

/** A rehearsed stack. */
export interface Rehearsal {
    graph: ResourceGraph;
    /** The policy packs that looked at it; none where they were left out. */
    packs: PackDescription[];
    modelVersion: ModelVersion;
    /** Cost items without a figure. */
    unpriced: CostItem[];
    /** Configuration keys whose secrets were replaced by placeholders. */
    placeholderKeys: string[];
    /** Types that the simulated provider only knows in general. */
    generalTypes: string[];
}

function checkPolicies(
    folder: string,
    settings: StackSettings,
    result: Promise<ProgramResult>,
    preview: boolean,
): Promise<PolicyRun> {
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
): Promise<{ result: ProgramResult; policies: PolicyRun }> {
    const running = runStack(settings, version, options);
    const checking =
        options.policies === false
            ? Promise.resolve({ packs: [], verdicts: [] })
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
    const { resources, outputs } = result;
    const types = new Set(resources.map((resource) => resource.type));
    return {
        graph: { stack, project, outputs, resources, policies: policies.verdicts, cost },
        packs: policies.packs,
        modelVersion,
        unpriced,
        placeholderKeys: settings.secretKeys,
        generalTypes: [...types].filter(isGeneral).sort(),
    };
}
