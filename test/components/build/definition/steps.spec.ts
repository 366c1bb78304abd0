import * as assert from "node:assert";
import {
    atLeast,
    atMost,
    booleanParameter,
    conditionStep,
    definitionProblems,
    equals,
    Execution,
    failStep,
    floatParameter,
    greaterThan,
    integerParameter,
    isIn,
    join,
    jsonGet,
    lessThan,
    not,
    or,
    pipelineDefinition,
    processingStep,
    renderDefinition,
    stringParameter,
    trainingStep,
} from "../../../../components/build/definition";

const CLUSTER = { instanceType: "ml.m5.large", instanceCount: 1, volumeSizeGb: 30 };
const NETWORK = {
    subnetIds: ["subnet-0a"],
    securityGroupIds: ["sg-0a"],
    isolated: true,
    encryptTraffic: true,
};

function prepare() {
    return processingStep({
        name: "Prepare",
        roleArn: "role",
        image: "image",
        outputs: { train: { folder: "/opt/ml/processing/output/train", destination: "s3://b/train" } },
        propertyFiles: { Report: { output: "train", file: "report.json" } },
        cluster: CLUSTER,
    });
}

describe("parameters", () => {
    it("hold their type, default and description, and read themselves", () => {
        assert.deepStrictEqual(stringParameter("Uri", { default: "s3://b", description: "Data" }), {
            document: { Name: "Uri", Type: "String", DefaultValue: "s3://b", Description: "Data" },
            value: { Get: "Parameters.Uri" },
        });
        assert.deepStrictEqual(integerParameter("Rounds", { default: 0 }).document, {
            Name: "Rounds",
            Type: "Integer",
            DefaultValue: 0,
        });
        assert.deepStrictEqual(floatParameter("Eta").document, { Name: "Eta", Type: "Float" });
        assert.deepStrictEqual(booleanParameter("Spot", { default: false }).document, {
            Name: "Spot",
            Type: "Boolean",
            DefaultValue: false,
        });
    });
});

describe("conditions", () => {
    // The form is what `sagemaker.workflow.conditions` of the Python SDK 2.245.0 writes.
    it("are written as SageMaker's own SDK writes them", () => {
        const value = stringParameter("X").value;

        assert.deepStrictEqual(
            [
                equals(value, 1),
                greaterThan(value, 1),
                atLeast(value, 1),
                lessThan(value, 1),
                atMost(value, 1),
            ],
            ["Equals", "GreaterThan", "GreaterThanOrEqualTo", "LessThan", "LessThanOrEqualTo"].map(
                (Type) => ({
                    Type,
                    LeftValue: { Get: "Parameters.X" },
                    RightValue: 1,
                }),
            ),
        );
        assert.deepStrictEqual(or([not(isIn(value, ["a", "b"]))]), {
            Type: "Or",
            Conditions: [
                {
                    Type: "Not",
                    Condition: { Type: "In", QueryValue: { Get: "Parameters.X" }, Values: ["a", "b"] },
                },
            ],
        });
    });
});

describe("processingStep", () => {
    it("offers its outputs and property files by name, and no others", () => {
        const step = prepare();

        assert.deepStrictEqual(step.outputs, {
            train: { Get: "Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri" },
        });
        assert.deepStrictEqual(jsonGet(step.propertyFiles.Report, "auc.value"), {
            "Std:JsonGet": {
                PropertyFile: { Get: "Steps.Prepare.PropertyFiles.Report" },
                Path: "auc.value",
            },
        });
        // @ts-expect-error: a wrong output name must not compile
        assert.strictEqual(step.outputs.test, undefined);
        // @ts-expect-error: nor must a wrong property file
        assert.strictEqual(step.propertyFiles.Reprot, undefined);
    });

    it("takes property files of its own outputs only", () => {
        const step = processingStep({
            name: "Evaluate",
            roleArn: "role",
            image: "image",
            outputs: { report: { folder: "/out", destination: "s3://b" } },
            // @ts-expect-error: a property file must lie in a declared output
            propertyFiles: { Report: { output: "train", file: "report.json" } },
            cluster: CLUSTER,
        });

        assert.deepStrictEqual(
            definitionProblems(pipelineDefinition({ steps: [step] })).map(({ path }) => path),
            ["Steps.Evaluate.PropertyFiles.Report"],
        );
    });

    it("offers no output where none is declared", () => {
        const step = processingStep({ name: "Look", roleArn: "role", image: "image", cluster: CLUSTER });

        // @ts-expect-error: the step has no outputs
        assert.strictEqual(step.outputs.any, undefined);
        assert.deepStrictEqual(step.document, {
            Name: "Look",
            Type: "Processing",
            Arguments: {
                ProcessingResources: {
                    ClusterConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 30 },
                },
                AppSpecification: { ImageUri: "image" },
                RoleArn: "role",
            },
        });
    });

    it("writes everything that was said, with maps in alphabetical order", () => {
        const before = prepare();
        const step = processingStep({
            name: "Share",
            displayName: "Share out",
            dependsOn: [before],
            roleArn: "role",
            image: "image",
            entrypoint: ["python3"],
            arguments: ["--x", join("", ["a", Execution.pipelineName])],
            environment: { B: "2", A: "1" },
            inputs: { data: { source: before.outputs.train, folder: "/in", distribution: "ShardedByS3Key" } },
            outputKeyArn: "key",
            outputs: { out: { folder: "/out", destination: "s3://b/out" } },
            cluster: { ...CLUSTER, volumeKeyArn: "key" },
            network: NETWORK,
            maxRuntimeSeconds: 60,
            cache: { expireAfter: "P7D" },
            retry: [{ on: ["Step.THROTTLING"], intervalSeconds: 1, backoffRate: 2, until: { minutes: 5 } }],
        });

        assert.deepStrictEqual(JSON.parse(JSON.stringify(step.document)), {
            Name: "Share",
            Type: "Processing",
            DisplayName: "Share out",
            DependsOn: ["Prepare"],
            Arguments: {
                ProcessingResources: {
                    ClusterConfig: {
                        InstanceType: "ml.m5.large",
                        InstanceCount: 1,
                        VolumeSizeInGB: 30,
                        VolumeKmsKeyId: "key",
                    },
                },
                AppSpecification: {
                    ImageUri: "image",
                    ContainerEntrypoint: ["python3"],
                    ContainerArguments: [
                        "--x",
                        { "Std:Join": { On: "", Values: ["a", { Get: "Execution.PipelineName" }] } },
                    ],
                },
                RoleArn: "role",
                ProcessingInputs: [
                    {
                        InputName: "data",
                        S3Input: {
                            S3Uri: {
                                Get: "Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri",
                            },
                            LocalPath: "/in",
                            S3DataType: "S3Prefix",
                            S3InputMode: "File",
                            S3DataDistributionType: "ShardedByS3Key",
                        },
                    },
                ],
                ProcessingOutputConfig: {
                    Outputs: [
                        {
                            OutputName: "out",
                            S3Output: { S3Uri: "s3://b/out", LocalPath: "/out", S3UploadMode: "EndOfJob" },
                        },
                    ],
                    KmsKeyId: "key",
                },
                Environment: { A: "1", B: "2" },
                NetworkConfig: {
                    EnableInterContainerTrafficEncryption: true,
                    EnableNetworkIsolation: true,
                    VpcConfig: { SecurityGroupIds: ["sg-0a"], Subnets: ["subnet-0a"] },
                },
                StoppingCondition: { MaxRuntimeInSeconds: 60 },
            },
            CacheConfig: { Enabled: true, ExpireAfter: "P7D" },
            RetryPolicies: [
                { ExceptionType: ["Step.THROTTLING"], IntervalSeconds: 1, BackoffRate: 2, ExpireAfterMin: 5 },
            ],
        });
        const { Arguments } = step.document;
        assert.match(JSON.stringify(Arguments), /"Environment":\{"A":"1","B":"2"\}/);
    });
});

describe("trainingStep", () => {
    const spec = {
        name: "Train",
        roleArn: "role",
        image: "image",
        channels: { train: { source: "s3://b/train" } },
        outputDestination: "s3://b/model",
        cluster: CLUSTER,
        maxRuntimeSeconds: 60,
    };

    it("says nothing of what was left out", () => {
        assert.deepStrictEqual(trainingStep(spec).document.Arguments, {
            AlgorithmSpecification: { TrainingImage: "image", TrainingInputMode: "File" },
            RoleArn: "role",
            InputDataConfig: [
                {
                    ChannelName: "train",
                    DataSource: {
                        S3DataSource: {
                            S3DataType: "S3Prefix",
                            S3Uri: "s3://b/train",
                            S3DataDistributionType: "FullyReplicated",
                        },
                    },
                },
            ],
            OutputDataConfig: { S3OutputPath: "s3://b/model" },
            ResourceConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 30 },
            StoppingCondition: { MaxRuntimeInSeconds: 60 },
        });
    });

    it("trains on spare capacity with checkpoints", () => {
        const spot = { maxWaitSeconds: 120, checkpoints: "s3://b/checkpoints" };
        const { Arguments = {} } = trainingStep({ ...spec, spot }).document;
        const written = JSON.parse(JSON.stringify(Arguments)) as Record<string, unknown>;

        assert.strictEqual(written["EnableManagedSpotTraining"], true);
        assert.deepStrictEqual(written["CheckpointConfig"], { S3Uri: "s3://b/checkpoints" });
        assert.deepStrictEqual(written["StoppingCondition"], {
            MaxRuntimeInSeconds: 60,
            MaxWaitTimeInSeconds: 120,
        });
    });

    it("offers the model's address", () => {
        assert.deepStrictEqual(trainingStep(spec).modelArtifacts, {
            Get: "Steps.Train.ModelArtifacts.S3ModelArtifacts",
        });
    });
});

describe("pipelineDefinition", () => {
    it("holds branches inside their condition step only", () => {
        const stop = failStep({ name: "Stop", message: "no" });
        const document = pipelineDefinition({
            steps: [
                conditionStep({
                    name: "Check",
                    conditions: [equals(1, 1)],
                    ifSteps: [prepare()],
                    elseSteps: [stop],
                }),
            ],
            experiment: { experimentName: Execution.pipelineName, trialName: Execution.pipelineExecutionId },
        });

        assert.deepStrictEqual(
            document.Steps.map(({ Name }) => Name),
            ["Check"],
        );
        assert.deepStrictEqual(document.PipelineExperimentConfig, {
            ExperimentName: { Get: "Execution.PipelineName" },
            TrialName: { Get: "Execution.PipelineExecutionId" },
        });
        assert.deepStrictEqual(definitionProblems(document), []);
    });

    it("renders the same text every time, and one that reads back as the document", () => {
        const document = pipelineDefinition({ parameters: [stringParameter("A")], steps: [prepare()] });
        const text = renderDefinition(document);

        assert.strictEqual(
            text,
            renderDefinition(pipelineDefinition({ parameters: [stringParameter("A")], steps: [prepare()] })),
        );
        assert.deepStrictEqual(JSON.parse(text), document);
        assert.match(text, /^\{\n {2}"Version": "2020-12-01",\n {2}"Parameters": \[\n/);
    });
});
