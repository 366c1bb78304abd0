import * as fs from "node:fs";
import * as path from "node:path";
import * as automation from "@pulumi/pulumi/automation";
import { readSettings } from "../infra/settings";
import { FailedOperation, operationError } from "./automation/errors";
import { OperationLog, OperationReport } from "./automation/operationLog";
import { PolicyPack, policyOptions } from "./automation/policyPacks";
import { Progress } from "./automation/progress";
import { ConfigValue, stackConfig, StackDefinition } from "./automation/stackConfig";
import { composeStack } from "./compose";

export {
    DeploymentError,
    PolicyError,
    StackBusyError,
    StackOperationError,
    type FailedOperation,
} from "./automation/errors";
export { type OperationReport } from "./automation/operationLog";
export { libraryPolicyPacks, type PolicyPack } from "./automation/policyPacks";
export { type PolicyViolation, type Progress, type ResourceFailure } from "./automation/progress";
export { type AwsTarget, type StackDefinition } from "./automation/stackConfig";
export { type GivenSettings, SettingsError } from "../infra/settings";

/** How a stack is worked on; none of it decides what is deployed. */
export interface AutomationOptions {
    /**
     * Folder that the stack's files are kept in. What a rollout calls is looked for in `node_modules` beside it or above it,
     * and a passphrase's salt is kept in it, so it must last. Default: `.pulumi-stacks/<project>/<stack>` in the
     * working folder.
     */
    workFolder?: string;
    /** Where the state is kept, for example `s3://my-state`. Default: where `pulumi login` says. */
    backendUrl?: string;
    /** What encrypts secrets in the state, for example `awskms://alias/state?region=eu-central-1`. Default: the backend's. */
    secretsProvider?: string;
    /** Environment variables of the engine, beside those of this process. */
    environment?: Record<string, string>;
    /** Policy packs of previews and updates; `libraryPolicyPacks(environment)` gives the library's own. Default: none. */
    policyPacks?: PolicyPack[];
    /** Is told what happens while it happens. */
    onProgress?: (progress: Progress) => void;
    /** The Pulumi CLI. Default: `pulumi` on the PATH. */
    pulumiCommand?: automation.PulumiCommand;
}

/** What an update came to. */
export interface UpdateReport extends OperationReport {
    /** Outputs of the stack; a secret one is in plain text here. */
    outputs: Record<string, unknown>;
}

const DEFAULT_PROJECT = "sagemaker-mlops";

/** A stack of the platform that a program previews, deploys, refreshes and takes down. */
export class AutomatedStack {
    /** @internal Made by `openStack`. */
    constructor(
        readonly name: string,
        private readonly stack: automation.Stack,
        private readonly options: AutomationOptions,
    ) {}

    /**
     * Says what an update would change, and what the policies say to it.
     *
     * @throws PolicyError, StackBusyError or StackOperationError
     */
    preview(signal?: AbortSignal): Promise<OperationReport> {
        return this.run(
            "preview",
            async (common) => {
                await this.stack.preview({ ...common, ...this.policies() });
            },
            signal,
        );
    }

    /**
     * Brings the stack to what its definition says.
     *
     * @throws PolicyError, DeploymentError, StackBusyError or StackOperationError
     */
    async up(signal?: AbortSignal): Promise<UpdateReport> {
        const report = await this.run(
            "up",
            async (common) => {
                await this.stack.up({ ...common, ...this.policies() });
            },
            signal,
        );
        return { ...report, outputs: await this.outputs() };
    }

    /**
     * Brings the state to what is really there.
     *
     * @throws StackBusyError or StackOperationError
     */
    refresh(signal?: AbortSignal): Promise<OperationReport> {
        return this.run(
            "refresh",
            async (common) => {
                await this.stack.refresh(common);
            },
            signal,
        );
    }

    /**
     * Takes everything down, and leaves the stack itself with its history. Protected resources stop it before
     * anything is deleted.
     *
     * @throws DeploymentError, StackBusyError or StackOperationError
     */
    destroy(signal?: AbortSignal): Promise<OperationReport> {
        return this.run(
            "destroy",
            async (common) => {
                // Without a preview the engine deletes what is not protected before it stops at what is.
                await this.stack.previewDestroy(common);
                await this.stack.destroy(common);
            },
            signal,
        );
    }

    /** Outputs of the last update; a secret one is in plain text here. */
    async outputs(): Promise<Record<string, unknown>> {
        const outputs = await this.stack.outputs();
        return Object.fromEntries(
            Object.entries(outputs).map(([key, { value }]): [string, unknown] => [key, value]),
        );
    }

    private policies(): ReturnType<typeof policyOptions> {
        return policyOptions(this.options.policyPacks ?? [], this.stack.workspace.workDir);
    }

    private async run(
        operation: FailedOperation["operation"],
        work: (common: {
            color: "never";
            onEvent: (event: automation.EngineEvent) => void;
            signal?: AbortSignal;
        }) => Promise<void>,
        signal: AbortSignal | undefined,
    ): Promise<OperationReport> {
        const log = new OperationLog(this.options.onProgress ?? (() => undefined));
        try {
            const onEvent = (event: automation.EngineEvent): void => log.take(event);
            await work({ color: "never", onEvent, ...(signal === undefined ? {} : { signal }) });
        } catch (error) {
            throw operationError({ stackName: this.name, operation }, log, error);
        }
        return log.report();
    }
}

/** What the stack was configured with before is forgotten: its definition alone decides. */
async function configure(stack: automation.Stack, config: Record<string, ConfigValue>): Promise<void> {
    const { workspace } = stack;
    const entries = Object.entries(config);
    const open = entries.filter(([, { secret }]) => !secret).map(([key, { value }]) => [key, value]);
    const settings = await workspace.stackSettings(stack.name).catch(() => ({}));
    await workspace.saveStackSettings(stack.name, { ...settings, config: Object.fromEntries(open) });
    for (const [key, value] of entries.filter(([, { secret }]) => secret)) {
        await stack.setConfig(key, value);
    }
}

/**
 * Opens a stack of the platform for a program, and creates it where it does not exist: the same composition as the
 * Pulumi program of this repository, as a function of data. It needs the Pulumi CLI.
 *
 * ```ts
 * const stack = await openStack(
 *     { stack: "prod", aws: { region: "eu-central-1" }, settings: { kind: "serving", environment: "prod", ... } },
 *     { policyPacks: libraryPolicyPacks("prod"), onProgress: console.log },
 * );
 * const { outputs } = await stack.up();
 * ```
 *
 * @throws SettingsError listing every problem of the settings, before an engine is started
 */
export async function openStack(
    definition: StackDefinition,
    options: AutomationOptions = {},
): Promise<AutomatedStack> {
    const config = stackConfig(definition);
    const { stack: stackName, project = DEFAULT_PROJECT } = definition;
    const { backendUrl, secretsProvider, environment, pulumiCommand } = options;
    const workDir = path.resolve(options.workFolder ?? path.join(".pulumi-stacks", project, stackName));
    fs.mkdirSync(workDir, { recursive: true });
    const stack = await automation.LocalWorkspace.createOrSelectStack(
        { stackName, projectName: project, program: () => composeStack(readSettings()) },
        {
            workDir,
            projectSettings: {
                name: project,
                runtime: "nodejs",
                ...(backendUrl === undefined ? {} : { backend: { url: backendUrl } }),
            },
            ...(secretsProvider === undefined ? {} : { secretsProvider }),
            ...(environment === undefined ? {} : { envVars: environment }),
            ...(pulumiCommand === undefined ? {} : { pulumiCommand }),
        },
    );
    await configure(stack, config);
    return new AutomatedStack(stackName, stack, options);
}
