import * as assert from "node:assert";
import { BaselinesArgs } from "../../../../components/build/baselines/baselineArgs";
import { definitionProblems } from "../../../../components/build/definition";
import { placedSteps } from "../../../../components/build/definition/stepTree";
import { trainingPipeline } from "../../../../components/build/steps/trainingPipeline";
import { Task } from "../../../../components/build/recipe/trainingRecipe";
import { argumentsOf, recipe, surroundings, withBaselines } from "../fixtures";

const CHECK_PARAMETERS = {
    SkipCheck: { Get: "Parameters.SkipBaselineCheck" },
    RegisterNewBaseline: { Get: "Parameters.RegisterNewBaseline" },
    FailOnViolation: true,
    ModelPackageGroupName: "fraud-models",
};

function build(overrides: Parameters<typeof withBaselines>[0] = {}) {
    return trainingPipeline(withBaselines(overrides), surroundings());
}

function step(document: ReturnType<typeof build>, name: string): Record<string, unknown> {
    const found = placedSteps(document).find((placed) => placed.step.Name === name)?.step;
    assert.ok(found !== undefined, `there is no step ${name}`);
    return JSON.parse(JSON.stringify(found)) as Record<string, unknown>;
}

function names(baselines: BaselinesArgs | undefined): string[] {
    const overrides = baselines === undefined ? {} : { baselines };
    return placedSteps(trainingPipeline(recipe(overrides), surroundings())).map((placed) => placed.step.Name);
}

function parameterDefaults(document: ReturnType<typeof build>): Record<string, unknown> {
    return Object.fromEntries(
        (document.Parameters ?? []).map((parameter) => [parameter.Name, parameter["DefaultValue"]]),
    );
}

describe("the baselines of a training pipeline", () => {
    it("calculates none where the recipe names none", () => {
        assert.deepStrictEqual(names(undefined), [
            "Prepare",
            "Train",
            "Evaluate",
            "CheckMetrics",
            "Register",
            "MetricsTooLow",
        ]);
    });

    it("calculates the quality of data and model where nothing else is said", () => {
        assert.deepStrictEqual(names({}), [
            "Prepare",
            "CheckDataQuality",
            "Train",
            "Evaluate",
            "CheckMetrics",
            "CheckModelQuality",
            "Register",
            "MetricsTooLow",
        ]);
    });

    it("checks the data beside the training, and the model only if it is good enough", () => {
        const document = build();

        assert.deepStrictEqual(
            document.Steps.map(({ Name }) => Name),
            ["Prepare", "CheckDataQuality", "CheckDataBias", "Train", "Evaluate", "CheckMetrics"],
        );
        assert.deepStrictEqual(
            (argumentsOf(document, "CheckMetrics") as { IfSteps: { Name: string }[] }).IfSteps.map(
                ({ Name }) => Name,
            ),
            [
                "CreateModelForChecks",
                "CheckModelQuality",
                "CheckModelBias",
                "CheckExplainability",
                "Register",
            ],
        );
    });

    it("gives a definition that its own validator finds nothing wrong with", () => {
        for (const task of Object.values(Task)) {
            const metrics = { binary: "auc", multiclass: "accuracy", regression: "r2" } as const;
            const document = build({ task, metrics: [{ name: metrics[task], atLeast: 0.5 }] });
            assert.deepStrictEqual(definitionProblems(document), []);
        }
    });

    it("tells the check of the data what Model Monitor's analyser reads and where", () => {
        const check = step(build(), "CheckDataQuality");
        const args = check["Arguments"] as Record<string, unknown>;

        assert.deepStrictEqual(
            { ...check, Arguments: undefined },
            {
                Name: "CheckDataQuality",
                Type: "QualityCheck",
                Description: "Calculates statistics and constraints of the training part",
                CheckType: "DATA_QUALITY",
                Arguments: undefined,
                ...CHECK_PARAMETERS,
            },
        );
        assert.deepStrictEqual(args["AppSpecification"], {
            ImageUri: "048819808253.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-model-monitor-analyzer",
        });
        assert.deepStrictEqual(args["Environment"], {
            dataset_format: '{"csv":{"header":true,"output_columns_position":"START"}}',
            dataset_source: "/opt/ml/processing/input/baseline_dataset_input",
            output_path: "/opt/ml/processing/output",
            publish_cloudwatch_metrics: "Disabled",
        });
        assert.deepStrictEqual((args["ProcessingInputs"] as { InputName: string; S3Input: unknown }[])[0], {
            InputName: "baseline_dataset_input",
            S3Input: {
                S3Uri: {
                    Get: "Steps.Prepare.ProcessingOutputConfig.Outputs['baseline'].S3Output.S3Uri",
                },
                LocalPath: "/opt/ml/processing/input/baseline_dataset_input",
                S3DataType: "S3Prefix",
                S3InputMode: "File",
                S3DataDistributionType: "FullyReplicated",
            },
        });
    });

    it("tells the check of the model which columns hold prediction, probability and truth", () => {
        const environment = (overrides: Parameters<typeof withBaselines>[0]) => {
            const args = step(build(overrides), "CheckModelQuality")["Arguments"];
            return (args as { Environment: Record<string, string> }).Environment;
        };
        const binary = environment({});
        const regression = environment({
            task: Task.Regression,
            metrics: [{ name: "rmse", atMost: 3 }],
        });

        assert.deepStrictEqual(
            [binary["analysis_type"], binary["problem_type"], binary["probability_attribute"]],
            ["MODEL_QUALITY", "BinaryClassification", "probability"],
        );
        assert.deepStrictEqual(
            [binary["inference_attribute"], binary["ground_truth_attribute"]],
            ["prediction", "label"],
        );
        assert.deepStrictEqual(
            [regression["problem_type"], regression["probability_attribute"]],
            ["Regression", undefined],
        );
    });

    it("lets Clarify reach the network only where it has to host the model", () => {
        const isolated = (name: string) => {
            const args = step(build(), name)["Arguments"] as {
                NetworkConfig: { EnableNetworkIsolation: boolean };
            };
            return args.NetworkConfig.EnableNetworkIsolation;
        };

        assert.deepStrictEqual(
            [
                "CheckDataQuality",
                "CheckDataBias",
                "CheckModelQuality",
                "CheckModelBias",
                "CheckExplainability",
            ].map(isolated),
            [true, true, true, false, false],
        );
        assert.deepStrictEqual(step(build(), "CheckModelBias")["ModelName"], {
            Get: "Steps.CreateModelForChecks.ModelName",
        });
        assert.strictEqual(step(build(), "CheckDataBias")["ModelName"], undefined);
    });

    it("registers what was calculated as metrics and what was compared with as baselines", () => {
        const args = argumentsOf(build(), "Register");
        const file = (name: string, property: string) => ({
            ContentType: "application/json",
            S3Uri: { Get: `Steps.${name}.${property}` },
        });
        const baselines = args["DriftCheckBaselines"] as Record<string, Record<string, { S3Uri: unknown }>>;
        const metrics = args["ModelMetrics"] as Record<string, Record<string, unknown>>;

        assert.deepStrictEqual(baselines["ModelDataQuality"], {
            Statistics: file("CheckDataQuality", "BaselineUsedForDriftCheckStatistics"),
            Constraints: file("CheckDataQuality", "BaselineUsedForDriftCheckConstraints"),
        });
        assert.deepStrictEqual(baselines["ModelQuality"], {
            Statistics: file("CheckModelQuality", "BaselineUsedForDriftCheckStatistics"),
            Constraints: file("CheckModelQuality", "BaselineUsedForDriftCheckConstraints"),
        });
        assert.deepStrictEqual(
            baselines["Bias"]?.["PreTrainingConstraints"],
            file("CheckDataBias", "BaselineUsedForDriftCheckConstraints"),
        );
        assert.deepStrictEqual(
            baselines["Bias"]?.["PostTrainingConstraints"],
            file("CheckModelBias", "BaselineUsedForDriftCheckConstraints"),
        );
        assert.deepStrictEqual(
            baselines["Explainability"]?.["Constraints"],
            file("CheckExplainability", "BaselineUsedForDriftCheckConstraints"),
        );
        assert.match(
            String(baselines["Bias"]?.["ConfigFile"]?.S3Uri),
            /^s3:\/\/artifacts\/fraud\/checks\/bias-monitor\/[0-9a-f]{16}\/analysis_config\.json$/,
        );
        assert.deepStrictEqual(metrics["ModelDataQuality"], {
            Statistics: file("CheckDataQuality", "CalculatedBaselineStatistics"),
            Constraints: file("CheckDataQuality", "CalculatedBaselineConstraints"),
        });
        assert.deepStrictEqual(metrics["Explainability"], {
            Report: file("CheckExplainability", "CalculatedBaselineConstraints"),
        });
    });

    it("registers no baselines where none were calculated", () => {
        const args = argumentsOf(trainingPipeline(recipe(), surroundings()), "Register");

        assert.ok(!("DriftCheckBaselines" in args));
        assert.deepStrictEqual(Object.keys(args["ModelMetrics"] as object), ["ModelQuality"]);
    });

    it("leaves it to a parameter of the run whether to compare, which the recipe sets beforehand", () => {
        const compared = build({ baselines: { compareWithApproved: true } });

        assert.strictEqual(parameterDefaults(build())["SkipBaselineCheck"], true);
        assert.strictEqual(parameterDefaults(compared)["SkipBaselineCheck"], false);
        assert.strictEqual(parameterDefaults(compared)["RegisterNewBaseline"], true);
    });

    it("has the evaluation write data for the checks of a model, and none where there are none", () => {
        const outputs = (baselines: BaselinesArgs) => {
            const args = argumentsOf(trainingPipeline(recipe({ baselines }), surroundings()), "Evaluate");
            const { Outputs } = args["ProcessingOutputConfig"] as { Outputs: { OutputName: string }[] };
            return Outputs.map(({ OutputName }) => OutputName);
        };

        assert.deepStrictEqual(outputs({}), ["evaluation", "quality", "bias", "explainability"]);
        assert.deepStrictEqual(outputs({ modelQuality: false }), ["evaluation"]);
    });
});
