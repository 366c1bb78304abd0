import * as assert from "node:assert";
import { definitionProblems, PipelineDocument } from "../../../components/build/definition";
import { MlBuildPipeline, MlBuildPipelineArgs } from "../../../components/build/mlBuildPipeline";
import { record } from "../../support/recorder";
import { buildArgs, recipe, withBaselines } from "./fixtures";
import { json, make, statements } from "./pipelineRecording";

const PIPELINE_ARN = "arn:aws:sagemaker:eu-central-1:111122223333:pipeline/fraud-build";
const CODEPIPELINE_ARN = "arn:aws:codepipeline:eu-central-1:111122223333:fraud-build";

const ROLES = ["build", "codepipeline", "job", "pipeline", "trigger"];

describe("MlBuildPipeline", () => {
    it("makes a pipeline, a project, roles and failure notices for a connection", async () => {
        assert.deepStrictEqual((await make()).typesAndNames(), [
            "aws:cloudwatch/eventRule:EventRule fraud-build-failure-rule",
            "aws:cloudwatch/eventRule:EventRule fraud-run-failure-rule",
            "aws:cloudwatch/eventTarget:EventTarget fraud-build-failure-target",
            "aws:cloudwatch/eventTarget:EventTarget fraud-run-failure-target",
            "aws:cloudwatch/logGroup:LogGroup fraud-log-group",
            "aws:codebuild/project:Project fraud-project",
            "aws:codepipeline/pipeline:Pipeline fraud-codepipeline",
            ...ROLES.map((role) => `aws:iam/role:Role fraud-${role}-role`),
            ...ROLES.map((role) => `aws:iam/rolePolicy:RolePolicy fraud-${role}-role-policy`),
            "aws:sagemaker/pipeline:Pipeline fraud-sagemaker-pipeline",
            "mlops:index:MlBuildPipeline fraud",
        ]);
    });

    it("adds the repository and the rule for pushes for a CodeCommit repository that it makes", async () => {
        const source = { codeCommit: { repositoryName: "fraud-code", create: true, branch: "trunk" } };
        const recording = await make({ source });
        const repository = recording.one("aws:codecommit/repository:Repository");
        const rule = recording.one("aws:cloudwatch/eventRule:EventRule", "fraud-push-rule");

        assert.strictEqual(repository.inputs["repositoryName"], "fraud-code");
        assert.strictEqual(repository.inputs["kmsKeyId"], buildArgs().keyArn);
        assert.strictEqual(repository.options.protect, true);
        assert.deepStrictEqual(json(rule.inputs["eventPattern"]), {
            source: ["aws.codecommit"],
            "detail-type": ["CodeCommit Repository State Change"],
            resources: ["arn:aws:codecommit:eu-central-1:111122223333:fraud-code"],
            detail: {
                event: ["referenceCreated", "referenceUpdated"],
                referenceType: ["branch"],
                referenceName: ["trunk"],
            },
        });
        const codePipeline = recording.one("aws:codepipeline/pipeline:Pipeline");
        assert.ok(codePipeline.dependencies.includes(repository.urn));
    });

    it("leaves an existing CodeCommit repository alone", async () => {
        const recording = await make({ source: { codeCommit: { repositoryName: "fraud-code" } } });

        assert.deepStrictEqual(recording.names("aws:codecommit/repository:Repository"), []);
        assert.deepStrictEqual(recording.names("aws:cloudwatch/eventRule:EventRule"), [
            "fraud-build-failure-rule",
            "fraud-push-rule",
            "fraud-run-failure-rule",
        ]);
    });

    it("queues runs in a V2 pipeline whose artefacts are encrypted with the key", async () => {
        const { inputs } = (await make()).one("aws:codepipeline/pipeline:Pipeline");

        assert.strictEqual(inputs["name"], "fraud-build");
        assert.strictEqual(inputs["pipelineType"], "V2");
        assert.strictEqual(inputs["executionMode"], "QUEUED");
        assert.deepStrictEqual(inputs["artifactStores"], [
            { type: "S3", location: "artifacts", encryptionKey: { type: "KMS", id: buildArgs().keyArn } },
        ]);
        assert.deepStrictEqual(inputs["stages"], [
            {
                name: "Source",
                actions: [
                    {
                        name: "Commit",
                        category: "Source",
                        owner: "AWS",
                        provider: "CodeStarSourceConnection",
                        version: "1",
                        namespace: "Source",
                        configuration: {
                            ConnectionArn: "arn:aws:codeconnections:eu-central-1:111122223333:connection/1",
                            FullRepositoryId: "team/fraud",
                            BranchName: "main",
                            DetectChanges: "true",
                        },
                        outputArtifacts: ["Source"],
                    },
                ],
            },
            {
                name: "Build",
                actions: [
                    {
                        name: "TestAndTrain",
                        category: "Build",
                        owner: "AWS",
                        provider: "CodeBuild",
                        version: "1",
                        configuration: {
                            ProjectName: "fraud-build",
                            EnvironmentVariables: JSON.stringify([
                                {
                                    name: "INPUT_DATA_URI",
                                    value: "#{variables.InputDataUri}",
                                    type: "PLAINTEXT",
                                },
                                { name: "STARTED_BY", value: "#{variables.StartedBy}", type: "PLAINTEXT" },
                                { name: "BRANCH", value: "#{Source.BranchName}", type: "PLAINTEXT" },
                            ]),
                        },
                        inputArtifacts: ["Source"],
                    },
                ],
            },
        ]);
    });

    it("tries branches out side by side, where nothing is registered", async () => {
        const { inputs } = (await make({ registersModels: false })).one("aws:codepipeline/pipeline:Pipeline");

        assert.strictEqual(inputs["executionMode"], "PARALLEL");
    });

    it("builds unprivileged, encrypted and logged, with what the buildspec reads", async () => {
        const recording = await make();
        const { inputs } = recording.one("aws:codebuild/project:Project");
        const logs = recording.one("aws:cloudwatch/logGroup:LogGroup").inputs;
        const environment = inputs["environment"] as Record<string, unknown>;

        assert.strictEqual(environment["privilegedMode"], false);
        assert.deepStrictEqual(environment["environmentVariables"], [
            { name: "BUILD_MINUTES", value: "480", type: "PLAINTEXT" },
            { name: "ARTIFACT_BUCKET", value: "artifacts", type: "PLAINTEXT" },
            { name: "MODEL_NAME", value: "fraud", type: "PLAINTEXT" },
            { name: "MODEL_PACKAGE_GROUP_NAME", value: "fraud-models", type: "PLAINTEXT" },
            { name: "SAGEMAKER_PIPELINE_NAME", value: "fraud-build", type: "PLAINTEXT" },
            { name: "TRAINING_PROGRAM", value: "train.py", type: "PLAINTEXT" },
        ]);
        assert.strictEqual(inputs["encryptionKey"], buildArgs().keyArn);
        assert.deepStrictEqual(inputs["source"], { type: "CODEPIPELINE", buildspec: "buildspec.yml" });
        assert.strictEqual(logs["name"], "/aws/codebuild/fraud-build");
        assert.strictEqual(logs["kmsKeyId"], buildArgs().keyArn);
        assert.strictEqual(logs["retentionInDays"], 365);
        assert.ok(!("vpcConfig" in inputs));
    });

    it("gives SageMaker a definition without problems, run as the pipeline's role", async () => {
        const recording = await make();
        const { inputs } = recording.one("aws:sagemaker/pipeline:Pipeline");
        const definition = json(inputs["pipelineDefinition"]) as PipelineDocument;

        assert.strictEqual(inputs["pipelineName"], "fraud-build");
        assert.strictEqual(inputs["roleArn"], "arn:aws:iam::111122223333:role/fraud-pipeline-role-0a1b2c3");
        assert.deepStrictEqual(definitionProblems(definition), []);
        assert.match(String(inputs["pipelineDefinition"]), /role\/fraud-job-role-0a1b2c3/);
    });

    it("knows every policy document and the definition at preview, where the caller's values are known", async () => {
        const recording = await make({}, true);

        for (const role of ROLES) {
            assert.ok(statements(recording, role).length > 0);
        }
        assert.match(
            String(recording.one("aws:sagemaker/pipeline:Pipeline").inputs["pipelineDefinition"]),
            /"Version": "2020-12-01"/,
        );
    });

    it("tells the topic of failed builds and failed trainings, in a sentence", async () => {
        const recording = await make();
        const pattern = (name: string) =>
            json(recording.one("aws:cloudwatch/eventRule:EventRule", name).inputs["eventPattern"]);
        const target = recording.one("aws:cloudwatch/eventTarget:EventTarget", "fraud-build-failure-target");

        assert.deepStrictEqual(pattern("fraud-build-failure-rule"), {
            source: ["aws.codepipeline"],
            "detail-type": ["CodePipeline Pipeline Execution State Change"],
            detail: { pipeline: ["fraud-build"], state: ["FAILED"] },
        });
        assert.deepStrictEqual(pattern("fraud-run-failure-rule"), {
            source: ["aws.sagemaker"],
            "detail-type": ["SageMaker Model Building Pipeline Execution Status Change"],
            detail: { pipelineArn: [PIPELINE_ARN], currentPipelineExecutionStatus: ["Failed"] },
        });
        assert.strictEqual(target.inputs["arn"], buildArgs().notificationTopicArn);
        assert.deepStrictEqual(target.inputs["inputTransformer"], {
            inputPaths: { execution: "$.detail.execution-id", time: "$.time" },
            inputTemplate:
                '"The build pipeline fraud-build failed at <time>. Execution <execution> in CodePipeline says at which action."',
        });
    });

    it("uploads what Clarify analyses before the definition names it, and keeps what versions were registered with", async () => {
        const recording = await make({ training: withBaselines() });
        const objects = recording.all("aws:s3/bucketObjectv2:BucketObjectv2");
        const pipeline = recording.one("aws:sagemaker/pipeline:Pipeline");
        const definition = String(pipeline.inputs["pipelineDefinition"]);

        assert.deepStrictEqual(
            objects.map(({ name }) => name),
            [
                "fraud-bias-monitor-object",
                "fraud-data-bias-object",
                "fraud-explainability-monitor-object",
                "fraud-explainability-object",
                "fraud-model-bias-object",
            ],
        );
        for (const { inputs, options, urn } of objects) {
            assert.strictEqual(inputs["serverSideEncryption"], "aws:kms");
            assert.strictEqual(inputs["kmsKeyId"], buildArgs().keyArn);
            assert.strictEqual(options.retainOnDelete, true);
            assert.ok(pipeline.dependencies.includes(urn));
            assert.ok(definition.includes(`s3://artifacts/${String(inputs["key"])}`), String(inputs["key"]));
        }
    });

    it("runs as many steps at once as it is told, and all that are ready otherwise", async () => {
        const config = async (overrides: Partial<MlBuildPipelineArgs>) =>
            (await make(overrides)).one("aws:sagemaker/pipeline:Pipeline").inputs["parallelismConfiguration"];

        assert.strictEqual(await config({}), undefined);
        assert.deepStrictEqual(await config({ maxParallelSteps: 2 }), { maxParallelExecutionSteps: 2 });
        await assert.rejects(config({ maxParallelSteps: 0 }), /maxParallelSteps: must be a whole number/);
    });

    it("is the direct parent of every child, and tags what can be tagged", async () => {
        const recording = await make({ retrainingSchedule: "rate(7 days)", tags: { team: "claims" } });
        const untaggable = ["aws:cloudwatch/eventTarget:EventTarget", "aws:iam/rolePolicy:RolePolicy"];
        const children = recording.resources.filter(({ custom }) => custom);

        for (const child of children) {
            assert.match(child.urn, /::mlops:index:MlBuildPipeline\$aws:/, child.name);
        }
        for (const { name, inputs } of children.filter(({ type }) => !untaggable.includes(type))) {
            const tags = { "mlops:component": "MlBuildPipeline", team: "claims" };
            assert.deepStrictEqual(inputs["tags"], tags, name);
        }
    });

    it("offers names and ARNs that are known at preview", async () => {
        const recording = await record(
            () => {
                const build = new MlBuildPipeline("fraud", buildArgs());
                const { sagemakerPipelineName, sagemakerPipelineArn, codePipelineName } = build;
                const { codePipelineArn, executionRoleArn, jobRoleArn } = build;
                return {
                    sagemakerPipelineName,
                    sagemakerPipelineArn,
                    codePipelineName,
                    codePipelineArn,
                    executionRoleArn,
                    jobRoleArn,
                };
            },
            { preview: true },
        );

        assert.deepStrictEqual(recording.outputs, {
            sagemakerPipelineName: "fraud-build",
            sagemakerPipelineArn: PIPELINE_ARN,
            codePipelineName: "fraud-build",
            codePipelineArn: CODEPIPELINE_ARN,
            executionRoleArn: "arn:aws:iam::111122223333:role/fraud-pipeline-role-0a1b2c3",
            jobRoleArn: "arn:aws:iam::111122223333:role/fraud-job-role-0a1b2c3",
        });
    });

    it("reports every problem of its arguments at once", async () => {
        const wrong = {
            modelName: "Fraud",
            source: {},
            retrainingSchedule: "every Monday",
            training: recipe({ metrics: [], hyperparameters: { max_dept: "4" } }),
        };

        await assert.rejects(make(wrong), (error: Error) => {
            const lines = error.message.split("\n");
            assert.strictEqual(lines[0], 'MlBuildPipeline "fraud":');
            assert.deepStrictEqual(
                lines.slice(1).map((line) => line.trim().split(":")[0]),
                [
                    "modelName",
                    "source",
                    "training.hyperparameters.max_dept",
                    "training.metrics",
                    "retrainingSchedule",
                ],
            );
            return true;
        });
    });
});
