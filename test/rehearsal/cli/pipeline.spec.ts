import * as assert from "node:assert";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { main, Surroundings } from "../../../rehearsal/cli/pipeline";
import { LocalRegistry } from "../../../rehearsal/registry/localRegistry";
import { temporaryFolder, TemporaryFolder } from "../policyRunner/packFixture";

const ROOT = path.resolve(__dirname, "..", "..", "..");

interface Result {
    runId: string;
    status: string;
    definition: string;
    folder: string;
    steps: { name: string; type: string; status: string; seconds: number; reason: string }[];
    metrics: Record<string, number>;
    modelPackage?: { arn: string; status: string };
}

/** What main() printed, line by line. */
async function printed(args: string[], surroundings: Surroundings) {
    const original = { log: console.log, error: console.error, write: process.stdout.write };
    const lines: { out: string[]; err: string[] } = { out: [], err: [] };
    console.log = (text: string) => void lines.out.push(text);
    console.error = (text: string) => void lines.err.push(text);
    process.stdout.write = (text: string | Uint8Array) => lines.out.push(String(text).trimEnd()) > 0;
    try {
        const code = await main(args, surroundings);
        return { code, out: lines.out.join("\n"), err: lines.err.join("\n") };
    } finally {
        Object.assign(console, { log: original.log, error: original.error });
        process.stdout.write = original.write;
    }
}

/** Three kinds of flowers that one measurement tells apart; a small, regular table without chance. */
function flowers(): string {
    const rows = Array.from({ length: 120 }, (_, index) => {
        const kind = index % 3;
        const petal = kind * 2 + ((index * 7) % 10) / 10;
        return `${petal.toFixed(2)},${((index * 13) % 17).toString()},${["setosa", "versicolor", "virginica"][kind] ?? ""}`;
    });
    return ["petal,sepal,kind", ...rows, ""].join("\n");
}

describe("npm run pipeline", function () {
    this.timeout(120_000);
    let home: TemporaryFolder;
    let workFolder: string;
    beforeEach(() => {
        home = temporaryFolder();
        workFolder = path.join(home.folder, "work");
    });
    afterEach(() => home.dispose());

    function file(name: string, content: string | Buffer): string {
        const place = path.join(home.folder, name);
        fs.writeFileSync(place, content);
        return place;
    }

    function read(place: string): Result {
        return JSON.parse(fs.readFileSync(place, "utf8")) as Result;
    }

    function runs(): string[] {
        const folder = path.join(workFolder, "runs");
        return fs.existsSync(folder) ? fs.readdirSync(folder) : [];
    }

    it("trains on the data inside scikit-learn where none are given, and registers the model", async () => {
        const json = path.join(home.folder, "result.json");
        const { code, out } = await printed(["--json", json, "--hyperparameter", "num_round=30"], {
            workFolder,
        });
        assert.strictEqual(code, 0, out);
        const result = read(json);
        assert.deepStrictEqual(Object.keys(result).sort(), [
            "definition",
            "folder",
            "metrics",
            "modelPackage",
            "runId",
            "status",
            "steps",
        ]);
        assert.deepStrictEqual(
            result.steps.map(({ name, type, status }) => [name, type, status]),
            [
                ["Prepare", "Processing", "Succeeded"],
                ["Train", "Training", "Succeeded"],
                ["Evaluate", "Processing", "Succeeded"],
                ["CheckMetrics", "Condition", "Succeeded"],
                ["Register", "RegisterModel", "Succeeded"],
                ["MetricsTooLow", "Fail", "Skipped"],
            ],
        );
        // The measurements nearly decide it: any model that has learnt something is above this.
        assert.ok((result.metrics["auc"] ?? 0) > 0.9, out);
        const registry = new LocalRegistry(path.join(workFolder, "registry"));
        const version = registry.find(result.modelPackage?.arn ?? "");
        assert.deepStrictEqual(
            [version?.approvalStatus, version?.runId, version?.metrics],
            ["PendingManualApproval", result.runId, result.metrics],
        );
        assert.ok(fs.statSync(version?.modelArchive ?? "").size > 1000);
        assert.match(out, /^Data: .*breast_cancer\.csv, 569 rows, label "malignant", 2 classes$/m);
        assert.match(out, /^Model: arn:aws:sagemaker:.*\/1 \(PendingManualApproval\)$/m);
        const page = /^Page: (.*data_report\.html)$/m.exec(out)?.[1] ?? "";
        assert.match(fs.readFileSync(path.resolve(page), "utf8"), /<title>Data for predicting malignant</);
    });

    it("takes the user's own data, sees which task it is, and asks for more than guessing", async () => {
        const data = file("flowers.txt", flowers());
        const json = path.join(home.folder, "result.json");
        const args = ["--data", data, "--label", "kind", "--json", json, "--hyperparameter", "num_round=10"];
        const { code, out } = await printed([...args, "--at-most", "log_loss=0"], { workFolder });
        assert.strictEqual(code, 1, out);
        const result = read(json);
        assert.strictEqual(result.status, "NotRegistered");
        assert.strictEqual(result.modelPackage, undefined);
        assert.match(
            result.steps.find(({ name }) => name === "CheckMetrics")?.reason ?? "",
            /^multiclass_classification_metrics\.log_loss\.value 0\.\d+ ≤ 0 is false$/,
        );
        assert.match(
            out,
            /^Not registered: the model must reach log_loss at most 0; its log_loss is 0\.\d+$[\s\S]*^Look at this in the data:\n {4}"petal" alone predicts the label/m,
        );
        assert.match(out, /^Data: .*flowers\.txt, 120 rows, label "kind", 3 classes$/m);
        assert.ok((result.metrics["accuracy"] ?? 0) > 0.9, out);
    });

    it("shows the exit code and the end of the log of a broken script, and where the whole log is", async () => {
        const folder = path.join(home.folder, "project");
        fs.mkdirSync(folder);
        fs.cpSync(
            path.join(ROOT, "templates", "model-build", "src"),
            path.join(folder, "templates/model-build/src"),
            {
                recursive: true,
            },
        );
        fs.writeFileSync(
            path.join(folder, "templates/model-build/src/train.py"),
            'raise RuntimeError("the script is broken")\n',
        );
        const project = fs.readFileSync(path.join(ROOT, "Pulumi.yaml"), "utf8");
        fs.writeFileSync(
            path.join(folder, "Pulumi.yaml"),
            project.replace(/^main: .*$/m, `main: ${path.join(ROOT, "stacks")}`),
        );
        fs.copyFileSync(path.join(ROOT, "Pulumi.dev.yaml"), path.join(folder, "Pulumi.dev.yaml"));
        const json = path.join(home.folder, "result.json");
        const { code, out } = await printed(["--json", json], { workFolder, folder });
        assert.strictEqual(code, 1, out);
        const train = read(json).steps.find(({ name }) => name === "Train");
        assert.strictEqual(train?.status, "Failed");
        assert.match(train?.reason ?? "", /^exit code 1\n[^]*RuntimeError: the script is broken$/);
        const log = /^Log of Train: (.*)$/m.exec(out)?.[1] ?? "";
        assert.match(fs.readFileSync(path.resolve(log), "utf8"), /RuntimeError: the script is broken/);
    });

    for (const [what, content, args, problem] of [
        ["an empty file", "", ["--label", "y"], "data.csv is empty; give a header line and at least one row"],
        [
            "a header without rows",
            "a,y\n",
            ["--label", "y"],
            "data.csv has a header line but no rows; give at least one row",
        ],
        [
            "one class",
            "a,y\n1,1\n2,1\n3,1\n",
            ["--label", "y"],
            'the label has one class only, "1"; at least two are needed',
        ],
        [
            "no label column",
            "a,fraud\n1,1\n2,0\n",
            ["--label", "frud"],
            'the label column "frud" is missing, did you mean "fraud"; the columns are "a", "fraud"',
        ],
        [
            "a column to drop that is not there",
            "a,y\n1,1\n2,0\n",
            ["--label", "y", "--drop", "b"],
            'the column to drop "b" is missing',
        ],
        [
            "values between semicolons",
            "a;y\n1;0\n2;1\n",
            ["--label", "y"],
            "data.csv is separated by semicolons; save it with commas",
        ],
        [
            "bytes that are no text",
            Buffer.from([0xff, 0xfe, 0x00]),
            ["--label", "y"],
            "data.csv is not UTF-8 text; save it as UTF-8",
        ],
    ] as const) {
        it(`refuses ${what} with one message and exit code 2, before anything starts`, async () => {
            const data = file("data.csv", content);
            const { code, out, err } = await printed(["--data", data, ...args], { workFolder });
            assert.deepStrictEqual([code, err], [2, `${data} cannot be trained on:\n  ${problem}`]);
            assert.deepStrictEqual([out, runs()], ["", []]);
        });
    }

    it("says how to name the label where nobody did", async () => {
        const data = file("data.csv", "a,y\n1,1\n2,0\n");
        const { code, err } = await printed(["--data", data], { workFolder });
        assert.strictEqual(code, 2);
        assert.match(
            err,
            /the label column "malignant" is missing; the columns are "a", "y"\n {2}--label COLUMN says which column holds the truth$/,
        );
    });

    it("refuses a file that cannot be read", async () => {
        const missing = path.join(home.folder, "nowhere.csv");
        const first = await printed(["--data", missing], { workFolder });
        assert.deepStrictEqual(
            [first.code, first.err],
            [
                2,
                `cannot read ${missing}: ENOENT: no such file or directory, stat '${missing}'; check the path and its permissions`,
            ],
        );
        const second = await printed(["--data", home.folder], { workFolder });
        assert.deepStrictEqual(
            [second.code, second.err],
            [2, `${home.folder} is a folder; give one CSV file`],
        );
        const third = await printed(["--data", "/dev/null"], { workFolder });
        assert.deepStrictEqual(
            [third.code, third.err],
            [2, "/dev/null is no file that can be read again and again; give one CSV file"],
        );
        const pipe = path.join(home.folder, "pipe.csv");
        execFileSync("mkfifo", [pipe]);
        const ofPipe = await printed(["--data", pipe], { workFolder });
        assert.deepStrictEqual(
            [ofPipe.code, ofPipe.err],
            [2, `${pipe} is no file that can be read again and again; give one CSV file`],
        );
        const picture = file("picture.png", Buffer.from([0x89, 0x50, 0x4e, 0x47]));
        const fourth = await printed(["--data", picture, "--label", "y"], { workFolder });
        assert.match(fourth.err, /\n {2}picture\.png is not UTF-8 text; save it as UTF-8$/);
    });

    it("explains a wrong command line in one line", async () => {
        const hint = "; npm run pipeline -- --help lists the options";
        for (const [args, message] of [
            [["--bogus"], "unknown option '--bogus'"],
            [["lst"], "a word belongs to no option and is no command"],
            [
                ["--tune", "eta=low..high"],
                "option '--tune <name=range>' argument 'eta=low..high' is invalid. MIN must be a number",
            ],
            [
                ["--param", "x"],
                "option '--param <name=value>' argument 'x' is invalid. It must have the form NAME=VALUE",
            ],
            [
                ["--at-least", "auc=high"],
                "option '--at-least <metric=value>' argument 'auc=high' is invalid. VALUE must be a number",
            ],
            [
                ["--task", "ranking"],
                "option '--task <task>' argument 'ranking' is invalid. Allowed choices are binary, multiclass, regression",
            ],
        ] as const) {
            const { code, err } = await printed([...args], { workFolder });
            assert.deepStrictEqual([code, err], [2, `${message}${hint}`]);
        }
    });

    it("searches over ranges, goes on with a run from a step, and takes over what is the same", async () => {
        const json = path.join(home.folder, "result.json");
        const search = ["--tune", "eta=0.05..0.3", "--tune", "max_depth=2,4", "--trainings", "2"];
        const short = ["--hyperparameter", "num_round=10", "--json", json];
        const first = await printed([...search, ...short, "--at-least", "auc=1"], { workFolder });
        assert.strictEqual(first.code, 1, first.out);
        assert.match(
            first.out,
            /^Train tries 2 trainings spread evenly over its ranges; in SageMaker up to 20, chosen by the strategy Bayesian\.$/m,
        );
        const { runId, steps } = read(json);
        assert.match(
            steps.find(({ name }) => name === "Train")?.reason ?? "",
            /^validation:auc 0\.\d+ by eta 0\.\d+, max_depth [24], the best of 2 trainings$/,
        );
        const second = await printed([...search, ...short, "--from", "Evaluate"], { workFolder });
        assert.strictEqual(second.code, 0, second.out + second.err);
        const goneOn = read(json);
        assert.deepStrictEqual(
            goneOn.steps.map(({ name, reason }) => [name, reason.startsWith(`taken over from run ${runId}`)]),
            [
                ["Prepare", true],
                ["Train", true],
                ["Evaluate", false],
                ["CheckMetrics", false],
                ["Register", false],
                ["MetricsTooLow", false],
            ],
        );
        const third = await printed([...search, ...short, "--reuse", "P1D"], { workFolder });
        assert.strictEqual(third.code, 0, third.out + third.err);
        const reused = read(json).steps.filter(({ reason }) => reason.startsWith("taken over from run"));
        assert.deepStrictEqual(
            reused.map(({ name }) => name),
            ["Prepare", "Train", "Evaluate"],
        );
    });

    it("goes on with nothing where there was no run, and with no run without a step", async () => {
        const none = await printed(["--from", "Train"], { workFolder });
        assert.deepStrictEqual(
            [none.code, none.err],
            [2, "--from goes on with an earlier run, and there is none; leave it out"],
        );
        const nowhere = await printed(["--from-run", "latest"], { workFolder });
        assert.deepStrictEqual(
            [nowhere.code, nowhere.err],
            [2, "--from-run needs --from STEP, which says where to go on"],
        );
    });

    it("refuses what the pipeline or the model type does not know, by its nearest name", async () => {
        const parameter = await printed(["--param", "CommitID=abc"], { workFolder });
        assert.strictEqual(parameter.code, 2);
        assert.match(
            parameter.err,
            /--param CommitID: must name a parameter of the pipeline, got "CommitID"; did you mean CommitId\?/,
        );
        const address = await printed(["--param", "InputDataUri=claims", "--param", "CodeUri=s3://b"], {
            workFolder,
        });
        assert.strictEqual(address.code, 2);
        assert.match(
            address.err,
            /:\n {2}--param InputDataUri: must be an S3 address, got "claims"; give one such as s3:\/\/BUCKET\/PREFIX\/\n {2}--param CodeUri: must be an S3 address, got "s3:\/\/b"/,
        );
        const hyperparameter = await printed(["--hyperparameter", "max_dept=3"], { workFolder });
        assert.strictEqual(hyperparameter.code, 2);
        assert.match(hyperparameter.err, /training\.hyperparameters\.max_dept: .*did you mean max_depth/);
        assert.deepStrictEqual(runs(), []);
    });

    it("stops on Ctrl-C with 130: no process is left, earlier runs and results are as they were", async () => {
        const json = file("result.json", "earlier");
        const runner = file(
            "command.ts",
            `import { main } from ${JSON.stringify(path.join(ROOT, "rehearsal/cli/pipeline"))};
            const stop = new AbortController();
            process.on("SIGINT", () => stop.abort());
            const surroundings = { signal: stop.signal, workFolder: ${JSON.stringify(workFolder)} };
            void main(process.argv.slice(2), surroundings).then((code) => (process.exitCode = code));`,
        );
        fs.mkdirSync(path.join(workFolder, "runs", "earlier"), { recursive: true });
        const child = spawn(
            process.execPath,
            [
                "-r",
                require.resolve("ts-node/register/transpile-only"),
                runner,
                "--json",
                json,
                "--hyperparameter",
                "num_round=200000",
                "--hyperparameter",
                "early_stopping_rounds=0",
            ],
            { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] },
        );
        let out = "";
        let err = "";
        child.stdout.on("data", (data: Buffer) => {
            out += data.toString();
            if (/^Train +Executing$/m.test(out) && !child.killed) {
                child.kill("SIGINT");
            }
        });
        child.stderr.on("data", (data: Buffer) => (err += data.toString()));
        const code = await new Promise((resolve) => child.once("close", resolve));
        assert.strictEqual(code, 130, out + err);
        assert.match(out, /^Train +Stopped .*the run was stopped$/m);
        assert.match(err, /stopped; earlier runs and results are as they were\n$/);
        assert.strictEqual(fs.readFileSync(json, "utf8"), "earlier");
        assert.strictEqual(runs().length, 2);
        const processes = spawnSync("ps", ["-eo", "args="], { encoding: "utf8" }).stdout.split("\n");
        assert.deepStrictEqual(
            processes.filter((line) => line.includes(workFolder)),
            [],
        );
    });
});
