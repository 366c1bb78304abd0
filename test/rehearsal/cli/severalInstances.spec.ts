import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { parseDocument } from "yaml";
import { main } from "../../../rehearsal/cli/pipeline";
import { LocalPaths } from "../../../rehearsal/pipeline/steps/localPaths";
import { RunResult } from "../../../rehearsal/pipeline/run/runResult";
import { temporaryFolder, TemporaryFolder } from "../policyRunner/packFixture";

const ROOT = path.resolve(__dirname, "..", "..", "..");

/** The settings of stack dev, with other numbers of instances. */
function settingsWith(folder: string, counts: Readonly<Record<string, number>>): string {
    const document = parseDocument(fs.readFileSync(path.join(ROOT, "Pulumi.dev.yaml"), "utf8"));
    for (const [step, count] of Object.entries(counts)) {
        document.setIn(["config", "mlops:training", step, "instanceCount"], count);
    }
    const file = path.join(folder, "Pulumi.several.yaml");
    fs.writeFileSync(file, document.toString());
    return file;
}

/** What main() printed. */
async function printed(args: string[], workFolder: string): Promise<{ code: number; out: string }> {
    const original = { log: console.log, error: console.error, write: process.stdout.write };
    const lines: string[] = [];
    const keep = (text: unknown): boolean => lines.push(String(text).trimEnd()) > 0;
    console.log = keep;
    console.error = keep;
    process.stdout.write = keep;
    try {
        const code = await main(args, { workFolder });
        return { code, out: lines.join("\n") };
    } finally {
        Object.assign(console, { log: original.log, error: original.error });
        process.stdout.write = original.write;
    }
}

describe("npm run pipeline on several instances", function () {
    this.timeout(180_000);
    let home: TemporaryFolder;
    beforeEach(() => (home = temporaryFolder()));
    afterEach(() => home.dispose());

    async function run(counts: Readonly<Record<string, number>>, ...more: string[]) {
        const json = path.join(home.folder, "result.json");
        const settings = settingsWith(home.folder, counts);
        const args = ["--settings", settings, "--json", json, "--hyperparameter", "num_round=40", ...more];
        const { code, out } = await printed(args, path.join(home.folder, "work"));
        const result = fs.existsSync(json)
            ? (JSON.parse(fs.readFileSync(json, "utf8")) as RunResult)
            : undefined;
        return { code, result, out };
    }

    it("prepares and trains on two at once, and registers a model as good as one instance's", async () => {
        const several = await run({ prepare: 2, train: 2 });
        assert.strictEqual(several.code, 0, several.out);
        assert.match(several.out, /^Prepare runs as 2 processes at the same time, one for each instance\.$/m);
        assert.match(several.out, /^Train runs as 2 processes at the same time, one for each instance\.$/m);
        assert.strictEqual(several.result?.status, "Succeeded");
        assert.strictEqual(several.result.modelPackage?.status, "PendingManualApproval");

        const paths = new LocalPaths(several.result.folder);
        const log = (step: string): string => fs.readFileSync(paths.logFile(step), "utf8");
        assert.match(log("Prepare"), /^algo-1: instance 1 of 2\nalgo-1: look at this: /m);
        assert.match(log("Prepare"), /^algo-2: instance 2 of 2\nalgo-2: training part: 343 of 343 rows$/m);
        assert.match(log("Train"), /^algo-1: validation-logloss:0\.\d+$/m);
        assert.match(log("Train"), /^algo-2: algo-1 writes the model and the metrics$/m);

        const one = await run({});
        const auc = ({ result }: typeof one): number => result?.metrics["auc"] ?? 0;
        assert.ok(auc(several) > 0.9, several.out);
        assert.ok(Math.abs(auc(several) - auc(one)) < 0.02, `${several.out}\n${one.out}`);
    });

    it("refuses the instances that scikit-learn makes no use of, before anything starts", async () => {
        const { code, out } = await run({ train: 2 }, "--type", "sklearn");
        assert.strictEqual(code, 2, out);
        assert.match(out, /train\.instanceCount: must be a whole number between 1 and 1, got 2/);
        assert.match(out, /scikit-learn cannot share a training; take xgboost or an own image/);
    });
});
