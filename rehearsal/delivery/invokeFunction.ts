import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { z } from "zod";
import { RecordedResource } from "../engine/recordedResource";

const SCRIPT = path.join(__dirname, "invoke_function.py");
const SECONDS_ALLOWED = 60;

/** A call of AWS that a function made. */
export interface FunctionCall {
    /** boto3's names: `codepipeline.start_pipeline_execution`. */
    call: string;
    arguments: Record<string, unknown>;
}

/** How an invocation went. */
export interface Invocation {
    returned: unknown;
    calls: FunctionCall[];
}

/** What AWS says to a call whose arguments are, among others, these: an answer, or the code of an error. */
export type CallAnswer = { when?: Readonly<Record<string, unknown>> } & (
    { answer: unknown } | { error: string }
);

/** What to invoke, with what, where. */
export interface InvocationRequest {
    /** The recorded Lambda function; its code comes with it. */
    function: RecordedResource;
    event: unknown;
    /** What AWS answers to each call that the function may make, by boto3's name of the call; the first that fits. */
    answers: Record<string, readonly CallAnswer[]>;
    /** Folder that the code is put into. */
    folder: string;
    python: string;
    signal: AbortSignal;
}

const functionShape = z.object({
    handler: z.string(),
    code: z.object({
        archive: z.object({
            assets: z.record(z.string(), z.object({ asset: z.object({ text: z.string() }) })),
        }),
    }),
    environment: z.object({ variables: z.record(z.string(), z.string()) }).optional(),
});

const invocationShape = z.object({
    returned: z.unknown(),
    calls: z.array(z.object({ call: z.string(), arguments: z.record(z.string(), z.unknown()) })),
});

function writeCode(folder: string, code: z.output<typeof functionShape>["code"]): void {
    fs.mkdirSync(folder, { recursive: true });
    for (const [file, { asset }] of Object.entries(code.archive.assets)) {
        fs.writeFileSync(path.join(folder, path.basename(file)), asset.text);
    }
}

function runPython(
    request: InvocationRequest,
    input: string,
    variables: Record<string, string>,
): Promise<string> {
    return new Promise((resolve, reject) => {
        const child = spawn(request.python, ["-I", SCRIPT], {
            env: { PYTHONDONTWRITEBYTECODE: "1", ...variables },
            signal: request.signal,
            timeout: SECONDS_ALLOWED * 1000,
        });
        let [output, log] = ["", ""];
        child.stdout.on("data", (chunk: Buffer) => void (output += chunk.toString()));
        child.stderr.on("data", (chunk: Buffer) => void (log += chunk.toString()));
        child.once("error", reject);
        child.once("close", (code) => {
            if (code === 0) {
                resolve(output);
            } else {
                const end = log.trimEnd().split("\n").at(-1) ?? "";
                reject(new Error(`the function ${request.function.name} failed: ${end}`));
            }
        });
        child.stdin.end(input);
    });
}

/**
 * Invokes a recorded Lambda function in Python on this machine: its own code, environment variables and handler,
 * against AWS calls that are answered from `answers`. It reaches no network and no credentials.
 *
 * @throws Error with the last line of the function's log when it fails
 */
export async function invokeFunction(request: InvocationRequest): Promise<Invocation> {
    const { handler, code, environment } = functionShape.parse(request.function.inputs);
    writeCode(request.folder, code);
    const { event, answers, folder } = request;
    const input = JSON.stringify({ handler, folder, event, answers });
    return invocationShape.parse(JSON.parse(await runPython(request, input, environment?.variables ?? {})));
}
