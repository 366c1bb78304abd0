import * as assert from "node:assert";
import { PipelineDocument } from "../../../../components/build/definition";
import { trainingPipeline } from "../../../../components/build/steps/trainingPipeline";
import { TrainingRecipeArgs } from "../../../../components/build/recipe/trainingRecipe";
import { argumentsOf, ownImage, recipe, surroundings } from "../fixtures";

function build(overrides: Partial<TrainingRecipeArgs> = {}): PipelineDocument {
    return trainingPipeline(recipe(overrides), surroundings());
}

const MEASURED_AUC = {
    "Std:JsonGet": {
        PropertyFile: { Get: "Steps.Evaluate.PropertyFiles.EvaluationReport" },
        Path: "binary_classification_metrics.auc.value",
    },
};

const DATA_FINGERPRINT = {
    "Std:JsonGet": {
        PropertyFile: { Get: "Steps.Prepare.PropertyFiles.DataReport" },
        Path: "fingerprint",
    },
};

describe("the registration of a trained model", () => {
    it("registers only where every metric holds, in its own direction", () => {
        const metrics = [
            { name: "auc", atLeast: 0.8 },
            { name: "log_loss", atMost: 0.4 },
        ];
        const { Conditions } = argumentsOf(build({ metrics }), "CheckMetrics") as { Conditions: unknown };
        const measured = (name: string) => ({
            "Std:JsonGet": {
                PropertyFile: { Get: "Steps.Evaluate.PropertyFiles.EvaluationReport" },
                Path: `binary_classification_metrics.${name}.value`,
            },
        });

        assert.deepStrictEqual(Conditions, [
            { Type: "GreaterThanOrEqualTo", LeftValue: measured("auc"), RightValue: 0.8 },
            { Type: "LessThanOrEqualTo", LeftValue: measured("log_loss"), RightValue: 0.4 },
        ]);
    });

    it("says on failure what was asked for, what was measured and where all numbers are", () => {
        const { ErrorMessage } = argumentsOf(build(), "MetricsTooLow") as { ErrorMessage: unknown };
        const report = { Get: "Steps.Evaluate.ProcessingOutputConfig.Outputs['evaluation'].S3Output.S3Uri" };

        assert.deepStrictEqual(ErrorMessage, {
            "Std:Join": {
                On: "",
                Values: [
                    "The model was not registered: it must reach auc at least 0.8, and has ",
                    "auc ",
                    MEASURED_AUC,
                    ". Its report is ",
                    { "Std:Join": { On: "/", Values: [report, "evaluation.json"] } },
                ],
            },
        });
    });

    it("registers as pending, with the serving code in the model and the origin in the metadata", () => {
        const args = argumentsOf(build(), "Register");

        assert.strictEqual(args["ModelApprovalStatus"], "PendingManualApproval");
        assert.strictEqual(args["ModelPackageGroupName"], "fraud-models");
        assert.deepStrictEqual(args["InferenceSpecification"], {
            Containers: [
                {
                    Image: "492215442770.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-xgboost:3.0-5",
                    ModelDataUrl: { Get: "Steps.Train.ModelArtifacts.S3ModelArtifacts" },
                    Environment: {
                        SAGEMAKER_PROGRAM: "inference.py",
                        SAGEMAKER_SUBMIT_DIRECTORY: "/opt/ml/model/code",
                    },
                },
            ],
            SupportedContentTypes: ["text/csv", "application/json"],
            SupportedResponseMIMETypes: ["text/csv", "application/json"],
            SupportedRealtimeInferenceInstanceTypes: ["ml.m5.large", "ml.m5.xlarge"],
            SupportedTransformInstanceTypes: ["ml.m5.large", "ml.m5.xlarge"],
        });
        assert.deepStrictEqual(args["SamplePayloadUrl"], {
            "Std:Join": {
                On: "/",
                Values: [
                    { Get: "Steps.Evaluate.ProcessingOutputConfig.Outputs['evaluation'].S3Output.S3Uri" },
                    "sample_payload.tar.gz",
                ],
            },
        });
        assert.deepStrictEqual(args["CustomerMetadataProperties"], {
            BaselineDataUri: {
                Get: "Steps.Prepare.ProcessingOutputConfig.Outputs['baseline'].S3Output.S3Uri",
            },
            Branch: { Get: "Parameters.Branch" },
            CommitId: { Get: "Parameters.CommitId" },
            DataReportUri: {
                "Std:Join": {
                    On: "/",
                    Values: [
                        { Get: "Steps.Prepare.ProcessingOutputConfig.Outputs['report'].S3Output.S3Uri" },
                        "data_report.json",
                    ],
                },
            },
            DataVersion: { "Std:Join": { On: "", Values: [DATA_FINGERPRINT] } },
            GoldenPredictionsUri: {
                "Std:Join": {
                    On: "/",
                    Values: [
                        { Get: "Steps.Evaluate.ProcessingOutputConfig.Outputs['evaluation'].S3Output.S3Uri" },
                        "golden.json",
                    ],
                },
            },
            InputDataUri: { Get: "Parameters.InputDataUri" },
            "Metric:auc": { "Std:Join": { On: "", Values: [MEASURED_AUC] } },
            PipelineExecutionId: { Get: "Execution.PipelineExecutionId" },
            StartedBy: { Get: "Parameters.StartedBy" },
        });
    });

    it("is kept by the registry under the platform's key where that is asked for, and under AWS's otherwise", () => {
        const security = (encryptsVersions: boolean) =>
            argumentsOf(trainingPipeline(recipe(), surroundings({ encryptsVersions })), "Register")[
                "SecurityConfig"
            ];

        assert.deepStrictEqual(security(true), { KmsKeyId: surroundings().keyArn });
        assert.strictEqual(security(false), undefined);
    });

    it("names no version of data that no instance has seen as a whole", () => {
        const { CustomerMetadataProperties: metadata } = argumentsOf(
            trainingPipeline(ownImage(), surroundings()),
            "Register",
        ) as { CustomerMetadataProperties: Record<string, unknown> };

        assert.ok(!("DataVersion" in metadata));
    });

    it("registers with a model card that is JSON once the run has put its metrics in", () => {
        const metrics = [
            { name: "auc", atLeast: 0.8 },
            { name: "log_loss", atMost: 0.4 },
        ];
        const { ModelCard, Task: purpose } = argumentsOf(
            build({ metrics, labelColumn: 'a "label"' }),
            "Register",
        ) as {
            ModelCard: { ModelCardStatus: string; ModelCardContent: { "Std:Join": { Values: unknown[] } } };
            Task: string;
        };
        const values = ["0.91", "0.3"];
        const written = ModelCard.ModelCardContent["Std:Join"].Values.map((value) =>
            typeof value === "string" ? value : values.shift(),
        ).join("");
        const card = JSON.parse(written) as {
            intended_uses: Record<string, string>;
            evaluation_details: { metric_groups: { metric_data: unknown[] }[] }[];
        };

        assert.strictEqual(purpose, "CLASSIFICATION");
        assert.strictEqual(ModelCard.ModelCardStatus, "PendingReview");
        assert.strictEqual(
            card.intended_uses["intended_uses"],
            'Predicts a "label": the probability of one of two classes',
        );
        assert.deepStrictEqual(card.evaluation_details[0]?.metric_groups[0]?.metric_data, [
            { name: "auc", type: "number", value: 0.91 },
            { name: "log_loss", type: "number", value: 0.3 },
        ]);
    });
});
