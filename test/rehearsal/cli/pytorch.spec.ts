import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { parseDocument } from "yaml";
import { runPipeline } from "../../../rehearsal/training/runPipeline";
import { testModel } from "../../../rehearsal/firstLife/testModel";
import { LocalPaths } from "../../../rehearsal/pipeline/steps/localPaths";
import { ensurePython } from "../../../rehearsal/python/ensurePython";
import { hasPytorch } from "../../../rehearsal/python/ensurePytorch";
import { HeardProgress } from "../pipeline/pipelineFixture";
import { temporaryFolder, TemporaryFolder } from "../policyRunner/packFixture";

const ROOT = path.resolve(__dirname, "..", "..", "..");

/** The settings of stack dev, but for a training on two instances. */
function settingsIn(folder: string): string {
    const document = parseDocument(fs.readFileSync(path.join(ROOT, "Pulumi.dev.yaml"), "utf8"));
    document.setIn(["config", "mlops:training", "train", "instanceCount"], 2);
    const file = path.join(folder, "Pulumi.two.yaml");
    fs.writeFileSync(file, document.toString());
    return file;
}

describe("a PyTorch model on this machine", function () {
    this.timeout(180_000);
    let home: TemporaryFolder;
    before(async function () {
        const { python } = await ensurePython();
        if (!hasPytorch(python)) {
            console.error(
                "PyTorch is not installed: npm run test:python -- model-build --pytorch installs it",
            );
            this.skip();
        }
    });
    beforeEach(() => (home = temporaryFolder()));
    afterEach(() => home.dispose());

    it("is trained on two instances, registered, and answers over HTTP as it was evaluated", async () => {
        const { signal } = new AbortController();
        const lines: string[] = [];
        const run = await runPipeline({
            type: "pytorch",
            hyperparameters: { epochs: "30", learning_rate: "0.01" },
            settingsFile: settingsIn(home.folder),
            workFolder: path.join(home.folder, "work"),
            parameters: {},
            progress: new HeardProgress(),
            report: (line) => void lines.push(line),
            signal,
        });
        const { result, modelPackage, python } = run;
        assert.strictEqual(result.status, "Succeeded", JSON.stringify(result.steps, null, 2));
        assert.ok((result.metrics["auc"] ?? 0) > 0.95, JSON.stringify(result.metrics));
        assert.ok(modelPackage !== undefined);
        assert.ok(lines.includes("Train runs as 2 processes at the same time, one for each instance."));
        const log = fs.readFileSync(new LocalPaths(result.folder).logFile("Train"), "utf8");
        assert.match(log, /^algo-1: validation-logloss:0\.\d+$/m);
        assert.match(log, /^algo-2: algo-1 writes the model and the metrics$/m);

        const test = { name: "http", modelPackage, runFolder: result.folder, python, signal };
        const { checks } = await testModel(test, () => undefined);
        assert.ok(checks.length >= 6);
        assert.deepStrictEqual(
            checks.filter(({ passed }) => !passed),
            [],
        );
    });
});
