import * as fs from "node:fs";
import * as path from "node:path";
import { z } from "zod";
import { logEnd, runChild } from "../system/childProcess";
import { pythonEnvironment } from "../python/pythonEnvironment";

/** A test of a served model. */
export interface EndpointTestRequest {
    python: string;
    /** Address of the server, without a path. */
    url: string;
    /** The predictions that the model must give, as the evaluation wrote them. */
    goldenFile: string;
    /** Folder that the results go to. */
    folder: string;
    signal: AbortSignal;
}

const resultShape = z.object({
    passed: z.boolean(),
    checks: z.array(
        z.object({ name: z.string(), passed: z.boolean(), seconds: z.number(), detail: z.string() }),
    ),
});

/** How the test of an endpoint went, check by check. */
export type EndpointTestResult = z.output<typeof resultShape>;

const TEMPLATE = path.resolve(__dirname, "..", "..", "templates", "model-deploy");
const SETTINGS_FILE = "endpoint-test.json";
const RESULT_FILE = "endpoint-test.json";
/** This machine is not the instance that the limits are for, and may be busy with other things. */
const LATENCY_FACTOR = 20;
/** Seconds of load that show here what there is to show; the instance's capacity is not. */
const LOAD_SECONDS = 2;
const LOG_LINES = 12;

/** The template's own settings, with limits that a machine like this one can keep. */
function localSettings(folder: string): string {
    const text = fs.readFileSync(path.join(TEMPLATE, SETTINGS_FILE), "utf8");
    const settings = z.record(z.string(), z.union([z.number(), z.boolean()])).parse(JSON.parse(text));
    const own = Object.entries(settings).map(([key, value]) => [
        key,
        typeof value === "number" && key.endsWith("_milliseconds") ? value * LATENCY_FACTOR : value,
    ]);
    const file = path.join(folder, "endpoint-test-settings.json");
    fs.writeFileSync(file, JSON.stringify({ ...Object.fromEntries(own), load_seconds: LOAD_SECONDS }));
    return file;
}

/**
 * Runs the endpoint test of `templates/model-deploy` with its own settings, as the deploy pipeline does; only the
 * limits of the latency are wider and the load is shorter, because this machine is not an instance of SageMaker.
 *
 * @throws Error with the end of its log where the test itself could not be run
 */
export async function runEndpointTest(request: EndpointTestRequest): Promise<EndpointTestResult> {
    const { python, url, goldenFile, folder, signal } = request;
    const resultFile = path.join(folder, RESULT_FILE);
    fs.rmSync(resultFile, { force: true });
    const logFile = path.join(folder, "endpoint-test.log");
    await runChild({
        command: [
            ...[python, "-m", "endpoint_test", "--url", url, "--golden", goldenFile],
            ...["--settings", localSettings(folder)],
            ...["--json", resultFile, "--junit", path.join(folder, "endpoint-test.xml")],
        ],
        environment: pythonEnvironment(python, folder),
        workingFolder: TEMPLATE,
        logFile,
        signal,
    });
    signal.throwIfAborted();
    if (!fs.existsSync(resultFile)) {
        const lines = await logEnd(logFile, LOG_LINES);
        throw new Error(["the endpoint test could not be run:", ...lines].join("\n"));
    }
    return resultShape.parse(JSON.parse(fs.readFileSync(resultFile, "utf8")));
}
