import { ChildProcess, spawn } from "node:child_process";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import { logEnd } from "../system/childProcess";
import { endGroup, signalGroup } from "../system/processGroup";
import { UsageError } from "../terminal/usageError";

const SERVER = path.join(__dirname, "server.py");
const LISTENING = /^listening on (\d+)$/m;
/** How the server ends when the port that it was told cannot be used. */
const WRONG_USAGE = 2;
const REASON_LINES = 15;

/** A server to start. */
export interface ServerSpec {
    python: string;
    modelFolder: string;
    port: number;
    environment: Readonly<Record<string, string>>;
    /** Takes what the server and the model's script say. */
    logFile: string;
}

/** The server's process, which ends with this one however this one ends. */
export class ServerProcess {
    private stopping: Promise<void> | undefined;

    private constructor(
        private readonly child: ChildProcess,
        private readonly logFile: string,
    ) {}

    static async spawn(spec: ServerSpec): Promise<ServerProcess> {
        const log = await fs.open(spec.logFile, "w");
        try {
            const options = ["--model-dir", spec.modelFolder, "--port", spec.port.toString()];
            const child = spawn(spec.python, ["-B", SERVER, ...options], {
                cwd: spec.modelFolder,
                env: spec.environment,
                // The server ends when its standard input closes, which it does with this process.
                stdio: ["pipe", "pipe", log.fd],
                detached: true,
            });
            // A server that has ended already takes no notice of its input closing.
            child.stdin?.on("error", () => undefined);
            return new ServerProcess(child, spec.logFile);
        } finally {
            await log.close();
        }
    }

    /**
     * The port, once the model is loaded.
     *
     * @throws UsageError if the port cannot be used
     * @throws Error with the end of the log if the server ends instead
     */
    async port(): Promise<number> {
        const { child } = this;
        const end = await new Promise<{ port: number } | { code: number | null }>((resolve, reject) => {
            let said = "";
            child.stdout?.on("data", (chunk: Buffer) => {
                said += chunk.toString();
                const [, port] = LISTENING.exec(said) ?? [];
                if (port !== undefined) {
                    resolve({ port: Number(port) });
                }
            });
            child.once("error", reject);
            child.once("close", (code) => resolve({ code }));
        });
        if ("port" in end) {
            return end.port;
        }
        const reason = (await this.lastWords()).join("\n");
        throw end.code === WRONG_USAGE
            ? new UsageError(reason)
            : new Error(`the model server did not start:\n${reason}`);
    }

    /** The end of what the server has said. */
    lastWords(): Promise<string[]> {
        return logEnd(this.logFile, REASON_LINES);
    }

    /** Ends the server and everything that the model's script has started; several calls are one. */
    stop(): Promise<void> {
        const { pid } = this.child;
        this.stopping ??= pid === undefined ? Promise.resolve() : endGroup(pid);
        return this.stopping;
    }

    /** The same, where there is no time to wait. */
    kill(): void {
        if (this.child.pid !== undefined) {
            signalGroup(this.child.pid, "SIGKILL");
        }
    }
}
