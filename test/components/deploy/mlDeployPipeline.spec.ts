import * as assert from "node:assert";
import { pipelineArgs } from "./deployFixtures";
import {
    PIPELINE,
    PROJECT,
    ROLE,
    ROLE_POLICY,
    make,
    inputs,
    statement,
    variablesOf,
    actionsOf,
} from "./deployRecording";

describe("MlDeployPipeline", () => {
    it("makes a project, a role and a log for each thing it does, the state, and the trigger", async () => {
        const recording = await make();
        const own = recording.typesAndNames().filter((line) => !line.includes("fraud-deploy-state"));
        const builds = [
            "build",
            "prod-check",
            "prod-compare",
            "prod-deploy",
            "staging-check",
            "staging-deploy",
        ];
        const policies = ["prod", "staging"].flatMap((environment) =>
            ["foundation", "identity", "network", "serving"].map(
                (concern) => `fraud-deploy-${environment}-deploy-${concern}-policy`,
            ),
        );
        assert.deepStrictEqual(
            own,
            [
                "mlops:index:MlDeployPipeline fraud-deploy",
                `${PIPELINE} fraud-deploy-pipeline`,
                `${ROLE} fraud-deploy-pipeline-role`,
                `${ROLE_POLICY} fraud-deploy-pipeline-role-policy`,
                ...builds.flatMap((build) => [
                    `${PROJECT} fraud-deploy-${build}-project`,
                    `${ROLE} fraud-deploy-${build}-role`,
                    `${ROLE_POLICY} fraud-deploy-${build}-role-policy`,
                    `aws:cloudwatch/logGroup:LogGroup fraud-deploy-${build}-log-group`,
                    `aws:codebuild/reportGroup:ReportGroup fraud-deploy-${build}-report-group`,
                ]),
                ...policies.map((name) => `aws:iam/policy:Policy ${name}`),
                ...policies.map(
                    (name) => `aws:iam/rolePolicyAttachment:RolePolicyAttachment ${name}-attachment`,
                ),
                "aws:lambda/function:Function fraud-deploy-starter-function",
                "aws:lambda/permission:Permission fraud-deploy-starter-permission-approved",
                "aws:lambda/permission:Permission fraud-deploy-starter-permission-rejected",
                `${ROLE} fraud-deploy-starter-role`,
                `${ROLE_POLICY} fraud-deploy-starter-role-policy`,
                "aws:cloudwatch/logGroup:LogGroup fraud-deploy-starter-log-group",
                "aws:cloudwatch/eventTarget:EventTarget fraud-deploy-starter-event-target-approved",
                "aws:cloudwatch/eventTarget:EventTarget fraud-deploy-starter-event-target-rejected",
                "aws:sqs/queue:Queue fraud-deploy-dead-letter-queue",
                "aws:sqs/queuePolicy:QueuePolicy fraud-deploy-dead-letter-queue-policy",
                "aws:cloudwatch/metricAlarm:MetricAlarm fraud-deploy-dead-letter-queue-alarm",
                "aws:cloudwatch/eventRule:EventRule fraud-deploy-failure-event-rule",
                "aws:cloudwatch/eventTarget:EventTarget fraud-deploy-failure-event-target",
            ].sort(),
        );
    });

    it("is the parent of all of them", async () => {
        const recording = await make();
        const strangers = recording.resources.filter(
            ({ type, urn }) =>
                !type.startsWith("pulumi:") &&
                type !== "mlops:index:MlDeployPipeline" &&
                !urn.includes("mlops:index:MlDeployPipeline$"),
        );
        assert.deepStrictEqual(strangers, []);
    });

    it("keeps the state in a store of its own that is not deleted by accident", async () => {
        const recording = await make();
        assert.deepStrictEqual(recording.names("mlops:index:ArtifactStore"), ["fraud-deploy-state"]);
        const bucket = recording.one("aws:s3/bucket:Bucket", "fraud-deploy-state-bucket");
        assert.strictEqual(bucket.options.protect, true);
        const open = await make({ protectState: false });
        const unprotected = open.one("aws:s3/bucket:Bucket", "fraud-deploy-state-bucket");
        assert.strictEqual(unprotected.options.protect, false);
    });

    it("runs one execution after the other, each with its own version and encrypted artifacts", async () => {
        const pipeline = inputs(await make(), PIPELINE);
        assert.strictEqual(pipeline["pipelineType"], "V2");
        assert.strictEqual(pipeline["executionMode"], "QUEUED");
        assert.deepStrictEqual(pipeline["variables"], [
            { name: "ModelPackageArn", description: "Approved model version to deploy" },
            {
                name: "RejectedVersion",
                description:
                    "Rejected version to put it in place of; environments with another one live stay as they are",
                defaultValue: "none",
            },
        ]);
        assert.deepStrictEqual(pipeline["artifactStores"], [
            {
                type: "S3",
                location: "fraud-artifacts",
                encryptionKey: { id: pipelineArgs().keyArn, type: "KMS" },
            },
        ]);
        assert.ok(!("triggers" in pipeline) && !("name" in pipeline));
    });

    it("hands the version, and nothing else that could change on the way, to every build", async () => {
        const builds = actionsOf(await make()).filter((action) => "ProjectName" in action.configuration);
        assert.deepStrictEqual(
            builds.map(({ name }) => name),
            ["CheckAndPreview", "Deploy", "Test", "Compare", "Deploy", "Verify"],
        );
        for (const { configuration } of builds) {
            assert.deepStrictEqual(JSON.parse(configuration["EnvironmentVariables"] ?? ""), [
                { name: "MODEL_PACKAGE_ARN", value: "#{variables.ModelPackageArn}", type: "PLAINTEXT" },
                { name: "REJECTED_VERSION", value: "#{variables.RejectedVersion}", type: "PLAINTEXT" },
                {
                    name: "PIPELINE_EXECUTION_ID",
                    value: "#{codepipeline.PipelineExecutionId}",
                    type: "PLAINTEXT",
                },
            ]);
        }
    });

    it("asks for approvals at the topic, with the previews to read", async () => {
        const recording = await make({}, { preview: true });
        const approvals = actionsOf(recording).filter((action) => action.category === "Approval");
        const reviewed =
            "https://eu-central-1.console.aws.amazon.com/codesuite/codebuild/111122223333/projects/fraud-deploy-build-project-0a1b2c3/history";
        assert.deepStrictEqual(approvals[0], {
            name: "ModelRisk",
            category: "Approval",
            owner: "AWS",
            provider: "Manual",
            version: "1",
            runOrder: 2,
            timeoutInMinutes: 60,
            configuration: {
                NotificationArn: pipelineArgs().notificationTopicArn,
                CustomData: "Compare the metrics\n#{Compare-prod.COMPARISON}\nPreviews: #{Build.PREVIEW_LOG}",
                ExternalEntityLink: reviewed,
            },
        });
        assert.strictEqual(approvals.length, 2);
    });

    it("fetches from a CodeCommit repository, which it makes and guards when asked to", async () => {
        const codeCommit = { repositoryName: "fraud-deploy", branch: "release" };
        const existing = await make({ source: { codeCommit } });
        assert.deepStrictEqual(existing.names("aws:codecommit/repository:Repository"), []);
        assert.deepStrictEqual(actionsOf(existing)[0]?.configuration, {
            RepositoryName: "fraud-deploy",
            BranchName: "release",
            PollForSourceChanges: "false",
        });
        assert.strictEqual(
            statement(existing, "fraud-deploy-pipeline-role", "FetchSource")?.Resource,
            "arn:aws:codecommit:eu-central-1:111122223333:fraud-deploy",
        );
        const created = await make({ source: { codeCommit: { ...codeCommit, create: true } } });
        const repository = created.one(
            "aws:codecommit/repository:Repository",
            "fraud-deploy-pipeline-repository",
        );
        assert.strictEqual(repository.options.protect, true);
        assert.strictEqual(repository.inputs["kmsKeyId"], pipelineArgs().keyArn);
    });

    it("starts nothing on a push, because only an approval says what to deploy", async () => {
        const [fetch] = actionsOf(await make());
        assert.strictEqual(fetch?.configuration["DetectChanges"], "false");
    });

    it("keeps no state of its own where Pulumi Cloud does, and lets only builds with Pulumi read the token", async () => {
        const tokenSecretArn = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:pulumi-a1b2c3";
        const recording = await make({ pulumiCloud: { organization: "acme", tokenSecretArn } });
        assert.deepStrictEqual(recording.names("mlops:index:ArtifactStore"), []);
        assert.ok(!("stateBucketName" in recording.outputs));
        const readers = recording
            .names(PROJECT)
            .filter((name) => variablesOf(recording, name)["PULUMI_ACCESS_TOKEN"] === tokenSecretArn);
        assert.deepStrictEqual(readers, [
            "fraud-deploy-build-project",
            "fraud-deploy-prod-deploy-project",
            "fraud-deploy-staging-deploy-project",
        ]);
        const environment = inputs(recording, PROJECT, "fraud-deploy-prod-deploy-project")["environment"] as {
            environmentVariables: { name: string; type?: string }[];
        };
        assert.deepStrictEqual(
            environment.environmentVariables.filter(({ type }) => type !== undefined),
            [{ name: "PULUMI_ACCESS_TOKEN", value: tokenSecretArn, type: "SECRETS_MANAGER" }],
        );
        const told = variablesOf(recording, "fraud-deploy-prod-deploy-project");
        assert.strictEqual(told["STATE_URL"], "https://api.pulumi.com");
        assert.strictEqual(told["STACK_OWNER"], "acme/");
        assert.deepStrictEqual(statement(recording, "fraud-deploy-prod-deploy-role", "StateToken"), {
            Sid: "StateToken",
            Effect: "Allow",
            Action: "secretsmanager:GetSecretValue",
            Resource: tokenSecretArn,
        });
        assert.strictEqual(statement(recording, "fraud-deploy-prod-check-role", "StateToken"), undefined);
        assert.strictEqual(statement(recording, "fraud-deploy-prod-deploy-role", "StateWrite"), undefined);
    });

    it("waits for the window and for quiet alarms before production, and may look at those alarms only", async () => {
        const [staging, prod] = pipelineArgs().environments;
        assert.ok(staging !== undefined && prod !== undefined);
        const deploymentWindow = {
            schedule: "* * 9-16 ? * MON-THU *",
            timezone: "Europe/Berlin",
            timeoutMinutes: 60,
        };
        const entry = { deploymentWindow, entryAlarmNames: ["shop-down"], region: "eu-west-1" };
        const recording = await make({ environments: [staging, { ...prod, ...entry }] });
        const stages = inputs(recording, PIPELINE)["stages"] as { name: string; beforeEntry?: unknown }[];
        assert.deepStrictEqual(
            stages.flatMap(({ name, beforeEntry }) =>
                beforeEntry === undefined ? [] : [[name, beforeEntry]],
            ),
            [
                [
                    "Production-prod",
                    {
                        condition: {
                            result: "FAIL",
                            rules: [
                                {
                                    name: "DeploymentWindow",
                                    ruleTypeId: {
                                        category: "Rule",
                                        owner: "AWS",
                                        provider: "DeploymentWindow",
                                        version: "1",
                                    },
                                    configuration: {
                                        Cron: "* * 9-16 ? * MON-THU *",
                                        TimeZone: "Europe/Berlin",
                                    },
                                    timeoutInMinutes: 60,
                                },
                                {
                                    name: "Alarm-1",
                                    ruleTypeId: {
                                        category: "Rule",
                                        owner: "AWS",
                                        provider: "CloudWatchAlarm",
                                        version: "1",
                                    },
                                    configuration: {
                                        AlarmName: "shop-down",
                                        AlarmStates: "ALARM",
                                        WaitTime: "15",
                                    },
                                    region: "eu-west-1",
                                },
                            ],
                        },
                    },
                ],
            ],
        );
        assert.deepStrictEqual(statement(recording, "fraud-deploy-pipeline-role", "EntryAlarms")?.Resource, [
            "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:shop-down",
        ]);
        assert.strictEqual(statement(await make(), "fraud-deploy-pipeline-role", "EntryAlarms"), undefined);
    });

    it("knows its outputs at preview", async () => {
        const { outputs } = await make({}, { preview: true });
        assert.deepStrictEqual(outputs, {
            pipelineName: "fraud-deploy-pipeline-0a1b2c3",
            pipelineArn: "arn:aws:codepipeline:eu-central-1:111122223333:fraud-deploy-pipeline-0a1b2c3",
            starterFunctionName: "fraud-deploy-starter-function-0a1b2c3",
            stateBucketName: "fraud-deploy-state-bucket-0a1b2c3",
        });
    });

    it("carries the caller's tags to everything taggable", async () => {
        const recording = await make({ tags: { team: "risk" } });
        const taggable = [
            PIPELINE,
            PROJECT,
            ROLE,
            "aws:iam/policy:Policy",
            "aws:lambda/function:Function",
        ].concat([
            "aws:sqs/queue:Queue",
            "aws:codebuild/reportGroup:ReportGroup",
            "aws:cloudwatch/metricAlarm:MetricAlarm",
            "aws:cloudwatch/eventRule:EventRule",
            "aws:cloudwatch/logGroup:LogGroup",
            "aws:s3/bucket:Bucket",
        ]);
        for (const resource of taggable.flatMap((type) => recording.all(type))) {
            assert.strictEqual(
                (resource.inputs["tags"] as Record<string, string>)["team"],
                "risk",
                resource.name,
            );
        }
    });

    it("reports everything that is wrong at once, and makes nothing", async () => {
        const environments = [{ name: "prod", production: true }];
        await assert.rejects(make({ environments, pulumiVersion: "3" }), {
            message: [
                'MlDeployPipeline "fraud-deploy":',
                "  environments[0].approvals: must hold at least one approval, because the environment is production, got []; add an approval with a name, as the policy codepipeline-production-approval asks",
                '  environments[0]: must not be production, because nothing would be tested before it, got "prod"; put a non-production environment first',
                '  pulumiVersion: must be a version such as 3.270.0, got "3"; choose another',
            ].join("\n"),
        });
    });
});
