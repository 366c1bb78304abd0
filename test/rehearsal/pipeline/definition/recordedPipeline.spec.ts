import * as assert from "node:assert";
import { recordedPipeline } from "../../../../rehearsal/pipeline/definition/recordedPipeline";
import { graph, recorded } from "../../graph/graphFixtures";

const ARN = "arn:aws:sagemaker:eu-central-1:111122223333:pipeline/claims-build";

function pipeline(inputs: Record<string, unknown> = {}) {
    const given = { pipelineName: "claims-build", pipelineDefinition: "{}", ...inputs };
    return recorded("aws:sagemaker/pipeline:Pipeline", "p", given, { outputs: { arn: ARN } });
}

function build(variables: Record<string, string>) {
    const environmentVariables = Object.entries(variables).map(([name, value]) => ({ name, value }));
    return recorded("aws:codebuild/project:Project", "b", { environment: { environmentVariables } });
}

const VARIABLES = {
    SAGEMAKER_PIPELINE_NAME: "claims-build",
    ARTIFACT_BUCKET: "artifacts",
    MODEL_NAME: "claims",
    MODEL_PACKAGE_GROUP_NAME: "claims",
};

describe("recordedPipeline", () => {
    it("finds the pipeline, where the build puts the code, and what else the build tells it", () => {
        const variables = { ...VARIABLES, COMPARE_METRICS: "auc,recall" };
        const limited = pipeline({ parallelismConfiguration: { maxParallelExecutionSteps: 3 } });
        assert.deepStrictEqual(recordedPipeline(graph({ resources: [limited, build(variables)] })), {
            name: "claims-build",
            location: { partition: "aws", region: "eu-central-1", accountId: "111122223333" },
            definition: "{}",
            codePrefix: "s3://artifacts/claims/code",
            modelPackageGroup: "claims",
            comparedMetrics: ["auc", "recall"],
            maxParallelSteps: 3,
        });
    });

    it("compares nothing and limits nothing where the stack does not", () => {
        const found = recordedPipeline(graph({ resources: [pipeline(), build(VARIABLES)] }));
        assert.deepStrictEqual([found.comparedMetrics, found.maxParallelSteps], [[], undefined]);
    });

    it("takes the pipeline that registers before one that only tries branches out", () => {
        const trial = pipeline({ pipelineName: "claims-trial-build" });
        const registering = pipeline({
            pipelineDefinition: '{"Steps": [{"Name": "Register", "Type": "RegisterModel"}]}',
        });
        const builds = [
            build({ ...VARIABLES, SAGEMAKER_PIPELINE_NAME: "claims-trial-build" }),
            build(VARIABLES),
        ];

        assert.strictEqual(
            recordedPipeline(graph({ resources: [trial, registering, ...builds] })).name,
            "claims-build",
        );
    });

    it("says which kind of stack has a pipeline", () => {
        assert.throws(() => recordedPipeline(graph()), {
            name: "UsageError",
            message: 'stack "dev" defines no SageMaker pipeline; rehearse a stack with mlops:kind: platform',
        });
    });
});
