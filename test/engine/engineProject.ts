import { spawn, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { parse, stringify } from "yaml";

const PROJECT = path.join(__dirname, "..", "..");
const PROVIDER = path.join(PROJECT, "rehearsal", "provider", "main.ts");
/** Commands of the CLI that run the program or take a file of settings by name. */
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

/** Settings of a stack, by their keys. */
export interface Config extends Record<string, unknown> {
    "mlops:realtime": {
        variants: { instanceType: string }[];
        scaling: { primary: Record<string, unknown> };
        monitoring?: Record<string, unknown>;
    };
}

/** How a command ended, with everything that it printed. */
export interface CommandResult {
    code: number;
    output: string;
}

/** A command that runs. */
export interface RunningCommand {
    ended: Promise<CommandResult>;
    /** Ends it and everything that it started at once, as a build server that is switched off does. */
    kill(): void;
}

/** Kills a process and all that came from it; the engine gives each of its plugins a process group of its own. */
function killTree(root: number): void {
    const { stdout } = spawnSync("ps", ["-e", "-o", "pid=,ppid="], { encoding: "utf8" });
    const parents = stdout
        .trim()
        .split("\n")
        .map((line) => line.trim().split(/\s+/).map(Number));
    const tree = [root];
    for (const known of tree) {
        tree.push(
            ...parents.flatMap(([pid, parent]) => (parent === known && pid !== undefined ? [pid] : [])),
        );
    }
    for (const pid of tree) {
        try {
            process.kill(pid, "SIGKILL");
        } catch {
            // It has ended by itself meanwhile.
        }
    }
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
        // Lets it write its events to a file.
        PULUMI_DEBUG_COMMANDS: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        AWS_ENDPOINT_URL_CLOUDWATCH: sagemakerUrl,
        AWS_ENDPOINT_URL_SAGEMAKER: sagemakerUrl,
        AWS_ACCESS_KEY_ID: "test",
        AWS_SECRET_ACCESS_KEY: "test",
        AWS_REGION: "eu-central-1",
    };
}

/** This process's environment, less what a program that ran in it has left there for itself: its own configuration. */
function ownEnvironment(): NodeJS.ProcessEnv {
    return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("PULUMI_")));
}

/** A stack of a project in a temporary folder's file backend, with the simulated provider as its plugins. */
export class EngineProject {
    readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), "mlops-engine-"));
    private readonly environment: NodeJS.ProcessEnv;
    private readonly settings: string;

    constructor(
        private readonly stack: string,
        sagemakerUrl: string,
        private readonly project = PROJECT,
    ) {
        const plugins = path.join(this.folder, "plugins");
        const state = path.join(this.folder, "state");
        fs.mkdirSync(state);
        writePlugins(plugins);
        this.settings = path.join(this.folder, `Pulumi.${stack}.yaml`);
        for (const file of ["Pulumi.yaml", path.basename(this.settings)]) {
            fs.copyFileSync(path.join(this.project, file), path.join(this.folder, file));
        }
        this.environment = { ...ownEnvironment(), ...engineEnvironment(plugins, state, sagemakerUrl) };
    }

    /** Changes this stack's own copy of its settings. */
    configure(change: (config: Config) => void): void {
        const file = parse(fs.readFileSync(this.settings, "utf8")) as { config: Config };
        change(file.config);
        fs.writeFileSync(this.settings, stringify(file));
    }

    /** Runs the CLI on this stack's own copy of its settings. */
    pulumi(args: string[]): Promise<CommandResult> {
        return this.start(args).ended;
    }

    /**
     * Starts the CLI. Only what runs the program works in the project's folder: the others would write what they have
     * to say, such as a new stack's salt, into the project's own settings.
     */
    start(args: string[]): RunningCommand {
        const configured = CONFIGURED.includes(args[0] ?? "");
        const child = spawn(
            "pulumi",
            [
                ...args,
                ...["--non-interactive", "--stack", this.stack],
                ...(configured ? ["--config-file", this.settings] : []),
            ],
            { cwd: configured ? this.project : this.folder, env: this.environment },
        );
        const chunks: Buffer[] = [];
        child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
        child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
        const ended = new Promise<CommandResult>((resolve, reject) => {
            child.once("error", reject);
            child.once("close", (code) => {
                resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString("utf8") });
            });
        });
        return { ended, kill: () => void (child.pid !== undefined && killTree(child.pid)) };
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

/** One finished step of an update: what was done, as the engine says it, to a resource of which type and name. */
export interface Step {
    done: string;
    type: string;
    name: string;
}

const FINISHED =
    /^ *[-+~]+ +(?<type>\S+) (?<name>\S+) (?<done>created|updated|deleted|replaced)\b(?! \(0s\))/;

/** The steps of a command in the order in which they ended. */
export function stepsOf({ output }: CommandResult): Step[] {
    return output.split("\n").flatMap((line) => {
        const { type, name, done } = FINISHED.exec(line)?.groups ?? {};
        return type === undefined || name === undefined || done === undefined ? [] : [{ type, name, done }];
    });
}
