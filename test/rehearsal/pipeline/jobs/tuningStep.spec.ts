import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { LocalPaths } from "../../../../rehearsal/pipeline/steps/localPaths";
import { unpackArchive } from "../../../../rehearsal/system/tarArchive";
import { temporaryFolder, TemporaryFolder } from "../../policyRunner/packFixture";
import {
    definitionOf,
    execute,
    HeardProgress,
    PYTHON,
    script,
    staging,
    statuses,
    stepOf,
    tuning,
} from "../pipelineFixture";

/** Scores best at a depth of 3, prints on the way, and fails where the depth is 5. */
const SCRIPT = [
    "import json, os, pathlib, sys",
    "given = dict(zip(sys.argv[1::2], sys.argv[2::2]))",
    "depth = int(given['--depth'])",
    "if depth == 5: sys.exit('too deep')",
    "print('score=0')",
    "print(f'score={9 - (depth - 3) ** 2}')",
    "pathlib.Path(os.environ['SM_MODEL_DIR'], 'model.json').write_text(json.dumps(given))",
];

const DEPTHS = {
    ParameterRanges: { IntegerParameterRanges: [{ Name: "depth", MinValue: "1", MaxValue: "5" }] },
};

const BEST = {
    "Std:Join": {
        On: "/",
        Values: [
            "s3://bucket-of-tests/models",
            { Get: "Steps.Tune.TrainingJobSummaries[0].TrainingJobName" },
            "output/model.tar.gz",
        ],
    },
};

describe("a tuning", () => {
    let home: TemporaryFolder;
    beforeEach(() => (home = temporaryFolder()));
    afterEach(() => home.dispose());

    it("trains over the ranges, ranks by the objective, and hands on the best model", async () => {
        const next = script("Next", ["import sys", "print(open(sys.argv[1], 'rb').read(2))"], {
            Arguments: {
                AppSpecification: {
                    ImageUri: "image",
                    ContainerEntrypoint: ["python3", "-c", "import sys; open(sys.argv[1], 'rb')", BEST],
                },
            },
        });
        const progress = new HeardProgress();
        const run = await execute(home.folder, definitionOf([tuning(DEPTHS), next]), {
            stage: staging(SCRIPT),
            progress,
        });
        assert.deepStrictEqual(statuses(run), { Tune: "Succeeded", Next: "Succeeded" });
        assert.strictEqual(
            stepOf(run, "Tune").reason,
            "validation:score 9 by depth 3, the best of 5 trainings",
        );
        assert.ok(progress.lines.includes("Tune: 5 of 5 trainings"));
        const paths = new LocalPaths(run.folder);
        const best = `pipelines-${run.runId}-Tune-003`;
        const folder = path.join(home.folder, "best");
        await unpackArchive(
            { python: PYTHON },
            paths.s3(`s3://bucket-of-tests/models/${best}/output/model.tar.gz`),
            folder,
        );
        const model = JSON.parse(fs.readFileSync(path.join(folder, "model.json"), "utf8")) as object;
        assert.deepStrictEqual(model, { "--depth": "3" });
        assert.deepStrictEqual(
            fs
                .readFileSync(paths.logFile("Tune"), "utf8")
                .trimEnd()
                .split("\n")
                .map((line) => line.split(/ {2,}/)),
            [
                ["training", "validation:score", "depth"],
                [best, "9", "3"],
                [`pipelines-${run.runId}-Tune-002`, "8", "2"],
                [`pipelines-${run.runId}-Tune-004`, "8", "4"],
                [`pipelines-${run.runId}-Tune-001`, "5", "1"],
                [`pipelines-${run.runId}-Tune-005`, "exit code 1", "5"],
            ],
        );
    });

    it("takes the lowest where that is better, and no more trainings than allowed", async () => {
        const objective = { Type: "Minimize", MetricName: "validation:score" };
        const run = await execute(
            home.folder,
            definitionOf([tuning({ ...DEPTHS, HyperParameterTuningJobObjective: objective })]),
            { stage: staging(SCRIPT), tuningTrainings: 2 },
        );
        const table = fs
            .readFileSync(new LocalPaths(run.folder).logFile("Tune"), "utf8")
            .trimEnd()
            .split("\n");
        assert.strictEqual(table.length, 3);
        const scores = table.slice(1).map((line) => Number(line.split(/ {2,}/)[1]));
        assert.deepStrictEqual(
            scores,
            [...scores].sort((a, b) => a - b),
        );
    });

    it("fails with the reason of the first training where none succeeds, or none prints the metric", async () => {
        const definition = definitionOf([tuning(DEPTHS)]);
        const broken = await execute(home.folder, definition, {
            stage: staging(["raise SystemExit('no data')"]),
        });
        assert.match(
            stepOf(broken, "Tune").reason,
            /^none of 5 trainings succeeded; the first: exit code 1\nno data$/,
        );
        const silent = await execute(home.folder, definition, { stage: staging(["print('done')"]) });
        assert.match(
            stepOf(silent, "Tune").reason,
            /^no training printed validation:score; look at the logs/,
        );
    });
});
