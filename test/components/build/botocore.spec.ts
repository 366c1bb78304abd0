import * as assert from "node:assert";
import { PipelineDocument } from "../../../components/build/definition";
import { JsonObject } from "../../../components/build/definition/json";
import { placedSteps } from "../../../components/build/definition/stepTree";
import { trainingPipeline } from "../../../components/build/trainingPipeline";
import { Task, TrainingRecipeArgs } from "../../../components/build/trainingRecipe";
import { botocoreProblems, Check, requireBotocore, resolved } from "../../support/botocore";
import { recipe, surroundings } from "./fixtures";

/** The operation that a step's arguments are the body of, and the members that the service fills in. */
const OPERATIONS: Record<string, { operation: string; given: JsonObject }> = {
    Processing: { operation: "CreateProcessingJob", given: { ProcessingJobName: "job" } },
    Training: { operation: "CreateTrainingJob", given: { TrainingJobName: "job" } },
    RegisterModel: { operation: "CreateModelPackage", given: {} },
};

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
    before(requireBotocore);

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
            assert.deepStrictEqual(botocoreProblems(requests), [[], [], [], []]);
        }).timeout(30_000);
    }

    it("would say what is wrong: a missing member, an unknown one, a type that there is none of", () => {
        const [job = { operation: "", request: {} }] = checks(trainingPipeline(recipe(), surroundings()));
        const { RoleArn, ...rest } = job.request as JsonObject;
        const cluster = { InstanceType: "ml.m5.huge", InstanceCount: 1, VolumeSizeInGB: 30 };
        const wrong = { ...rest, Rolearn: RoleArn ?? "", ProcessingResources: { ClusterConfig: cluster } };

        assert.deepStrictEqual(
            botocoreProblems([{ operation: job.operation, request: wrong }])[0]?.map(
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
