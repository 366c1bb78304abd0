import * as assert from "node:assert";
import { execFileSync, spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { HostedModel, HostingOptions, startHosting } from "../../../rehearsal/hosting/startHosting";
import { UsageError } from "../../../rehearsal/terminal/usageError";
import { ADDING_SCRIPT, anyPython, packModel, temporaryFolder } from "./tinyModel";

const PROGRAM_HOOK = ["-r", "ts-node/register/transpile-only"];

async function isGone(url: string): Promise<boolean> {
    for (let tries = 0; tries < 100; tries += 1) {
        const answers = await fetch(`${url}/ping`).then(
            () => true,
            () => false,
        );
        if (!answers) {
            return true;
        }
        await sleep(50);
    }
    return false;
}

describe("startHosting", () => {
    let python: string;
    let folder: string;
    const hosted: HostedModel[] = [];

    before(async () => {
        python = await anyPython();
    });

    beforeEach(() => {
        folder = temporaryFolder();
    });

    afterEach(async () => {
        await Promise.all(hosted.splice(0).map((model) => model.stop()));
        fs.rmSync(folder, { recursive: true, force: true });
    });

    async function host(
        options: Partial<HostingOptions> = {},
        script: string = ADDING_SCRIPT,
    ): Promise<HostedModel> {
        const modelArchive = await packModel(python, folder, script);
        const model = await startHosting({ python, modelArchive, folder, ...options });
        hosted.push(model);
        return model;
    }

    function invoke(url: string, body: string, headers: Record<string, string>): Promise<Response> {
        return fetch(`${url}/invocations`, { method: "POST", body, headers });
    }

    it("answers /ping and /invocations by the model's own script", async () => {
        const { url } = await host();
        assert.strictEqual((await fetch(`${url}/ping`)).status, 200);
        const answer = await invoke(url, '{"instances": [{"a": 0.25, "b": 0.5}]}', {
            "content-type": "application/json",
        });
        assert.strictEqual(answer.headers.get("content-type"), "application/json");
        assert.deepStrictEqual(await answer.json(), { predictions: [0.75] });
    });

    it("hands content type and accept to the script", async () => {
        const { url } = await host();
        const answer = await invoke(url, "0.25,0.5\n0,0\n", {
            "content-type": "text/csv",
            accept: "text/csv",
        });
        assert.strictEqual(answer.headers.get("content-type"), "text/csv");
        assert.strictEqual(await answer.text(), "0.75\n0.0\n");
    });

    it("answers 400 to a fault of the request, 500 to one of the script, and goes on", async () => {
        const { url } = await host();
        const bad = await invoke(url, '{"instances": [{"a": 1}]}', { "content-type": "application/json" });
        assert.deepStrictEqual([bad.status, await bad.text()], [400, "not two numbers a row: 'b'\n"]);
        const broken = await invoke(url, "1,2,3\n", { "content-type": "text/csv" });
        assert.strictEqual(broken.status, 500);
        assert.strictEqual((await invoke(url, "0,1\n", { "content-type": "text/csv" })).status, 200);
        assert.strictEqual((await fetch(`${url}/nowhere`)).status, 404);
    });

    it("refuses a request whose length it is not told", async () => {
        const { url } = await host();
        const body = new ReadableStream({
            start(controller): void {
                controller.enqueue(new TextEncoder().encode("0,1\n"));
                controller.close();
            },
        });
        const request: RequestInit = { method: "POST", body, duplex: "half" };
        assert.strictEqual((await fetch(`${url}/invocations`, request)).status, 411);
    });

    it("keeps what the script prints in the log, apart from its own port line", async () => {
        const { logFile } = await host({}, `print("listening on 1")\n${ADDING_SCRIPT}`);
        assert.strictEqual(
            fs.readFileSync(logFile, "utf8"),
            `listening on 1\nloading from ${path.join(folder, "model")}\n`,
        );
    });

    it("takes the environment of the model's container, with its paths made local", async () => {
        const script = ADDING_SCRIPT.replace(
            "json.dumps({",
            'json.dumps({"env": [os.environ["SM_MODEL_DIR"], os.environ["FLAVOUR"], os.environ.get("AWS_PROFILE")], ',
        );
        process.env["AWS_PROFILE"] = "secret";
        const { url } = await host(
            {
                environment: {
                    SAGEMAKER_PROGRAM: "inference.py",
                    SAGEMAKER_SUBMIT_DIRECTORY: "/opt/ml/model/code",
                    FLAVOUR: "/opt/ml/models",
                },
            },
            script,
        ).finally(() => {
            delete process.env["AWS_PROFILE"];
        });
        const answer = await invoke(url, "0,1", { "content-type": "text/csv" });
        const { env } = (await answer.json()) as { env: unknown };
        assert.deepStrictEqual(env, [path.join(folder, "model"), "/opt/ml/models", null]);
    });

    it("leaves nothing of a model that was unpacked there before", async () => {
        const stale = path.join(folder, "model", "stale.txt");
        fs.mkdirSync(path.dirname(stale));
        fs.writeFileSync(stale, "");
        await host();
        assert.ok(!fs.existsSync(stale));
    });

    it("says which port cannot be used", async () => {
        const taken = createServer().listen(0, "127.0.0.1");
        await new Promise((resolve) => taken.once("listening", resolve));
        const address = taken.address();
        const port = typeof address === "object" && address !== null ? address.port : 0;
        await assert.rejects(
            host({ port }),
            new UsageError(
                `port ${port.toString()} cannot be used (Address already in use); choose another one, or 0 for a free one`,
            ),
        );
        taken.close();
    });

    it("uses the port that it is told", async () => {
        const first = await host();
        await first.stop();
        const port = Number(new URL(first.url).port);
        assert.strictEqual((await host({ port })).url, first.url);
    });

    it("shows the end of the log of a model that does not load", async () => {
        await assert.rejects(
            host(
                {},
                `${ADDING_SCRIPT}\ndef model_fn(model_dir):\n    raise ValueError("weights are damaged")\n`,
            ),
            (error: Error) =>
                error.message.startsWith("the model server did not start:\n") &&
                error.message.endsWith("ValueError: weights are damaged"),
        );
    });

    it("says which function the script lacks", async () => {
        await assert.rejects(host({}, "def model_fn(model_dir): return None\n"), {
            message:
                "the model server did not start:\n" +
                "inference.py lacks input_fn, predict_fn, output_fn; SageMaker calls all four functions",
        });
    });

    it("gives up on a model that takes too long to load, and ends it", async () => {
        const script = ADDING_SCRIPT.replace('print("loading', 'time.sleep(60); print("loading');
        await assert.rejects(host({ startTimeoutSeconds: 0.5 }, script), {
            message: "the model has not loaded within 0.5 s; allow more time or look at its log:",
        });
    });

    it("refuses an archive whose entries would land outside the folder", async () => {
        const modelArchive = path.join(folder, "evil.tar.gz");
        const evil =
            "import io, sys, tarfile\n" +
            "with tarfile.open(sys.argv[1], 'w:gz') as tar: tar.addfile(tarfile.TarInfo('../../outside.txt'), io.BytesIO())";
        execFileSync(python, ["-c", evil, modelArchive]);
        await assert.rejects(
            startHosting({ python, modelArchive, folder }),
            /cannot unpack .*evil\.tar\.gz: .*outside the destination/,
        );
        assert.ok(!fs.existsSync(path.join(folder, "..", "outside.txt")));
    });

    it("says that an archive is damaged", async () => {
        const modelArchive = await packModel(python, folder);
        fs.truncateSync(modelArchive, 60);
        await assert.rejects(
            startHosting({ python, modelArchive, folder }),
            /^Error: cannot unpack .*model\.tar\.gz: /,
        );
    });

    it("stops the server, once however often it is told", async () => {
        const model = await host();
        await Promise.all([model.stop(), model.stop()]);
        assert.ok(await isGone(model.url));
    });

    it("stops the server when the signal is given, running or starting", async () => {
        const controller = new AbortController();
        const { url } = await host({ signal: controller.signal });
        controller.abort();
        assert.ok(await isGone(url));
        const starting = new AbortController();
        const script = ADDING_SCRIPT.replace('print("loading', 'time.sleep(60); print("loading');
        setTimeout(() => {
            starting.abort(new Error("Ctrl-C"));
        }, 500);
        await assert.rejects(host({ signal: starting.signal }, script), new Error("Ctrl-C"));
    });

    for (const signal of ["SIGINT", "SIGTERM", "SIGKILL"] as const) {
        it(`leaves no server behind when its own process gets ${signal}`, async () => {
            const modelArchive = await packModel(python, folder);
            const program = path.join(__dirname, "parents", "hostingParent.ts");
            const parent = spawn(process.execPath, [...PROGRAM_HOOK, program, python, modelArchive, folder]);
            const url = await new Promise<string>((resolve) => {
                parent.stdout.once("data", (chunk: Buffer) => {
                    resolve(chunk.toString().trim());
                });
            });
            assert.strictEqual((await fetch(`${url}/ping`)).status, 200);
            parent.kill(signal);
            assert.ok(await isGone(url));
        });
    }
});
