import * as assert from "node:assert";
import {
    clarifyCheckStep,
    definitionProblems,
    Json,
    modelStep,
    pipelineDefinition,
    qualityCheckStep,
    Step,
} from "../../../../components/build/definition";
import { booleanParameter } from "../../../../components/build/definition/parameters";
import { botocoreProblems, requireBotocore, resolved } from "../../../support/botocore";
import { CLUSTER, IMAGE, NETWORK, ROLE } from "./specs";

const JOB = { roleArn: ROLE, image: IMAGE, cluster: CLUSTER, network: NETWORK, maxRuntimeSeconds: 3600 };

const skip = booleanParameter("SkipCheck", { default: true });

function quality() {
    return qualityCheckStep({
        name: "DataQuality",
        check: "DATA_QUALITY",
        modelPackageGroupName: "fraud",
        skipCheck: skip.value,
        registerNewBaseline: true,
        job: { ...JOB, environment: { dataset_format: '{"csv": {"header": true}}' } },
        dataset: { source: "s3://bucket/data", folder: "/opt/ml/processing/input/baseline_dataset_input" },
        output: { folder: "/opt/ml/processing/output", destination: "s3://bucket/quality" },
    });
}

const create = modelStep({
    name: "Create",
    roleArn: ROLE,
    container: { image: IMAGE, modelDataUrl: "s3://bucket/model.tar.gz" },
});

function bias() {
    return clarifyCheckStep({
        name: "Bias",
        check: "MODEL_BIAS",
        modelPackageGroupName: "fraud",
        failOnViolation: false,
        supplied: { constraints: "s3://bucket/constraints.json" },
        job: JOB,
        dataset: "s3://bucket/data",
        analysisConfig: "s3://bucket/analysis_config.json",
        destination: "s3://bucket/bias",
        modelName: create.modelName,
    });
}

/** Keys of a step that stand beside the body of its job. */
function beside({ document }: Step): Record<string, unknown> {
    const { Arguments, ...rest } = JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
    assert.ok(Arguments);
    return rest;
}

describe("checks", () => {
    // The keys are what `QualityCheckStep` and `ClarifyCheckStep` of the Python SDK 2.245.0 write.
    it("are told what to compare with, and what to do about a difference", () => {
        assert.deepStrictEqual(beside(quality()), {
            Name: "DataQuality",
            Type: "QualityCheck",
            CheckType: "DATA_QUALITY",
            ModelPackageGroupName: "fraud",
            SkipCheck: { Get: "Parameters.SkipCheck" },
            FailOnViolation: true,
            RegisterNewBaseline: true,
        });
        assert.deepStrictEqual(beside(bias()), {
            Name: "Bias",
            Type: "ClarifyCheck",
            CheckType: "MODEL_BIAS",
            ModelPackageGroupName: "fraud",
            SkipCheck: false,
            FailOnViolation: false,
            RegisterNewBaseline: false,
            SuppliedBaselineConstraints: "s3://bucket/constraints.json",
            ModelName: { Get: "Steps.Create.ModelName" },
        });
    });

    it("offer what was calculated, and what was compared with", () => {
        const { calculatedStatistics, calculatedConstraints, baselineStatistics, baselineConstraints } =
            quality();

        assert.deepStrictEqual(
            [calculatedStatistics, calculatedConstraints, baselineStatistics, baselineConstraints].map(
                ({ Get }) => Get,
            ),
            [
                "Steps.DataQuality.CalculatedBaselineStatistics",
                "Steps.DataQuality.CalculatedBaselineConstraints",
                "Steps.DataQuality.BaselineUsedForDriftCheckStatistics",
                "Steps.DataQuality.BaselineUsedForDriftCheckConstraints",
            ],
        );
        // @ts-expect-error: Clarify writes no statistics
        assert.strictEqual(bias().calculatedStatistics, undefined);
    });

    it("wait for the model that they ask", () => {
        const steps = (list: Step[]) =>
            definitionProblems(pipelineDefinition({ parameters: [skip], steps: list })).map(
                ({ path }) => path,
            );

        assert.deepStrictEqual(steps([create, quality(), bias()]), []);
        assert.deepStrictEqual(steps([quality(), bias()]), ["Steps.Bias.ModelName"]);
    });

    it("run a job that botocore's model of CreateProcessingJob takes", function () {
        requireBotocore.call(this);
        const requests = [quality(), bias()].map(({ document }) => ({
            operation: "CreateProcessingJob",
            request: {
                ProcessingJobName: "job",
                ...(resolved(document.Arguments as Json) as Record<string, Json>),
            },
        }));

        assert.deepStrictEqual(botocoreProblems(requests), [[], []]);
    }).timeout(30_000);
});
