import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { LocalPaths } from "../../../../rehearsal/pipeline/steps/localPaths";
import { temporaryFolder, TemporaryFolder } from "../../policyRunner/packFixture";
import {
    definitionOf,
    execute,
    HeardProgress,
    script,
    staging,
    statuses,
    stepOf,
    training,
} from "../pipelineFixture";

const RETRY = [
    {
        ExceptionType: ["SageMaker.JOB_INTERNAL_ERROR"],
        IntervalSeconds: 0,
        BackoffRate: 1,
        MaxAttempts: 2,
    },
];

describe("a training", () => {
    let home: TemporaryFolder;
    beforeEach(() => (home = temporaryFolder()));
    afterEach(() => home.dispose());

    it("that the system ends is tried again and goes on from its checkpoints", async () => {
        const code = [
            "import os, pathlib, signal",
            "checkpoint = pathlib.Path('/opt/ml/checkpoints'.replace('/opt/ml', os.environ['SM_MODEL_DIR'][:-6])) / 'round'",
            "if not checkpoint.exists():",
            "    checkpoint.write_text('7')",
            "    pathlib.Path(os.environ['SM_MODEL_DIR'], 'half.txt').write_text('half')",
            "    os.kill(os.getpid(), signal.SIGKILL)",
            "pathlib.Path(os.environ['SM_MODEL_DIR'], 'model.txt').write_text(checkpoint.read_text())",
        ];
        const progress = new HeardProgress();
        const step = training(
            { RetryPolicies: RETRY },
            { CheckpointConfig: { S3Uri: "s3://bucket-of-tests/checkpoints" } },
        );
        const run = await execute(home.folder, definitionOf([step]), { stage: staging(code), progress });
        assert.deepStrictEqual(statuses(run), { Train: "Succeeded" }, stepOf(run, "Train").reason);
        assert.strictEqual(stepOf(run, "Train").reason, "at try 2");
        assert.deepStrictEqual(progress.lines, ["started Train", "Train: try 2", "Train Succeeded", "close"]);
        // The second try has a machine of its own: what the first one left of a model is not in the second's.
        const model = path.join(new LocalPaths(run.folder).containerFolder("Train"), "model");
        assert.deepStrictEqual(fs.readdirSync(model), ["model.txt"]);
        assert.strictEqual(fs.readFileSync(path.join(model, "model.txt"), "utf8"), "7");
    });

    it("that is wrong itself is not tried again", async () => {
        const progress = new HeardProgress();
        const run = await execute(home.folder, definitionOf([training({ RetryPolicies: RETRY })]), {
            stage: staging(["raise SystemExit(3)"]),
            progress,
        });
        assert.strictEqual(stepOf(run, "Train").reason, "exit code 3");
        assert.deepStrictEqual(progress.lines, ["started Train", "Train Failed", "close"]);
    });

    it("that runs longer than its limit is ended, and says which limit", async () => {
        const slow = script("Slow", ["import time", "time.sleep(60)"], {
            Arguments: { StoppingCondition: { MaxRuntimeInSeconds: 1 } },
        });
        const run = await execute(home.folder, definitionOf([slow]));
        assert.deepStrictEqual(
            [stepOf(run, "Slow").status, stepOf(run, "Slow").reason],
            ["Failed", "ran longer than its limit of 1 s (StoppingCondition.MaxRuntimeInSeconds)"],
        );
    });

    it("whose program only its image has says so", async () => {
        const step = script("Odd", [], {
            Arguments: {
                AppSpecification: { ImageUri: "image", ContainerEntrypoint: ["/usr/bin/only-in-the-image"] },
            },
        });
        const run = await execute(home.folder, definitionOf([step]));
        assert.strictEqual(
            stepOf(run, "Odd").reason,
            "there is no program /usr/bin/only-in-the-image here; a container's own programs are not on this machine",
        );
    });
});
