import * as assert from "node:assert";
import {
    Execution,
    JsonObject,
    modelStep,
    registerModelStep,
    Step,
} from "../../../../components/build/definition";
import { botocoreProblems, requireBotocore } from "../../../support/botocore";
import { IMAGE, NETWORK as VPC, ROLE } from "./specs";

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

    it("create and register what botocore's models of CreateModel and CreateModelPackage take", function () {
        requireBotocore.call(this);
        const real = { image: IMAGE, modelDataUrl: "s3://bucket/model.tar.gz" };
        const model = modelStep({ name: "Create", roleArn: ROLE, container: real, network: VPC });
        const file = { uri: "s3://bucket/file.json" };
        const version = registerModelStep({
            name: "Register",
            modelPackageGroupName: "fraud",
            container: real,
            contentTypes: ["text/csv"],
            responseTypes: ["text/csv"],
            realtimeInstanceTypes: ["ml.m5.large"],
            transformInstanceTypes: ["ml.m5.xlarge"],
            packageKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555",
            metrics: {
                modelQuality: { statistics: file, constraints: file },
                modelDataQuality: { statistics: file, constraints: file },
                bias: { report: file, preTrainingReport: file, postTrainingReport: file },
                explainability: file,
            },
            driftCheckBaselines: {
                modelQuality: { statistics: file, constraints: file },
                modelDataQuality: { statistics: file, constraints: file },
                bias: { config: file, preTrainingConstraints: file, postTrainingConstraints: file },
                explainability: { config: file, constraints: file },
            },
            samplePayloadUrl: "s3://bucket/sample.tar.gz",
            purpose: { domain: "MACHINE_LEARNING", task: "CLASSIFICATION" },
            customerMetadata: { CommitId: "1" },
            modelCard: "{}",
        });
        const body = (step: Step) => JSON.parse(JSON.stringify(step.document.Arguments)) as JsonObject;

        assert.deepStrictEqual(
            botocoreProblems([
                { operation: "CreateModel", request: { ModelName: "model", ...body(model) } },
                { operation: "CreateModelPackage", request: body(version) },
            ]),
            [[], []],
        );
    }).timeout(30_000);

    it("leave out a section of files that holds none, which the service does not take", () => {
        const { document } = registerModelStep({
            name: "Register",
            modelPackageGroupName: "fraud",
            container,
            contentTypes: [],
            responseTypes: [],
            realtimeInstanceTypes: [],
            transformInstanceTypes: [],
            metrics: { modelQuality: {}, bias: {} },
            driftCheckBaselines: { explainability: {} },
        });

        assert.ok(!Object.keys(document.Arguments ?? {}).some((key) => /Metrics|Baselines/.test(key)));
    });

    it("register a version that waits for approval, whatever else is said", () => {
        const step = registerModelStep({
            name: "Register",
            modelPackageGroupName: "fraud",
            packageDescription: "Fraud",
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
