import * as assert from "node:assert";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { PipelineDocument } from "../../../components/build/definition";
import { isObject, Json, JsonObject } from "../../../components/build/definition/json";
import { placedSteps } from "../../../components/build/definition/stepTree";
import { trainingPipeline } from "../../../components/build/trainingPipeline";
import { Task, TrainingRecipeArgs } from "../../../components/build/trainingRecipe";
import { recipe, surroundings } from "./fixtures";

const ROOT = path.resolve(__dirname, "../../..");
const SCRIPT = path.join(ROOT, "test/support/botocore_validate.py");
const ENVIRONMENTS = path.join(ROOT, ".rehearsal/python");

/** Interpreters that may have botocore: the one that was named, the project's own, the machine's. */
function interpreters(): string[] {
    const made = fs.existsSync(ENVIRONMENTS) ? fs.readdirSync(ENVIRONMENTS) : [];
    return [
        process.env["MLOPS_PYTHON"] ?? "",
        ...made.map((key) => path.join(ENVIRONMENTS, key, "bin", "python3")),
        "python3",
    ].filter((python) => python !== "");
}

const PYTHON = interpreters().find((python) => spawnSync(python, [SCRIPT, "--version"]).status === 0);

interface Check {
    operation: string;
    request: Json;
}

/** The operation that a step's arguments are the body of, and the members that the service fills in. */
const OPERATIONS: Record<string, { operation: string; given: JsonObject }> = {
    Processing: { operation: "CreateProcessingJob", given: { ProcessingJobName: "job" } },
    Training: { operation: "CreateTrainingJob", given: { TrainingJobName: "job" } },
    RegisterModel: { operation: "CreateModelPackage", given: {} },
};

/** What the run would put in place of expressions: an S3 address fits wherever these pipelines have one. */
function resolved(value: Json): Json {
    if (Array.isArray(value)) {
        return value.map((item: Json) => resolved(item));
    }
    if (!isObject(value)) {
        return value;
    }
    if ("Get" in value || "Std:Join" in value) {
        return "s3://bucket/key";
    }
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolved(item)]));
}

function checks(document: PipelineDocument): Check[] {
    return placedSteps(document).flatMap(({ step }) => {
        const found = OPERATIONS[step.Type];
        return found === undefined
            ? []
            : [
                  {
                      operation: found.operation,
                      request: { ...found.given, ...(resolved(step.Arguments as JsonObject) as JsonObject) },
                  },
              ];
    });
}

function validate(requests: Check[]): string[][] {
    const run = spawnSync(PYTHON ?? "", [SCRIPT], { input: JSON.stringify(requests), encoding: "utf8" });
    assert.strictEqual(run.status, 0, run.stderr);
    return JSON.parse(run.stdout) as string[][];
}

const RECIPES: Record<string, TrainingRecipeArgs> = {
    "binary classification": recipe(),
    "multi-class classification": recipe({
        task: Task.Multiclass,
        metrics: [
            { name: "macro_f1", atLeast: 0.7 },
            { name: "log_loss", atMost: 0.5 },
        ],
    }),
    regression: recipe({ task: Task.Regression, metrics: [{ name: "rmse", atMost: 3 }] }),
    "spot training on local drives with everything set": recipe({
        dropColumns: ["policy_id"],
        hyperparameters: { max_depth: "4", eta: "0.1" },
        spotTraining: true,
        reuseResultsFor: "P7D",
        algorithmVersion: "1.7-1",
        prepare: { instanceType: "ml.c5.2xlarge", volumeSizeGb: 100, maxRuntimeMinutes: 120 },
        train: { instanceType: "ml.g5.xlarge" },
        servingInstanceTypes: ["ml.c5.large"],
    }),
};

describe("botocore's model of SageMaker", () => {
    before(function () {
        if (PYTHON === undefined) {
            // Shown by name as pending, so that nobody takes a skipped oracle for a passed one.
            this.skip();
        }
    });

    for (const [what, one] of Object.entries(RECIPES)) {
        it(`takes the arguments of every step of the recipe for ${what}`, () => {
            const requests = checks(trainingPipeline(one, surroundings()));
            const operations = requests.map(({ operation }) => operation);

            assert.deepStrictEqual(operations, [
                "CreateProcessingJob",
                "CreateTrainingJob",
                "CreateProcessingJob",
                "CreateModelPackage",
            ]);
            assert.deepStrictEqual(validate(requests), [[], [], [], []]);
        }).timeout(30_000);
    }

    it("would say what is wrong: a missing member, an unknown one, a type that there is none of", () => {
        const [job = { operation: "", request: {} }] = checks(trainingPipeline(recipe(), surroundings()));
        const { RoleArn, ...rest } = job.request as JsonObject;
        const cluster = { InstanceType: "ml.m5.huge", InstanceCount: 1, VolumeSizeInGB: 30 };
        const wrong = { ...rest, Rolearn: RoleArn ?? "", ProcessingResources: { ClusterConfig: cluster } };

        assert.deepStrictEqual(
            validate([{ operation: job.operation, request: wrong }])[0]?.map(
                (line) => line.split(", must be")[0],
            ),
            [
                'Missing required parameter in input: "RoleArn"',
                'Unknown parameter in input: "Rolearn"',
                "CreateProcessingJob.ProcessingResources.ClusterConfig.InstanceType: ml.m5.huge is not one of the service's values",
            ],
        );
    }).timeout(30_000);
});
