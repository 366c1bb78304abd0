import { spawn, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

const PROJECT = path.join(__dirname, "..", "..");
const PROVIDER = path.join(PROJECT, "rehearsal", "provider", "main.ts");
/** Commands of the CLI that read a stack's settings. */
const CONFIGURED = ["config", "up", "preview", "refresh", "destroy"];
const PACKAGES = ["aws", "awsx", "aws-native"];

/** Whether a Pulumi CLI is on the PATH; its npm launcher counts only where the CLI itself is there too. */
export function hasPulumi(): boolean {
    return spawnSync("pulumi", ["version"], { stdio: "ignore" }).status === 0;
}

/** One resource of a stack's state. */
export interface StateResource {
    urn: string;
    type: string;
    id?: string;
    inputs?: Record<string, unknown>;
    outputs?: Record<string, unknown>;
}

/** How a command ended, with everything that it printed. */
export interface CommandResult {
    code: number;
    output: string;
}

/** Puts the simulated provider into a folder as the plugins of every AWS package. */
export function writePlugins(folder: string): void {
    fs.mkdirSync(folder);
    for (const name of PACKAGES) {
        const { version } = JSON.parse(
            fs.readFileSync(path.join(PROJECT, "node_modules", "@pulumi", name, "package.json"), "utf8"),
        ) as { version: string };
        const script = `#!/bin/sh\ncd "${PROJECT}" && exec "${process.execPath}" -r ts-node/register/transpile-only "${PROVIDER}" ${version}\n`;
        fs.writeFileSync(path.join(folder, `pulumi-resource-${name}`), script, { mode: 0o755 });
    }
}

/** What the CLI needs in its environment to find the plugins, a file backend and the fake service. */
export function engineEnvironment(
    plugins: string,
    state: string,
    sagemakerUrl: string,
): Record<string, string> {
    return {
        PATH: `${plugins}:${process.env["PATH"] ?? ""}`,
        PULUMI_BACKEND_URL: `file://${state}`,
        PULUMI_CONFIG_PASSPHRASE: "test",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        AWS_ENDPOINT_URL_SAGEMAKER: sagemakerUrl,
        AWS_ACCESS_KEY_ID: "test",
        AWS_SECRET_ACCESS_KEY: "test",
        AWS_REGION: "eu-central-1",
    };
}

/** A stack of a project in a temporary folder's file backend, with the simulated provider as its plugins. */
export class EngineProject {
    readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), "mlops-engine-"));
    private readonly environment: NodeJS.ProcessEnv;

    constructor(
        private readonly stack: string,
        sagemakerUrl: string,
        private readonly project = PROJECT,
    ) {
        const plugins = path.join(this.folder, "plugins");
        const state = path.join(this.folder, "state");
        fs.mkdirSync(state);
        writePlugins(plugins);
        this.environment = { ...process.env, ...engineEnvironment(plugins, state, sagemakerUrl) };
    }

    /** Runs the CLI in the project, on this stack's own copy of its settings. */
    pulumi(args: string[]): Promise<CommandResult> {
        const settings = path.join(this.folder, `Pulumi.${this.stack}.yaml`);
        if (!fs.existsSync(settings)) {
            fs.copyFileSync(path.join(this.project, `Pulumi.${this.stack}.yaml`), settings);
        }
        const withSettings = CONFIGURED.includes(args[0] ?? "") ? ["--config-file", settings] : [];
        const child = spawn(
            "pulumi",
            [...args, "--non-interactive", "--stack", this.stack, ...withSettings],
            {
                cwd: this.project,
                env: this.environment,
            },
        );
        const chunks: Buffer[] = [];
        child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
        child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
        return new Promise((resolve, reject) => {
            child.once("error", reject);
            child.once("close", (code) => {
                resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString("utf8") });
            });
        });
    }

    /** The resources in the stack's state. */
    async resources(): Promise<StateResource[]> {
        const { output } = await this.pulumi(["stack", "export"]);
        const state = JSON.parse(output) as { deployment: { resources?: StateResource[] } };
        return state.deployment.resources ?? [];
    }

    dispose(): void {
        fs.rmSync(this.folder, { recursive: true, force: true });
    }
}
