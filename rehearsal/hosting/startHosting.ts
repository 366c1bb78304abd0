import * as fs from "node:fs/promises";
import * as path from "node:path";
import { unpackArchive } from "../system/tarArchive";
import { modelEnvironment } from "./modelEnvironment";
import { ServerProcess } from "./serverProcess";

/** A model to serve on this machine. */
export interface HostingOptions {
    /** Interpreter of the project's Python environment. */
    python: string;
    /** Path of the `model.tar.gz` that training wrote. */
    modelArchive: string;
    /** Folder that the model is unpacked into, and that the log goes to. */
    folder: string;
    /** Port to listen on; 0 takes a free one. Default: 0. */
    port?: number;
    /** Environment variables of the container, as the model package gives them. Default: none. */
    environment?: Readonly<Record<string, string>>;
    /** Ends the start, and the server. */
    signal?: AbortSignal;
    /** Seconds that the model may take to load. Default: 60. */
    startTimeoutSeconds?: number;
}

/** A model that answers over HTTP. */
export interface HostedModel {
    /** Address without a path: `http://127.0.0.1:8080`. */
    url: string;
    /** What the server and the model's script say. */
    logFile: string;
    /** Ends the server, and comes back when it has ended. */
    stop(): Promise<void>;
}

const START_TIMEOUT_SECONDS = 60;

/** Waits for the port, for the given time at most. */
async function portInTime(server: ServerProcess, seconds: number): Promise<number> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<"late">((resolve) => {
        timer = setTimeout(() => resolve("late"), seconds * 1000);
    });
    const port = await Promise.race([server.port(), tooLate]);
    clearTimeout(timer);
    if (port === "late") {
        const words = await server.lastWords();
        const message = `the model has not loaded within ${seconds.toString()} s; allow more time or look at its log:`;
        throw new Error([message, ...words].join("\n"));
    }
    return port;
}

async function spawnServer(options: HostingOptions, logFile: string): Promise<ServerProcess> {
    const { python, modelArchive, folder, port = 0, environment = {}, signal } = options;
    const modelFolder = path.join(folder, "model");
    await fs.rm(modelFolder, { recursive: true, force: true });
    await unpackArchive({ python, ...(signal === undefined ? {} : { signal }) }, modelArchive, modelFolder);
    const variables = modelEnvironment(python, modelFolder, environment);
    return ServerProcess.spawn({ python, modelFolder, port, environment: variables, logFile });
}

/**
 * Serves a trained model on this machine as a SageMaker container would, by the inference script inside its archive:
 * `GET /ping` and `POST /invocations`. The server ends with this process, however that ends.
 *
 * @throws UsageError where the port cannot be used
 * @throws Error with the end of the log where the model or its script cannot be loaded
 */
export async function startHosting(options: HostingOptions): Promise<HostedModel> {
    const { folder, signal, startTimeoutSeconds = START_TIMEOUT_SECONDS } = options;
    signal?.throwIfAborted();
    const logFile = path.join(folder, "server.log");
    const server = await spawnServer(options, logFile);
    const kill = (): void => server.kill();
    signal?.addEventListener("abort", kill, { once: true });
    const stop = (): Promise<void> => {
        signal?.removeEventListener("abort", kill);
        return server.stop();
    };
    try {
        signal?.throwIfAborted();
        const port = await portInTime(server, startTimeoutSeconds);
        return { url: `http://127.0.0.1:${port.toString()}`, logFile, stop };
    } catch (error) {
        await stop();
        signal?.throwIfAborted();
        throw error;
    }
}
