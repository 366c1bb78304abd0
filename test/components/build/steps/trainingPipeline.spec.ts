import * as assert from "node:assert";
import * as fc from "fast-check";
import { definitionProblems, PipelineDocument, StepDocument } from "../../../../components/build/definition";
import { placedSteps } from "../../../../components/build/definition/stepTree";
import { recipeProblems } from "../../../../components/build/recipe/recipeProblems";
import { buildDefinition, trainingPipeline } from "../../../../components/build/steps/trainingPipeline";
import { Algorithm, Task, TrainingRecipeArgs } from "../../../../components/build/recipe/trainingRecipe";
import { LOCATION } from "../../../support/recorder";
import { argumentsOf, recipe, surroundings } from "../fixtures";

const KEY = surroundings().keyArn;

function build(overrides: Partial<TrainingRecipeArgs> = {}): PipelineDocument {
    return trainingPipeline(recipe(overrides), surroundings());
}

function run(step: string, output: string): unknown {
    const Values = ["s3://artifacts/fraud/runs", { Get: "Execution.PipelineExecutionId" }, step, output];
    return { "Std:Join": { On: "/", Values } };
}

function channelNames(args: Record<string, unknown>): string[] {
    return (args["InputDataConfig"] as { ChannelName: string }[]).map(({ ChannelName }) => ChannelName);
}

describe("trainingPipeline", () => {
    it("prepares, trains, evaluates, and registers or fails", () => {
        const steps = placedSteps(build()).map(({ step, branches }) => [
            step.Name,
            step.Type,
            branches.map(({ side }) => side).join(),
        ]);

        assert.deepStrictEqual(steps, [
            ["Prepare", "Processing", ""],
            ["Train", "Training", ""],
            ["Evaluate", "Processing", ""],
            ["CheckMetrics", "Condition", ""],
            ["Register", "RegisterModel", "IfSteps"],
            ["MetricsTooLow", "Fail", "ElseSteps"],
        ]);
    });

    it("ends before the registration where it only tries out, and fails as ever", () => {
        const document = trainingPipeline(recipe(), surroundings({ registersModels: false }));

        assert.deepStrictEqual(definitionProblems(document), []);
        assert.deepStrictEqual(
            placedSteps(document).map(({ step }) => step.Name),
            ["Prepare", "Train", "Evaluate", "CheckMetrics", "MetricsTooLow"],
        );
    });

    it("takes data, code, commit, branch and reason as parameters, of which code and commit must be given", () => {
        assert.deepStrictEqual(
            build().Parameters?.map(({ Name, Type, ...rest }) => [Name, Type, rest["DefaultValue"]]),
            [
                ["InputDataUri", "String", "s3://claims/2026/"],
                ["CodeUri", "String", undefined],
                ["CommitId", "String", undefined],
                ["Branch", "String", "not named"],
                ["StartedBy", "String", "a person"],
            ],
        );
    });

    it("enters each run in the pipeline's experiment where it is to, under a name of its own", () => {
        assert.deepStrictEqual(build({ trackExperiments: true }).PipelineExperimentConfig, {
            ExperimentName: "fraud-build",
            TrialName: {
                "Std:Join": { On: "-", Values: ["fraud-build", { Get: "Execution.PipelineExecutionId" }] },
            },
        });
        assert.strictEqual(build().PipelineExperimentConfig, undefined);
        assert.deepStrictEqual(definitionProblems(build({ trackExperiments: true })), []);
    });

    it("calls prepare.py with the columns and fractions of the contract", () => {
        const args = argumentsOf(build({ dropColumns: ["policy_id", "zip"] }), "Prepare");

        assert.deepStrictEqual(args["AppSpecification"], {
            ImageUri: "492215442770.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-xgboost:3.0-5",
            ContainerEntrypoint: ["python3", "/opt/ml/processing/input/code/prepare.py"],
            ContainerArguments: [
                "--input-dir",
                "/opt/ml/processing/input/data",
                "--output-dir",
                "/opt/ml/processing/output",
                "--label-column",
                "fraud",
                "--task",
                "binary",
                "--test-fraction",
                "0.2",
                "--validation-fraction",
                "0.2",
                "--seed",
                "42",
                "--drop-columns",
                "policy_id,zip",
                "--outlier-quantile",
                "0.001",
            ],
        });
    });

    it("keeps each output of each run under the run's own id", () => {
        const { Outputs } = argumentsOf(build(), "Prepare")["ProcessingOutputConfig"] as {
            Outputs: { OutputName: string; S3Output: { S3Uri: unknown; LocalPath: string } }[];
        };

        assert.deepStrictEqual(
            Outputs.map(({ OutputName, S3Output }) => [OutputName, S3Output.LocalPath, S3Output.S3Uri]),
            ["train", "validation", "test", "transform", "baseline", "report"].map((name) => [
                name,
                `/opt/ml/processing/output/${name}`,
                run("Prepare", name),
            ]),
        );
        assert.deepStrictEqual(argumentsOf(build(), "Train")["OutputDataConfig"], {
            S3OutputPath: run("Train", "model"),
            KmsKeyId: KEY,
        });
    });

    it("gives the training toolkit its script, and the script its hyperparameters, each decodable as JSON", () => {
        const args = argumentsOf(build({ hyperparameters: { max_depth: "4" } }), "Train");

        assert.deepStrictEqual(args["HyperParameters"], {
            early_stopping_rounds: "20",
            eval_metric: '"auc,logloss"',
            "label-column": '"fraud"',
            max_depth: "4",
            num_round: "200",
            objective: '"binary:logistic"',
            sagemaker_program: '"train.py"',
            sagemaker_region: '"eu-central-1"',
            sagemaker_submit_directory: '"/opt/ml/input/data/code/sourcedir.tar.gz"',
            seed: "42",
            task: '"binary"',
        });
        assert.deepStrictEqual(channelNames(args), ["train", "validation", "transform", "code"]);
    });

    it("keeps a label column that looks like another type a text", () => {
        const values = argumentsOf(build({ labelColumn: "true" }), "Train")["HyperParameters"] as Record<
            string,
            string
        >;

        assert.strictEqual(JSON.parse(values["label-column"] ?? ""), "true");
    });

    it("watches the metrics that training prints", () => {
        const definitions = (document: PipelineDocument) =>
            (
                argumentsOf(document, "Train")["AlgorithmSpecification"] as {
                    MetricDefinitions: { Name: string; Regex: string }[];
                }
            ).MetricDefinitions;
        const [, validation] = definitions(build());

        assert.deepStrictEqual(
            definitions(build({ hyperparameters: { eval_metric: "aucpr,error" } })).map(({ Name }) => Name),
            ["train:aucpr", "validation:aucpr", "train:error", "validation:error"],
        );
        assert.deepStrictEqual(
            ["validation-auc:0.912345", "[3]\ttrain-auc:1.0\tvalidation-auc:9.1e-05"].map(
                (line) => new RegExp(validation?.Regex ?? "").exec(line)?.[1],
            ),
            ["0.912345", "9.1e-05"],
        );
    });

    it("evaluates the model on the test part, and declares the report that the condition reads", () => {
        const step = placedSteps(build()).find((placed) => placed.step.Name === "Evaluate")?.step;
        const inputs = argumentsOf(build(), "Evaluate")["ProcessingInputs"] as {
            InputName: string;
            S3Input: { S3Uri: unknown; LocalPath: string };
        }[];

        assert.deepStrictEqual(step?.PropertyFiles, [
            { PropertyFileName: "EvaluationReport", OutputName: "evaluation", FilePath: "evaluation.json" },
        ]);
        assert.deepStrictEqual(
            inputs.map(({ InputName, S3Input }) => [InputName, S3Input.LocalPath, S3Input.S3Uri]),
            [
                [
                    "code",
                    "/opt/ml/processing/input/code",
                    { "Std:Join": { On: "/", Values: [{ Get: "Parameters.CodeUri" }, "src"] } },
                ],
                [
                    "model",
                    "/opt/ml/processing/input/model",
                    { Get: "Steps.Train.ModelArtifacts.S3ModelArtifacts" },
                ],
                [
                    "test",
                    "/opt/ml/processing/input/test",
                    { Get: "Steps.Prepare.ProcessingOutputConfig.Outputs['test'].S3Output.S3Uri" },
                ],
            ],
        );
    });

    it("runs every job encrypted, isolated and in the VPC", () => {
        const network = {
            VpcConfig: { SecurityGroupIds: ["sg-0a"], Subnets: ["subnet-0a", "subnet-0b"] },
            EnableNetworkIsolation: true,
            EnableInterContainerTrafficEncryption: true,
        };
        for (const name of ["Prepare", "Evaluate"]) {
            const args = argumentsOf(build(), name);
            const { ClusterConfig } = args["ProcessingResources"] as {
                ClusterConfig: Record<string, unknown>;
            };
            assert.deepStrictEqual(args["NetworkConfig"], network);
            assert.strictEqual(ClusterConfig["VolumeKmsKeyId"], KEY);
            assert.strictEqual((args["ProcessingOutputConfig"] as { KmsKeyId: string }).KmsKeyId, KEY);
        }
        const train = argumentsOf(build(), "Train") as Record<string, unknown>;
        for (const [property, value] of Object.entries(network)) {
            assert.deepStrictEqual(train[property], value);
        }
        assert.strictEqual((train["ResourceConfig"] as Record<string, unknown>)["VolumeKmsKeyId"], KEY);
    });

    it("gives no key for the volume to types with local drives, where the service refuses one", () => {
        const args = argumentsOf(build({ train: { instanceType: "ml.g5.xlarge" } }), "Train");

        assert.deepStrictEqual(args["ResourceConfig"], {
            InstanceType: "ml.g5.xlarge",
            InstanceCount: 1,
            VolumeSizeInGB: 30,
        });
    });

    it("reuses results only where asked to, and tries jobs again where capacity is short", () => {
        const jobs = (document: PipelineDocument): StepDocument[] => document.Steps.slice(0, 3);

        assert.ok(jobs(build()).every((step) => !("CacheConfig" in step)));
        for (const step of jobs(build({ reuseResultsFor: "P7D" }))) {
            assert.deepStrictEqual(step.CacheConfig, { Enabled: true, ExpireAfter: "P7D" });
            assert.deepStrictEqual(
                step.RetryPolicies?.flatMap((policy) => policy["ExceptionType"]),
                [
                    "Step.SERVICE_FAULT",
                    "Step.THROTTLING",
                    "SageMaker.JOB_INTERNAL_ERROR",
                    "SageMaker.CAPACITY_ERROR",
                    "SageMaker.RESOURCE_LIMIT",
                ],
            );
        }
    });

    it("waits twice the longest run for spare capacity", () => {
        const args = argumentsOf(
            build({ spotTraining: true, train: { instanceType: "ml.m5.large", maxRuntimeMinutes: 10 } }),
            "Train",
        );

        assert.strictEqual(args["EnableManagedSpotTraining"], true);
        assert.deepStrictEqual(args["StoppingCondition"], {
            MaxRuntimeInSeconds: 600,
            MaxWaitTimeInSeconds: 1200,
        });
    });

    it("uses an own image at every step and at the endpoint", () => {
        const image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/xgboost:1";
        const text = buildDefinition(recipe({ image }), surroundings());

        assert.strictEqual(text.split(image).length - 1, 4);
        assert.ok(!text.includes("sagemaker-xgboost"));
    });

    it("gives a definition without problems for every recipe without problems", () => {
        const anyRecipe = fc.record({
            task: fc.constantFrom(...Object.values(Task)),
            labelColumn: fc.string({ minLength: 1, maxLength: 40 }),
            dropColumns: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 5 }),
            max_depth: fc.nat({ max: 20 }),
            spotTraining: fc.boolean(),
            algorithm: fc.constantFrom(Algorithm.Xgboost, Algorithm.Sklearn, Algorithm.CustomImage),
            depths: fc.option(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }))),
            maxWorseThanLive: fc.constantFrom(-1, 0, 0.1),
            train: fc.record({ instanceType: fc.constantFrom("ml.m5.large", "ml.p4d.24xlarge") }),
        });
        let checked = 0;
        const property = fc.property(anyRecipe, (random) => {
            const { task, max_depth, depths, maxWorseThanLive, ...rest } = random;
            const metric =
                task === Task.Regression ? { name: "r2", atLeast: 0 } : { name: "accuracy", atLeast: 0.5 };
            const isOwn = rest.algorithm === Algorithm.CustomImage;
            const chosen =
                depths === null
                    ? { hyperparameters: { max_depth: String(max_depth) } }
                    : { tuning: { ranges: [{ name: "max_depth", min: depths[0], max: depths[1] }] } };
            const one = recipe({
                ...rest,
                ...chosen,
                ...(isOwn ? { image: "own:1", logMetrics: [{ name: "loss", regex: "loss=(.*)" }] } : {}),
                task,
                metrics: [{ ...metric, maxWorseThanLive }],
            });
            if (recipeProblems("training", one, LOCATION).length === 0) {
                checked += 1;
                assert.deepStrictEqual(definitionProblems(trainingPipeline(one, surroundings())), []);
            }
        });

        fc.assert(property, { seed: 42, numRuns: 300 });
        assert.ok(checked > 80);
    });
});
