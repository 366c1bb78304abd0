import * as assert from "node:assert";
import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

const PROJECT = path.resolve(__dirname, "..", "..", "..");
const START = path.join(PROJECT, "rehearsal", "cli", "start.ts");
const HOOK = ["-r", "ts-node/register/transpile-only"];

interface Ended {
    code: number | null;
    output: string;
    errors: string;
}

/** Runs `npm start` as its own process; `watch` sees each piece of its output. */
function start(
    args: readonly string[],
    watch: (output: string, stop: () => void) => void = () => undefined,
): Promise<Ended> {
    return new Promise((resolve) => {
        const child = spawn(process.execPath, [...HOOK, START, ...args], { cwd: PROJECT });
        let [output, errors] = ["", ""];
        child.stdout.on("data", (chunk: Buffer) => {
            output += chunk.toString();
            watch(output, () => child.kill("SIGINT"));
        });
        child.stderr.on("data", (chunk: Buffer) => void (errors += chunk.toString()));
        child.once("close", (code) => resolve({ code, output, errors }));
    });
}

describe("npm start", function () {
    this.timeout(300_000);
    let folder: string;
    before(() => {
        folder = fs.mkdtempSync(path.join(os.tmpdir(), "first-life-"));
    });
    after(() => {
        fs.rmSync(folder, { recursive: true });
    });

    it("takes a model from the platform to production, and its version's ARN with it", async () => {
        const report = path.join(folder, "life.html");
        const { code, output, errors } = await start(["--report", report]);
        assert.strictEqual(code, 0, `${output}\n${errors}`);
        const version = /registered as (\S+), PendingManualApproval/.exec(output)?.[1] ?? "none";
        const stations = [
            "Platform: the stack dev",
            "Training: the SageMaker pipeline diagnosis-build",
            "Registry: an approver sets the version to Approved",
            `with ModelPackageArn=${version}`,
            "preview of prod",
            "Deploy-staging / Deploy",
            `serves ${version}`,
            "passed: gives the golden predictions",
            "Approval-prod / release",
            "Production-prod / Deploy",
            `serves ${version}`,
            "EventBridge delivers the first approval a second time",
            "asks for execution 1 again, by the same token: nothing is started",
            "ignored: an edit of CustomerMetadataProperties",
            "starts execution 2 with ModelPackageArn=",
            "execution 3 waits for Approval-prod",
            "execution 2, Production-prod / Deploy: FAILED: Endpoint diagnosis-prod was rolled back",
            `execution 2, Production-prod / Deploy: put back: serves ${version}`,
            `execution 3, Production-prod / Deploy: serves ${version}`,
            `starts execution 5 with ModelPackageArn=${version}, RejectedVersion=`,
            `execution 5, Production-prod / Deploy: serves ${version}`,
            `${version} is live in staging and prod`,
        ];
        let from = 0;
        for (const station of stations) {
            const at = output.indexOf(station, from);
            assert.ok(at >= from, `"${station}" is missing, or comes too early:\n${output}`);
            from = at;
        }
        const page = fs.readFileSync(report, "utf8");
        assert.ok(page.includes(version));
        assert.doesNotMatch(page, /(?:src|href)="http|@import|<script/);
    });

    it("deploys nothing where the model misses what it must reach", async () => {
        const { code, output } = await start([
            "--at-least",
            "auc=0.999",
            "--report",
            path.join(folder, "none.html"),
        ]);
        assert.strictEqual(code, 1);
        assert.match(output, /Not registered.*: the model must reach auc at least 0\.999/);
        assert.doesNotMatch(output, /Deploy-staging/);
        assert.ok(!fs.existsSync(path.join(folder, "none.html")));
    });

    it("stops on Ctrl-C with one line, in the middle of the training", async () => {
        const { code, errors } = await start([], (output, stop) => {
            if (output.includes("Prepare ")) {
                stop();
            }
        });
        assert.strictEqual(code, 130);
        assert.strictEqual(errors.trim(), "stopped; earlier runs and results are as they were");
    });

    it("refuses a wrong option before anything starts", async () => {
        const { code, output, errors } = await start(["--lable", "x"]);
        assert.strictEqual(code, 2);
        assert.strictEqual(output, "");
        assert.match(errors, /unknown option '--lable'.*; npm start -- --help lists the options/s);
    });
});
