import * as assert from "node:assert";
import { Execution, modelStep, registerModelStep } from "../../../../components/build/definition";

const NETWORK = {
    subnetIds: ["subnet-0a"],
    securityGroupIds: ["sg-0a"],
    isolated: true,
    encryptTraffic: true,
};

describe("steps about models", () => {
    const container = {
        image: "image",
        modelDataUrl: "s3://b/model.tar.gz",
        environment: { B: "2", A: "1" },
    };

    it("create a model without a name of its own", () => {
        const step = modelStep({ name: "Create", roleArn: "role", container, network: NETWORK });

        assert.deepStrictEqual(step.modelName, { Get: "Steps.Create.ModelName" });
        assert.deepStrictEqual(step.document, {
            Name: "Create",
            Type: "Model",
            Arguments: {
                ExecutionRoleArn: "role",
                PrimaryContainer: {
                    Image: "image",
                    ModelDataUrl: "s3://b/model.tar.gz",
                    Environment: { A: "1", B: "2" },
                },
                VpcConfig: { SecurityGroupIds: ["sg-0a"], Subnets: ["subnet-0a"] },
                EnableNetworkIsolation: true,
            },
        });
    });

    it("register a version that waits for approval, whatever else is said", () => {
        const step = registerModelStep({
            name: "Register",
            modelPackageGroupName: "fraud",
            description: "Fraud",
            container,
            contentTypes: ["text/csv"],
            responseTypes: ["text/csv"],
            realtimeInstanceTypes: ["ml.m5.large"],
            transformInstanceTypes: ["ml.m5.xlarge"],
            metrics: { modelQuality: { statistics: { uri: "s3://b/evaluation.json" } } },
            driftCheckBaselines: {
                modelDataQuality: { constraints: { uri: "s3://b/c.json", contentType: "text/json" } },
            },
            samplePayloadUrl: "s3://b/sample.csv",
            customerMetadata: { RunId: Execution.pipelineExecutionId, CommitId: "1" },
        });

        assert.deepStrictEqual(step.modelPackageArn, { Get: "Steps.Register.ModelPackageArn" });
        assert.deepStrictEqual(step.document.Arguments, {
            ModelPackageGroupName: "fraud",
            ModelPackageDescription: "Fraud",
            ModelApprovalStatus: "PendingManualApproval",
            InferenceSpecification: {
                Containers: [
                    {
                        Image: "image",
                        ModelDataUrl: "s3://b/model.tar.gz",
                        Environment: { A: "1", B: "2" },
                    },
                ],
                SupportedContentTypes: ["text/csv"],
                SupportedResponseMIMETypes: ["text/csv"],
                SupportedRealtimeInferenceInstanceTypes: ["ml.m5.large"],
                SupportedTransformInstanceTypes: ["ml.m5.xlarge"],
            },
            ModelMetrics: {
                ModelQuality: {
                    Statistics: { ContentType: "application/json", S3Uri: "s3://b/evaluation.json" },
                },
            },
            DriftCheckBaselines: {
                ModelDataQuality: { Constraints: { ContentType: "text/json", S3Uri: "s3://b/c.json" } },
            },
            SamplePayloadUrl: "s3://b/sample.csv",
            CustomerMetadataProperties: { CommitId: "1", RunId: { Get: "Execution.PipelineExecutionId" } },
        });
    });
});
