import * as assert from "node:assert";
import { definitionProblems, PipelineDocument } from "../../../components/build/definition";
import { placedSteps } from "../../../components/build/definition/stepTree";
import { imageRepositories, stepImage } from "../../../components/build/recipe/recipeImages";
import { recipeProblems } from "../../../components/build/recipe/recipeProblems";
import { trainingPipeline } from "../../../components/build/steps/trainingPipeline";
import { Algorithm, TrainingRecipeArgs } from "../../../components/build/recipe/trainingRecipe";
import { DataDistribution } from "../../../components/build/recipe/stepInstances";
import { describeProblem } from "../../../components/shared/problems/problems";
import { LOCATION } from "../../support/recorder";
import { argumentsOf, ownImage, recipe, surroundings } from "./fixtures";

function build(one: TrainingRecipeArgs): PipelineDocument {
    const document = trainingPipeline(one, surroundings());
    assert.deepStrictEqual(definitionProblems(document), []);
    return document;
}

function problems(one: TrainingRecipeArgs): string[] {
    return recipeProblems("training", one, LOCATION).map(describeProblem);
}

/** The same recipe as if a choice had not been made. */
function without(one: TrainingRecipeArgs, choice: "image" | "tuning"): TrainingRecipeArgs {
    const made = Object.entries(one).filter(([key]) => key !== choice);
    return { ...recipe(), ...Object.fromEntries(made) };
}

function hyperparameters(document: PipelineDocument): Record<string, string> {
    return argumentsOf(document, "Train")["HyperParameters"] as Record<string, string>;
}

describe("model types", () => {
    it("run their own script on their own image", () => {
        const sklearn = build(recipe({ algorithm: Algorithm.Sklearn }));

        assert.strictEqual(hyperparameters(sklearn)["sagemaker_program"], '"train_sklearn.py"');
        assert.strictEqual(hyperparameters(sklearn)["estimator"], '"gradient_boosting"');
        assert.match(JSON.stringify(sklearn), /sagemaker-scikit-learn:1\.2-1-cpu-py3/);
        assert.deepStrictEqual(
            problems(
                recipe({ algorithm: Algorithm.Sklearn, hyperparameters: { estimator: "logistic", C: "0" } }),
            ),
            [
                'training.hyperparameters.C: must be a number above 0, got "0"; correct the value, or leave it out for the algorithm\'s default',
            ],
        );
    });

    it("refuse a hyperparameter that the estimator makes no use of, unless a tuning may try another one", () => {
        const forest = recipe({
            algorithm: Algorithm.Sklearn,
            hyperparameters: { estimator: "random_forest", C: "2", n_estimators: "50" },
        });
        assert.deepStrictEqual(problems(forest), [
            'training.hyperparameters.C: must be of use to the estimator random_forest, got "2"; leave it out, or choose another estimator; this one has n_estimators, max_depth, min_samples_leaf, max_leaf_nodes, max_features, class_weight, seed',
        ]);
        const tuned = recipe({
            algorithm: Algorithm.Sklearn,
            hyperparameters: { C: "2" },
            tuning: {
                objective: "validation:logloss",
                ranges: [{ name: "estimator", values: ["logistic", "random_forest"] }],
            },
        });
        assert.deepStrictEqual(
            problems(tuned).filter((line) => line.includes("of use")),
            [],
        );
    });

    it("take the image that fits each step's processor, and another one to serve", () => {
        const one = recipe({ algorithm: Algorithm.Pytorch, train: { instanceType: "ml.g5.xlarge" } });
        const images = (["prepare", "train", "evaluate", "serve"] as const).map(
            (user) => stepImage(one, LOCATION, user).split("/")[1],
        );

        assert.deepStrictEqual(images, [
            "pytorch-training:2.6.0-cpu-py312",
            "pytorch-training:2.6.0-gpu-py312",
            "pytorch-training:2.6.0-cpu-py312",
            "pytorch-inference:2.6.0-cpu-py312",
        ]);
        assert.deepStrictEqual(imageRepositories(one, LOCATION), [
            "arn:aws:ecr:eu-central-1:763104351884:repository/pytorch-training",
            "arn:aws:ecr:eu-central-1:763104351884:repository/pytorch-inference",
        ]);
        assert.strictEqual(hyperparameters(build(one))["hidden_units"], '"64,32"');
    });

    it("reject layers that are none, and endpoints half with GPUs", () => {
        const servingInstanceTypes = ["ml.m5.large", "ml.g5.xlarge"];
        const one = recipe({ algorithm: Algorithm.Pytorch, hyperparameters: { hidden_units: "64,0" } });

        assert.deepStrictEqual(problems({ ...one, servingInstanceTypes }), [
            'training.hyperparameters.hidden_units: must be whole numbers at least 1 and at most 8192, separated by commas, got "64,0"; correct the value, or leave it out for the algorithm\'s default',
            'training.servingInstanceTypes: must be all with or all without GPUs, as PyTorch\'s image is another one for each, got ["ml.m5.large","ml.g5.xlarge"]; list types of one kind',
        ]);
    });

    it("reject GPUs that the PyTorch scripts would leave idle", () => {
        const one = recipe({
            algorithm: Algorithm.Pytorch,
            train: { instanceType: "ml.p3.8xlarge" },
            servingInstanceTypes: ["ml.g5.xlarge", "ml.g5.12xlarge"],
        });
        const rule = "must have at most one GPU, which is what the PyTorch scripts make use of";
        const fix = "take a type of the same family with one GPU, for example ml.g5.xlarge";

        assert.deepStrictEqual(problems(one), [
            `training.train.instanceType: ${rule}, got "ml.p3.8xlarge"; ${fix}`,
            `training.servingInstanceTypes[1]: ${rule}, got "ml.g5.12xlarge"; ${fix}`,
        ]);
        assert.deepStrictEqual(problems({ ...one, algorithm: Algorithm.Xgboost }), []);
        assert.deepStrictEqual(
            problems({
                ...one,
                train: { instanceType: "ml.p3.2xlarge" },
                servingInstanceTypes: ["ml.g4dn.16xlarge"],
            }),
            [],
        );
    });

    it("leave an own image its own program and its own words", () => {
        const one = ownImage({ hyperparameters: { layers: "3", mode: "deep" } });
        const once = without(one, "tuning");

        assert.deepStrictEqual(hyperparameters(build(once)), {
            "label-column": "fraud",
            layers: "3",
            mode: "deep",
            task: "binary",
        });
        assert.deepStrictEqual(argumentsOf(build(once), "Train")["AlgorithmSpecification"], {
            TrainingImage: one.image,
            TrainingInputMode: "File",
            MetricDefinitions: [{ Name: "validation:loss", Regex: "loss=([0-9.]+)" }],
        });
    });

    it("share the input among the instances of an own image", () => {
        const { ProcessingInputs } = argumentsOf(build(ownImage()), "Prepare") as {
            ProcessingInputs: { InputName: string; S3Input: { S3DataDistributionType: string } }[];
        };

        assert.deepStrictEqual(
            ProcessingInputs.map(({ InputName, S3Input }) => [InputName, S3Input.S3DataDistributionType]),
            [
                ["code", "FullyReplicated"],
                ["data", "ShardedByS3Key"],
            ],
        );
    });

    it("reject an own image that nobody named, and metrics that cannot be found", () => {
        const nameless = without(ownImage(), "image");

        assert.deepStrictEqual(problems(nameless), [
            "training.image: must be given with the algorithm customImage; give the URI of an image in ECR",
        ]);
        assert.deepStrictEqual(problems(ownImage({ logMetrics: [{ name: "loss", regex: "loss=[0-9]+" }] })), [
            'training.logMetrics.loss: must be a regular expression with a group, at most 500 characters, got "loss=[0-9]+"; write the number in brackets, as in loss=([0-9.]+)',
        ]);
        assert.deepStrictEqual(problems(recipe({ logMetrics: [{ name: "auc", regex: "(x)" }] })), [
            'training.logMetrics: must be left out, as the metrics of the predefined scripts are known, got ["auc"]; take them away, or use customImage',
        ]);
    });

    it("reject shares of the input where one instance does the work", () => {
        const train = { instanceType: "ml.m5.large", dataDistribution: DataDistribution.ShardedByS3Key };

        assert.deepStrictEqual(problems(recipe({ train })), [
            'training.train.dataDistribution: must be fullyReplicated where one instance does the work, got "shardedByS3Key"; take it away, or use an own image on several instances',
        ]);
    });
});

describe("tuning", () => {
    const tuned = recipe({
        tuning: {
            ranges: [
                { name: "num_round", min: 50, max: 500 },
                { name: "tree_method", values: ["hist", "exact"] },
            ],
        },
    });

    it("takes the place of the training and leaves the rest of the line as it is", () => {
        assert.deepStrictEqual(
            placedSteps(build(tuned)).map(({ step }) => [step.Name, step.Type]),
            [
                ["Prepare", "Processing"],
                ["Train", "Tuning"],
                ["Evaluate", "Processing"],
                ["CheckMetrics", "Condition"],
                ["Register", "RegisterModel"],
                ["MetricsTooLow", "Fail"],
            ],
        );
    });

    it("fixes no default of a hyperparameter that it tunes, and quotes values as the toolkit reads them", () => {
        const { TrainingJobDefinition, HyperParameterTuningJobConfig: config } = argumentsOf(
            build(tuned),
            "Train",
        ) as {
            TrainingJobDefinition: { StaticHyperParameters: Record<string, string> };
            HyperParameterTuningJobConfig: Record<string, Record<string, unknown>>;
        };

        assert.ok(!("num_round" in TrainingJobDefinition.StaticHyperParameters));
        assert.deepStrictEqual(config["ParameterRanges"]?.["CategoricalParameterRanges"], [
            { Name: "tree_method", Values: ['"hist"', '"exact"'] },
        ]);
        assert.deepStrictEqual(config["HyperParameterTuningJobObjective"], {
            Type: "Maximize",
            MetricName: "validation:auc",
        });
        assert.deepStrictEqual(config["ResourceLimits"], {
            MaxNumberOfTrainingJobs: 20,
            MaxParallelTrainingJobs: 2,
        });
    });

    it("registers and measures the best model", () => {
        const best = {
            "Std:Join": {
                On: "/",
                Values: [
                    { Get: "Steps.Train.TrainingJobDefinition.OutputDataConfig.S3OutputPath" },
                    { Get: "Steps.Train.TrainingJobSummaries[0].TrainingJobName" },
                    "output/model.tar.gz",
                ],
            },
        };
        const register = argumentsOf(build(tuned), "Register") as {
            InferenceSpecification: { Containers: { ModelDataUrl: unknown }[] };
        };

        assert.deepStrictEqual(register.InferenceSpecification.Containers[0]?.ModelDataUrl, best);
    });
});

describe("spot training", () => {
    const spot = (overrides: Partial<TrainingRecipeArgs>) => recipe({ spotTraining: true, ...overrides });

    const place = (overrides: Partial<TrainingRecipeArgs>) => {
        const config = argumentsOf(build(spot(overrides)), "Train")["CheckpointConfig"] as {
            S3Uri: { "Std:Join": { Values: unknown[] } };
        };
        return config.S3Uri["Std:Join"].Values;
    };

    it("keeps checkpoints under what was prepared and what the training does, but for the many of a tuning", () => {
        const tuning = { ranges: [{ name: "eta", min: 0.1, max: 0.2 }] };
        const [prepared, folder, key] = place({});

        assert.deepStrictEqual(prepared, {
            Get: "Steps.Prepare.ProcessingOutputConfig.Outputs['report'].S3Output.S3Uri",
        });
        assert.strictEqual(folder, "checkpoints");
        assert.match(String(key), /^[0-9a-f]{16}$/);
        assert.ok(!JSON.stringify(build(spot({ tuning }))).includes("CheckpointConfig"));
    });

    it("goes on from no checkpoint of other hyperparameters or of another program, and from those of faster instances", () => {
        const [, , key] = place({});
        const others = [
            { hyperparameters: { max_depth: "4" } },
            { labelColumn: "other" },
            { algorithm: Algorithm.Sklearn },
            { algorithmVersion: "1.7-1" },
            { train: { instanceType: "ml.m5.xlarge", instanceCount: 2 } },
        ].map((overrides) => place(overrides)[2]);

        assert.strictEqual(new Set([key, ...others]).size, 6);
        assert.strictEqual(place({ train: { instanceType: "ml.m5.4xlarge" } })[2], key);
    });

    it("is reused like every other training: nothing that decides about that is of one run alone", () => {
        // https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-default-keys.html
        const deciding: Record<string, string[]> = {
            Processing: ["AppSpecification", "Environment", "ProcessingInputs"],
            Training: [
                "AlgorithmSpecification",
                "CheckpointConfig",
                "DebugHookConfig",
                "DebugRuleConfigurations",
                "Environment",
                "HyperParameters",
                "InputDataConfig",
            ],
        };
        const cached = placedSteps(build(spot({ reuseResultsFor: "P7D" })))
            .map(({ step }) => step)
            .filter(({ CacheConfig }) => CacheConfig !== undefined);

        assert.deepStrictEqual(
            cached.map(({ Name }) => Name),
            ["Prepare", "Train", "Evaluate"],
        );
        for (const { Name, Type } of cached) {
            const args = argumentsOf(build(spot({ reuseResultsFor: "P7D" })), Name);
            const key = JSON.stringify(deciding[Type]?.map((name) => args[name]));
            assert.ok(!key.includes("Execution."), `${Name} is another one in every run: ${key}`);
        }
    });

    it("waits as long as it is told, and never less than the training may run", () => {
        const args = argumentsOf(build(spot({ spotMaxWaitMinutes: 90 })), "Train");

        assert.deepStrictEqual(args["StoppingCondition"], {
            MaxRuntimeInSeconds: 3600,
            MaxWaitTimeInSeconds: 5400,
        });
        assert.deepStrictEqual(problems(spot({ spotMaxWaitMinutes: 59 })), [
            "training.spotMaxWaitMinutes: must stand beside spotTraining and not be below train.maxRuntimeMinutes, 60, got 59; wait longer, or leave it out for twice the longest run",
        ]);
    });
});

describe("the comparison with the live version", () => {
    const compared = recipe({ metrics: [{ name: "auc", atLeast: 0.8, maxWorseThanLive: 0.01 }] });

    it("is a condition on what the evaluation found, beside the bound", () => {
        const { Conditions } = argumentsOf(build(compared), "CheckMetrics") as { Conditions: unknown[] };

        assert.deepStrictEqual(Conditions[1], {
            Type: "GreaterThanOrEqualTo",
            LeftValue: {
                "Std:JsonGet": {
                    PropertyFile: { Get: "Steps.Evaluate.PropertyFiles.EvaluationReport" },
                    Path: "improvement_on_live.auc.value",
                },
            },
            RightValue: -0.01,
        });
        assert.strictEqual(Conditions.length, 2);
    });

    it("gets the live version's metrics as a parameter, which is there only where it is needed", () => {
        const names = (one: TrainingRecipeArgs) => build(one).Parameters?.map(({ Name }) => Name);
        const { ContainerArguments } = argumentsOf(build(compared), "Evaluate")["AppSpecification"] as {
            ContainerArguments: unknown[];
        };

        assert.deepStrictEqual(names(compared), [
            "InputDataUri",
            "CodeUri",
            "CommitId",
            "Branch",
            "StartedBy",
            "LiveMetrics",
        ]);
        assert.deepStrictEqual(names(recipe()), [
            "InputDataUri",
            "CodeUri",
            "CommitId",
            "Branch",
            "StartedBy",
        ]);
        assert.deepStrictEqual(ContainerArguments.slice(-2), [
            "--live-metrics",
            { Get: "Parameters.LiveMetrics" },
        ]);
    });

    it("cannot be asked to be better by a negative tolerance", () => {
        assert.deepStrictEqual(
            problems(recipe({ metrics: [{ name: "auc", atLeast: 0.8, maxWorseThanLive: -1 }] })),
            [
                "training.metrics[0].maxWorseThanLive: must be 0 or more, got -1; give 0 where the metric must not get worse at all",
            ],
        );
    });
});
