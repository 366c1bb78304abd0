import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { UsageError } from "../../../../rehearsal/terminal/usageError";
import { temporaryFolder, TemporaryFolder } from "../../policyRunner/packFixture";
import {
    definitionOf,
    execute,
    HeardProgress,
    input,
    isAlive,
    output,
    script,
    statuses,
    stepOf,
    stored,
} from "../pipelineFixture";

/** Writes a file into an output folder; the folder's container path is in the script's arguments. */
function writer(name: string, text: string): string[] {
    return [
        "import pathlib, sys",
        `pathlib.Path(sys.argv[1], ${JSON.stringify(name)}).write_text(${JSON.stringify(text)})`,
    ];
}

function writing(step: string, name: string, text: string, uri: unknown = `s3://bucket-of-tests/${step}`) {
    return script(step, writer(name, text), {
        Arguments: {
            AppSpecification: {
                ImageUri: "image",
                ContainerEntrypoint: ["python3", "-c", writer(name, text).join("\n")],
                ContainerArguments: ["/opt/ml/processing/output/out"],
            },
            ProcessingOutputConfig: { Outputs: [output("out", uri)] },
        },
    });
}

/** Copies what one step wrote, with a word of its own behind it. */
function reading(step: string, from: unknown) {
    const code = [
        "import pathlib, sys",
        "text = ''.join(path.read_text() for path in sorted(pathlib.Path(sys.argv[1]).rglob('*.txt')))",
        `pathlib.Path(sys.argv[2], "copy.txt").write_text(text + " and ${step}")`,
    ];
    return script(step, code, {
        Arguments: {
            AppSpecification: {
                ImageUri: "image",
                ContainerEntrypoint: ["python3", "-c", code.join("\n")],
                ContainerArguments: ["/opt/ml/processing/input/in", "/opt/ml/processing/output/out"],
            },
            ProcessingInputs: [input("in", from)],
            ProcessingOutputConfig: { Outputs: [output("out", `s3://bucket-of-tests/${step}`)] },
        },
    });
}

function evaluation(auc: number) {
    const report = JSON.stringify({ binary_classification_metrics: { auc: { value: auc } } });
    return { ...writing("Evaluate", "evaluation.json", report), PropertyFiles: [EVALUATION_FILE] };
}

const EVALUATION_FILE = {
    PropertyFileName: "Report",
    OutputName: "out",
    FilePath: "evaluation.json",
};

function check(ifSteps: unknown[], elseSteps: unknown[]) {
    const left = {
        "Std:JsonGet": {
            PropertyFile: { Get: "Steps.Evaluate.PropertyFiles.Report" },
            Path: "binary_classification_metrics.auc.value",
        },
    };
    return {
        Name: "Check",
        Type: "Condition",
        Arguments: {
            Conditions: [{ Type: "GreaterThanOrEqualTo", LeftValue: left, RightValue: 0.8 }],
            IfSteps: ifSteps,
            ElseSteps: elseSteps,
        },
    };
}

const REGISTER = {
    Name: "Register",
    Type: "RegisterModel",
    Arguments: {
        ModelPackageGroupName: "claims",
        ModelApprovalStatus: "PendingManualApproval",
        InferenceSpecification: {
            Containers: [{ Image: "image", ModelDataUrl: "s3://bucket-of-tests/model/model.tar.gz" }],
            SupportedContentTypes: ["text/csv"],
            SupportedResponseMIMETypes: ["text/csv"],
        },
    },
};

const FAIL = {
    Name: "TooLow",
    Type: "Fail",
    Arguments: { ErrorMessage: { "Std:Join": { On: " ", Values: ["below", 0.8] } } },
};

describe("runPipelineDefinition", () => {
    let home: TemporaryFolder;
    beforeEach(() => (home = temporaryFolder()));
    afterEach(() => home.dispose());

    it("hands the outputs of one step to the next, by reference, and keeps them where S3 would", async () => {
        const from = { Get: "Steps.First.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri" };
        const run = await execute(
            home.folder,
            definitionOf([writing("First", "a.txt", "one"), reading("Second", from)]),
        );
        assert.strictEqual(run.status, "Succeeded");
        assert.strictEqual(stored(run, "s3://bucket-of-tests/Second/copy.txt"), "one and Second");
    });

    it("puts parameters and execution variables where the definition asks for them", async () => {
        const uri = {
            "Std:Join": {
                On: "/",
                Values: [
                    "s3://bucket-of-tests",
                    { Get: "Parameters.Run" },
                    { Get: "Execution.PipelineExecutionId" },
                ],
            },
        };
        const parameters = [
            { Name: "Run", Type: "String" },
            { Name: "Unused", Type: "Integer", DefaultValue: 3 },
        ];
        const run = await execute(
            home.folder,
            definitionOf([writing("Only", "a.txt", "x", uri)], parameters),
            { parameters: { Run: "nightly" } },
        );
        assert.strictEqual(stored(run, `s3://bucket-of-tests/nightly/${run.runId}/a.txt`), "x");
    });

    it("refuses unknown and malformed parameters before anything starts", async () => {
        const parameters = [{ Name: "Rounds", Type: "Integer", DefaultValue: 3 }];
        const definition = definitionOf([writing("Only", "a.txt", "x")], parameters);
        await assert.rejects(
            execute(home.folder, definition, { parameters: { Rouns: "4", Rounds: "many" } }),
            new UsageError(
                [
                    "the test's definition cannot be run:",
                    '  --param Rouns: must name a parameter of the pipeline, got "Rouns"; did you mean Rounds? Known are Rounds',
                    '  --param Rounds: must be a whole number, got "many"; give a value of this type',
                ].join("\n"),
            ),
        );
        assert.ok(!fs.existsSync(path.join(home.folder, "runs")));
    });

    it("takes the branch that the measured value chooses, registers, and repeats the metrics", async () => {
        const run = await execute(home.folder, definitionOf([evaluation(0.91), check([REGISTER], [FAIL])]));
        assert.deepStrictEqual(statuses(run), {
            Evaluate: "Succeeded",
            Check: "Succeeded",
            Register: "Succeeded",
            TooLow: "Skipped",
        });
        assert.strictEqual(run.status, "Succeeded");
        assert.deepStrictEqual(run.metrics, { auc: 0.91 });
        assert.deepStrictEqual(run.modelPackage, {
            arn: "arn:aws:sagemaker:eu-central-1:111122223333:model-package/claims/1",
            status: "PendingManualApproval",
        });
    });

    it("registers nothing below the threshold, and says by how much it was missed", async () => {
        const run = await execute(home.folder, definitionOf([evaluation(0.71), check([REGISTER], [FAIL])]));
        assert.strictEqual(run.status, "NotRegistered");
        assert.strictEqual(run.modelPackage, undefined);
        assert.strictEqual(
            stepOf(run, "Check").reason,
            "binary_classification_metrics.auc.value 0.71 ≥ 0.8 is false",
        );
        assert.deepStrictEqual(
            [stepOf(run, "TooLow").status, stepOf(run, "TooLow").reason],
            ["Failed", "below 0.8"],
        );
        assert.deepStrictEqual(fs.existsSync(path.join(home.folder, "registry")), false);
    });

    it("ends with the failing step's exit code and the end of its log, and starts nothing behind it", async () => {
        const failing = script("Broken", [
            "import sys",
            "for line in range(40): print('line', line)",
            "print('the disk of the moon is missing', file=sys.stderr)",
            "sys.exit(7)",
        ]);
        const from = { Get: "Steps.Broken.ProcessingJobName" };
        const after = { ...writing("After", "a.txt", "x"), DependsOn: ["Broken"] };
        const other = {
            ...writing("Other", "a.txt", "x", {
                "Std:Join": { On: "", Values: ["s3://bucket-of-tests/", from] },
            }),
        };
        const run = await execute(home.folder, definitionOf([failing, after, other]));
        assert.strictEqual(run.status, "Failed");
        const { reason } = stepOf(run, "Broken");
        assert.strictEqual(reason.split("\n")[0], "exit code 7");
        assert.strictEqual(reason.split("\n").at(-1), "the disk of the moon is missing");
        assert.ok(reason.includes("line 39") && !reason.includes("line 20\n"), reason);
        assert.deepStrictEqual(statuses(run), { Broken: "Failed", After: "Skipped", Other: "Skipped" });
        assert.strictEqual(stepOf(run, "After").reason, "Broken has not succeeded");
    });

    it("fails a step whose input is not there, by its S3 address", async () => {
        const run = await execute(
            home.folder,
            definitionOf([reading("Lonely", "s3://bucket-of-tests/nothing")]),
        );
        assert.deepStrictEqual(
            [stepOf(run, "Lonely").status, stepOf(run, "Lonely").reason],
            ["Failed", "there is nothing at s3://bucket-of-tests/nothing"],
        );
    });

    it("fails a step that did not write its property file", async () => {
        const step = { ...writing("Evaluate", "other.json", "{}"), PropertyFiles: [EVALUATION_FILE] };
        const run = await execute(home.folder, definitionOf([step]));
        assert.strictEqual(run.status, "Failed");
        assert.match(stepOf(run, "Evaluate").reason, /^cannot read .*evaluation\.json: ENOENT/);
    });

    it("runs independent steps at once, and no more of them than allowed", async () => {
        const meeting = (name: string, other: string) => [
            "import pathlib, sys, time",
            `here = pathlib.Path(${JSON.stringify(home.folder)})`,
            `(here / "${name}").touch()`,
            "deadline = time.monotonic() + 5",
            `while not (here / "${other}").exists():`,
            "    if time.monotonic() > deadline: sys.exit('nobody came')",
            "    time.sleep(0.01)",
        ];
        const steps = [script("Left", meeting("left", "right")), script("Right", meeting("right", "left"))];
        const run = await execute(home.folder, definitionOf(steps), { maxParallelSteps: 2 });
        assert.deepStrictEqual(statuses(run), { Left: "Succeeded", Right: "Succeeded" });
        const progress = new HeardProgress();
        await execute(home.folder, definitionOf([writing("A", "a", "x"), writing("B", "b", "x")]), {
            maxParallelSteps: 1,
            progress,
        });
        assert.deepStrictEqual(progress.lines, [
            "started A",
            "A Succeeded",
            "started B",
            "B Succeeded",
            "close",
        ]);
    });

    it("gives a step none of this process's environment, and SageMaker's own variables", async () => {
        const code = [
            "import json, os, pathlib, sys",
            "pathlib.Path(sys.argv[1], 'env.json').write_text(json.dumps(dict(os.environ)))",
        ];
        const step = script("Env", code, {
            Arguments: {
                AppSpecification: {
                    ImageUri: "image",
                    ContainerEntrypoint: ["python3", "-c", code.join("\n")],
                    ContainerArguments: ["/opt/ml/processing/output/out"],
                },
                Environment: { SETTING: "on", PLACE: "/opt/ml/processing/input/x" },
                ProcessingOutputConfig: { Outputs: [output("out", "s3://bucket-of-tests/env")] },
            },
        });
        process.env["AWS_SECRET_ACCESS_KEY"] = "leaked";
        try {
            const run = await execute(home.folder, definitionOf([step]));
            const environment = JSON.parse(stored(run, "s3://bucket-of-tests/env/env.json")) as Record<
                string,
                string
            >;
            assert.strictEqual(environment["AWS_SECRET_ACCESS_KEY"], undefined);
            assert.strictEqual(environment["AWS_REGION"], "eu-central-1");
            assert.strictEqual(environment["OMP_WAIT_POLICY"], "PASSIVE");
            assert.strictEqual(environment["SETTING"], "on");
            assert.strictEqual(
                environment["PLACE"],
                path.join(run.folder, "steps/Env/opt/ml/processing/input/x"),
            );
        } finally {
            delete process.env["AWS_SECRET_ACCESS_KEY"];
        }
    });

    it("stops in the middle: its programs end, their children too, and what was done stays", async () => {
        const pids = path.join(home.folder, "pids");
        const code = [
            "import os, pathlib, subprocess, sys, time",
            "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])",
            `pathlib.Path(${JSON.stringify(pids)}).write_text(f'{os.getpid()} {child.pid}')`,
            "time.sleep(60)",
        ];
        const stop = new AbortController();
        const running = execute(
            home.folder,
            definitionOf([writing("First", "a.txt", "x"), { ...script("Long", code), DependsOn: ["First"] }]),
            { signal: stop.signal },
        );
        const ended = running.then(() => true);
        const nap = (): Promise<boolean> => new Promise((resolve) => setTimeout(resolve, 10, false));
        while (!fs.existsSync(pids) || fs.readFileSync(pids, "utf8") === "") {
            assert.ok(!(await Promise.race([ended, nap()])), "the run has ended before it could be stopped");
        }
        stop.abort();
        const run = await running;
        assert.deepStrictEqual(statuses(run), { First: "Succeeded", Long: "Stopped" });
        assert.strictEqual(run.status, "Failed");
        assert.strictEqual(stored(run, "s3://bucket-of-tests/First/a.txt"), "x");
        assert.deepStrictEqual(fs.readFileSync(pids, "utf8").split(" ").map(Number).filter(isAlive), []);
    });

    it("leaves nothing running behind a step that has ended", async () => {
        const pids = path.join(home.folder, "pids");
        const code = [
            "import pathlib, subprocess, sys",
            "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])",
            `pathlib.Path(${JSON.stringify(pids)}).write_text(str(child.pid))`,
        ];
        const run = await execute(home.folder, definitionOf([script("Careless", code)]));
        assert.strictEqual(run.status, "Succeeded");
        await new Promise((resolve) => setTimeout(resolve, 100));
        assert.ok(!isAlive(Number(fs.readFileSync(pids, "utf8"))));
    });

    it("does not start where the disk has no room, and says so where it fills up", async () => {
        const definition = definitionOf([
            script("Filling", ["raise OSError(28, 'No space left on device')"]),
        ]);
        await assert.rejects(
            execute(home.folder, definition, { dataBytes: 1e18 }),
            /^DiskFull: no space left on the disk of .*runs \(\d+ MB wanted, \d+ MB free\); free some, or take old runs away from there$/,
        );
        assert.deepStrictEqual(fs.readdirSync(path.join(home.folder, "runs")), []);
        const run = await execute(home.folder, definition);
        assert.match(
            stepOf(run, "Filling").reason,
            /^no space left on the disk of .* \(the step could not write\)/,
        );
        await assert.rejects(
            execute(home.folder, definition, {
                stage: () => Promise.reject(Object.assign(new Error("write"), { code: "ENOSPC" })),
            }),
            /^DiskFull: no space left on the disk of .* \(the run could not write\)/,
        );
    });

    it("names every step that cannot run here before anything starts", async () => {
        const check = { ...script("Quality", ["print()"]), Type: "QualityCheck", CheckType: "DATA_QUALITY" };
        const lambda = { Name: "Notify", Type: "Lambda", FunctionArn: "arn", Arguments: {} };
        await assert.rejects(
            execute(home.folder, definitionOf([writing("A", "a", "x"), lambda, check])),
            (error) => {
                assert.ok(error instanceof UsageError);
                assert.match(
                    error.message,
                    /Steps\.Notify: cannot run locally: a step of this type needs a function in an AWS account/,
                );
                assert.match(
                    error.message,
                    /Steps\.Quality: .*; leave the baselines out of this run \(--no-baselines\)/,
                );
                return true;
            },
        );
        assert.ok(!fs.existsSync(path.join(home.folder, "runs")));
    });

    it("writes the result last, so that a run without one was cut off", async () => {
        const run = await execute(home.folder, definitionOf([writing("A", "a", "x")]));
        const written: unknown = JSON.parse(fs.readFileSync(path.join(run.folder, "run.json"), "utf8"));
        assert.deepStrictEqual(written, JSON.parse(JSON.stringify(run)));
        assert.deepStrictEqual(Object.keys(run), [
            "runId",
            "status",
            "definition",
            "folder",
            "steps",
            "metrics",
        ]);
    });
});
