import * as assert from "node:assert";
import { PipelineDocument } from "../../../components/build/definition";
import { JsonObject } from "../../../components/build/definition/json";
import { placedSteps } from "../../../components/build/definition/stepTree";
import { trainingPipeline } from "../../../components/build/steps/trainingPipeline";
import { recipeProblems } from "../../../components/build/recipe/recipeProblems";
import { Algorithm, Task, TrainingRecipeArgs } from "../../../components/build/recipe/trainingRecipe";
import { RangeScaling, TuningStrategy } from "../../../components/build/tuning/tuningArgs";
import { botocoreProblems, Check, requireBotocore, resolved } from "../../support/botocore";
import { LOCATION } from "../../support/recorder";
import { ownImage, recipe, surroundings, withBaselines } from "./fixtures";

/** The operation that a step's arguments are the body of, and the members that the service fills in. */
const OPERATIONS: Record<string, { operation: string; given: JsonObject }> = {
    Processing: { operation: "CreateProcessingJob", given: { ProcessingJobName: "job" } },
    Tuning: {
        operation: "CreateHyperParameterTuningJob",
        given: { HyperParameterTuningJobName: "job" },
    },
    Training: { operation: "CreateTrainingJob", given: { TrainingJobName: "job" } },
    QualityCheck: { operation: "CreateProcessingJob", given: { ProcessingJobName: "job" } },
    ClarifyCheck: { operation: "CreateProcessingJob", given: { ProcessingJobName: "job" } },
    Model: { operation: "CreateModel", given: { ModelName: "model" } },
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
    "forecasting, compared with the live version": recipe({
        task: Task.Regression,
        timeColumn: "month",
        metrics: [{ name: "mae", atMost: 3, maxWorseThanLive: 0.1 }],
    }),
    "scikit-learn": recipe({ algorithm: Algorithm.Sklearn, hyperparameters: { estimator: "random_forest" } }),
    "PyTorch on GPUs": recipe({
        algorithm: Algorithm.Pytorch,
        hyperparameters: { hidden_units: "128,64" },
        train: { instanceType: "ml.g5.xlarge" },
        servingInstanceTypes: ["ml.g4dn.xlarge"],
    }),
    "PyTorch, several classes, with every hyperparameter on spare capacity": recipe({
        algorithm: Algorithm.Pytorch,
        algorithmVersion: "2.3.0",
        task: Task.Multiclass,
        metrics: [{ name: "macro_f1", atLeast: 0.7 }],
        hyperparameters: {
            hidden_units: "128",
            epochs: "20",
            batch_size: "256",
            learning_rate: "1e-2",
            weight_decay: "0.1",
            dropout: "0.2",
            optimizer: "sgd",
            patience: "0",
            seed: "7",
        },
        spotTraining: true,
    }),
    "PyTorch, a value, tuned": recipe({
        algorithm: Algorithm.Pytorch,
        task: Task.Regression,
        metrics: [{ name: "rmse", atMost: 3 }],
        tuning: {
            ranges: [
                { name: "learning_rate", min: 0.0001, max: 0.1, scaling: RangeScaling.Logarithmic },
                { name: "dropout", min: 0, max: 0.5 },
                { name: "hidden_units", values: ["64,32", "128,64,32"] },
            ],
        },
    }),
    "a tuning on spare capacity": recipe({
        spotTraining: true,
        tuning: {
            ranges: [
                { name: "max_depth", min: 2, max: 10 },
                { name: "eta", min: 0.01, max: 0.3, scaling: RangeScaling.Logarithmic },
                { name: "grow_policy", values: ["depthwise", "lossguide"] },
            ],
            strategy: TuningStrategy.Random,
            earlyStopping: true,
            seed: 42,
        },
    }),
    "XGBoost on several instances, prepared on several, on spare capacity": recipe({
        spotTraining: true,
        prepare: { instanceType: "ml.m5.xlarge", instanceCount: 2 },
        train: { instanceType: "ml.m5.2xlarge", instanceCount: 4 },
    }),
    "PyTorch on several instances": recipe({
        algorithm: Algorithm.Pytorch,
        train: { instanceType: "ml.m5.2xlarge", instanceCount: 2 },
    }),
    "an own image on several instances, tuned": ownImage(),
};

describe("botocore's model of SageMaker", () => {
    before(requireBotocore);

    for (const [what, one] of Object.entries(RECIPES)) {
        it(`takes the arguments of every step of the recipe for ${what}`, () => {
            const requests = checks(trainingPipeline(one, surroundings()));
            const operations = requests.map(({ operation }) => operation);

            assert.deepStrictEqual(recipeProblems("training", one, LOCATION), []);
            assert.deepStrictEqual(operations, [
                "CreateProcessingJob",
                one.tuning === undefined ? "CreateTrainingJob" : "CreateHyperParameterTuningJob",
                "CreateProcessingJob",
                "CreateModelPackage",
            ]);
            assert.deepStrictEqual(botocoreProblems(requests), [[], [], [], []]);
        }).timeout(30_000);
    }

    it("takes the arguments of every step of a recipe with every baseline", () => {
        const requests = checks(trainingPipeline(withBaselines(), surroundings()));

        assert.deepStrictEqual(
            requests.map(({ operation }) => operation),
            [
                "CreateProcessingJob",
                "CreateProcessingJob",
                "CreateProcessingJob",
                "CreateTrainingJob",
                "CreateProcessingJob",
                "CreateModel",
                "CreateProcessingJob",
                "CreateProcessingJob",
                "CreateProcessingJob",
                "CreateModelPackage",
            ],
        );
        assert.deepStrictEqual(
            botocoreProblems(requests),
            requests.map(() => []),
        );
    }).timeout(30_000);

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
