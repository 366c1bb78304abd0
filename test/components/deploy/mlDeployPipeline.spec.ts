import * as assert from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { MlDeployPipeline, MlDeployPipelineArgs } from "../../../components/deploy/mlDeployPipeline";
import { record, Recording, RecordOptions } from "../../support/recorder";
import { pipelineArgs } from "./deployFixtures";

const PIPELINE = "aws:codepipeline/pipeline:Pipeline";
const PROJECT = "aws:codebuild/project:Project";
const ROLE = "aws:iam/role:Role";
const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
const ROLES_GIVEN = {
    deployRoleArn: "arn:aws:iam::444455556666:role/deploy",
    readRoleArn: "arn:aws:iam::444455556666:role/read",
};

function make(changes: Partial<MlDeployPipelineArgs> = {}, options: RecordOptions = {}): Promise<Recording> {
    return record(() => {
        const pipeline = new MlDeployPipeline("fraud-deploy", pipelineArgs(changes));
        const { pipelineName, pipelineArn, starterFunctionName, stateBucketName } = pipeline;
        return { pipelineName, pipelineArn, starterFunctionName, stateBucketName };
    }, options);
}

/** The inputs of a resource, as JSON for convenient reading. */
function inputs(recording: Recording, type: string, name?: string): Record<string, unknown> {
    return recording.one(type, name).inputs as Record<string, unknown>;
}

interface Statement {
    Sid: string;
    Effect: string;
    Action: string | string[];
    Resource: string | string[];
    Condition?: unknown;
}

function statementsOf(recording: Recording, role: string): Statement[] {
    const policy = inputs(recording, ROLE_POLICY, `${role}-policy`)["policy"];
    return (JSON.parse(String(policy)) as { Statement: Statement[] }).Statement;
}

function statement(recording: Recording, role: string, sid: string): Statement | undefined {
    return statementsOf(recording, role).find((each) => each.Sid === sid);
}

function variablesOf(recording: Recording, project: string): Record<string, string> {
    const environment = inputs(recording, PROJECT, project)["environment"] as {
        environmentVariables: { name: string; value: string }[];
    };
    return Object.fromEntries(environment.environmentVariables.map(({ name, value }) => [name, value]));
}

interface Action {
    name: string;
    category: string;
    configuration: Record<string, string>;
}

function actionsOf(recording: Recording): Action[] {
    const stages = inputs(recording, PIPELINE)["stages"] as { actions: Action[] }[];
    return stages.flatMap((stage) => stage.actions);
}

describe("MlDeployPipeline", () => {
    it("makes a project, a role and a log for each thing it does, the state, and the trigger", async () => {
        const recording = await make();
        const own = recording.typesAndNames().filter((line) => !line.includes("fraud-deploy-state"));
        const builds = ["build", "prod-check", "prod-deploy", "staging-check", "staging-deploy"];
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
                ]),
                ...policies.map((name) => `aws:iam/policy:Policy ${name}`),
                ...policies.map(
                    (name) => `aws:iam/rolePolicyAttachment:RolePolicyAttachment ${name}-attachment`,
                ),
                "aws:lambda/function:Function fraud-deploy-starter-function",
                "aws:lambda/permission:Permission fraud-deploy-starter-permission",
                `${ROLE} fraud-deploy-starter-role`,
                `${ROLE_POLICY} fraud-deploy-starter-role-policy`,
                "aws:cloudwatch/logGroup:LogGroup fraud-deploy-starter-log-group",
                "aws:cloudwatch/eventTarget:EventTarget fraud-deploy-starter-event-target",
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
        assert.strictEqual(
            recording.one("mlops:index:ArtifactStore", "fraud-deploy-state").type.length > 0,
            true,
        );
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
            ["CheckAndPreview", "Deploy", "Test", "Deploy", "Verify"],
        );
        for (const { configuration } of builds) {
            assert.deepStrictEqual(JSON.parse(configuration["EnvironmentVariables"] ?? ""), [
                { name: "MODEL_PACKAGE_ARN", value: "#{variables.ModelPackageArn}", type: "PLAINTEXT" },
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
            runOrder: 1,
            timeoutInMinutes: 60,
            configuration: {
                NotificationArn: pipelineArgs().notificationTopicArn,
                CustomData: "Compare the metrics",
                ExternalEntityLink: reviewed,
            },
        });
        assert.strictEqual(approvals.length, 2);
    });

    it("lets no role but an approver's answer an approval or change a pipeline", async () => {
        const recording = await make();
        const documents = recording
            .all(ROLE_POLICY)
            .concat(recording.all("aws:iam/policy:Policy"))
            .flatMap(
                ({ inputs: each }) =>
                    (JSON.parse(String(each["policy"])) as { Statement: Statement[] }).Statement,
            );
        const granted = documents
            .filter(({ Effect }) => Effect === "Allow")
            .flatMap(({ Action }) => (Array.isArray(Action) ? Action : [Action]));
        assert.deepStrictEqual(
            [...new Set(granted.filter((action) => action.startsWith("codepipeline:")))],
            ["codepipeline:StartPipelineExecution"],
        );
        assert.deepStrictEqual(
            granted.filter(
                (action) =>
                    action.includes("*") ||
                    (action.includes("ModelPackage") !== /Describe/.test(action) &&
                        action.includes("ModelPackage")),
            ),
            [],
        );
    });

    it("lets the Build stage read the state, and only an environment's own deployment write its stack", async () => {
        const recording = await make();
        const bucket = "arn:aws:s3:::fraud-deploy-state-bucket-0a1b2c3";
        const writing = (role: string): string[] =>
            statementsOf(recording, role)
                .filter(({ Action, Resource }) => `${String(Action)} ${String(Resource)}`.includes("Put"))
                .flatMap(({ Resource }) => Resource)
                .filter((resource) => resource.startsWith(bucket));
        assert.deepStrictEqual(writing("fraud-deploy-build-role"), []);
        assert.deepStrictEqual(writing("fraud-deploy-staging-check-role"), []);
        assert.deepStrictEqual(writing("fraud-deploy-staging-deploy-role"), [
            `${bucket}/.pulumi/stacks/*/staging.json*`,
            `${bucket}/.pulumi/history/*/staging/*`,
            `${bucket}/.pulumi/backups/*/staging/*`,
            `${bucket}/.pulumi/locks/organization/*/staging/*`,
            `${bucket}/.pulumi/meta.yaml`,
        ]);
        assert.deepStrictEqual(statement(recording, "fraud-deploy-build-role", "StateRead"), {
            Sid: "StateRead",
            Effect: "Allow",
            Action: "s3:GetObject",
            Resource: `${bucket}/.pulumi/*`,
        });
    });

    it("trusts CodeBuild with each role for its own project only", async () => {
        const trust = inputs(await make(), ROLE, "fraud-deploy-prod-deploy-role")["assumeRolePolicy"];
        assert.deepStrictEqual((JSON.parse(String(trust)) as { Statement: unknown[] }).Statement, [
            {
                Sid: "ServiceMayAssume",
                Effect: "Allow",
                Principal: { Service: "codebuild.amazonaws.com" },
                Action: "sts:AssumeRole",
                Condition: {
                    StringEquals: { "aws:SourceAccount": "111122223333" },
                    ArnLike: {
                        "aws:SourceArn":
                            "arn:aws:codebuild:eu-central-1:111122223333:project/fraud-deploy-prod-deploy-project-*",
                    },
                },
            },
        ]);
    });

    it("acts by the roles that were given, and then makes none that could deploy", async () => {
        const [staging, prod] = pipelineArgs().environments;
        assert.ok(staging !== undefined && prod !== undefined);
        const recording = await make({ environments: [staging, { ...prod, ...ROLES_GIVEN }] });
        const assumed = (role: string): unknown => statement(recording, role, "TargetRoles")?.Resource;
        assert.deepStrictEqual(assumed("fraud-deploy-prod-deploy-role"), [ROLES_GIVEN.deployRoleArn]);
        assert.deepStrictEqual(assumed("fraud-deploy-prod-check-role"), [ROLES_GIVEN.readRoleArn]);
        assert.deepStrictEqual(assumed("fraud-deploy-build-role"), [ROLES_GIVEN.readRoleArn]);
        assert.strictEqual(assumed("fraud-deploy-staging-deploy-role"), undefined);
        assert.strictEqual(statement(recording, "fraud-deploy-prod-check-role", "Endpoints"), undefined);
        assert.deepStrictEqual(
            recording.names("aws:iam/policy:Policy").filter((name) => name.includes("prod")),
            [],
        );
        const told = variablesOf(recording, "fraud-deploy-prod-deploy-project");
        assert.strictEqual(told["TARGET_ROLE_ARN"], ROLES_GIVEN.deployRoleArn);
    });

    it("tells a deployment its stack, its state, its key and its parameter", async () => {
        const recording = await make({}, { preview: true });
        assert.deepStrictEqual(variablesOf(recording, "fraud-deploy-prod-deploy-project"), {
            PULUMI_VERSION: "3.270.0",
            PULUMI_SKIP_UPDATE_CHECK: "true",
            PULUMI_FALLBACK_TO_STATE_SECRETS_MANAGER: "true",
            SECRETS_PROVIDER:
                "awskms:///arn:aws:kms:eu-central-1:111122223333:key/aaaabbbb-1111?region=eu-central-1",
            MODEL_PACKAGE_GROUP: "fraud",
            POLICY_PACKS: "policies/guardrails policies/security",
            TARGET_REGION: "eu-central-1",
            TARGET_ROLE_ARN: "",
            ENVIRONMENT_NAME: "prod",
            STACK_NAME: "prod",
            STATE_URL: "s3://fraud-deploy-state-bucket-0a1b2c3?region=eu-central-1",
            MODEL_PARAMETER: "/mlops/fraud/prod/model-package-arn",
        });
    });

    it("tells the preview every environment, and the check what to look for", async () => {
        const [, prod] = pipelineArgs().environments;
        assert.ok(prod !== undefined);
        const staging = { name: "staging", stackName: "stage", samplePayloadPath: "samples/one.csv" };
        const recording = await make({
            environments: [staging, { ...prod, ...ROLES_GIVEN, region: "eu-west-1", bakeMinutes: 15 }],
        });
        assert.strictEqual(
            variablesOf(recording, "fraud-deploy-build-project")["ENVIRONMENTS"],
            `staging stage eu-central-1\nprod prod eu-west-1 ${ROLES_GIVEN.readRoleArn}`,
        );
        assert.deepStrictEqual(variablesOf(recording, "fraud-deploy-staging-check-project"), {
            TARGET_REGION: "eu-central-1",
            TARGET_ROLE_ARN: "",
            DEPLOYMENT_ARTIFACT: "Deployment_staging",
            SAMPLE_PAYLOAD: "samples/one.csv",
            SAMPLE_CONTENT_TYPE: "text/csv",
            BAKE_MINUTES: "",
        });
        assert.deepStrictEqual(variablesOf(recording, "fraud-deploy-prod-check-project"), {
            TARGET_REGION: "eu-west-1",
            TARGET_ROLE_ARN: ROLES_GIVEN.readRoleArn,
            DEPLOYMENT_ARTIFACT: "Deployment_prod",
            SAMPLE_PAYLOAD: "",
            SAMPLE_CONTENT_TYPE: "text/csv",
            BAKE_MINUTES: "15",
        });
    });

    it("runs builds unprivileged, encrypted, logged and bounded, in the VPC where there is one", async () => {
        const network = { subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-1"] };
        const inside = await make({ network, vpcId: "vpc-1" });
        const project = inputs(inside, PROJECT, "fraud-deploy-prod-deploy-project");
        assert.deepStrictEqual(project["vpcConfig"], {
            vpcId: "vpc-1",
            subnets: ["subnet-1", "subnet-2"],
            securityGroupIds: ["sg-1"],
        });
        assert.strictEqual((project["environment"] as { privilegedMode: boolean }).privilegedMode, false);
        assert.strictEqual(project["encryptionKey"], pipelineArgs().keyArn);
        assert.strictEqual(project["buildTimeout"], 240);
        assert.deepStrictEqual(project["logsConfig"], {
            cloudwatchLogs: { status: "ENABLED", groupName: "fraud-deploy-prod-deploy-log-group-0a1b2c3" },
        });
        const outside = await make();
        assert.ok(!("vpcConfig" in inputs(outside, PROJECT, "fraud-deploy-prod-deploy-project")));
        assert.strictEqual(statement(outside, "fraud-deploy-prod-deploy-role", "BuildNetwork"), undefined);
        for (const { inputs: group } of outside.all("aws:cloudwatch/logGroup:LogGroup")) {
            assert.strictEqual(group["retentionInDays"], 365);
            assert.strictEqual(group["kmsKeyId"], pipelineArgs().keyArn);
        }
    });

    it("starts from the approval rule only, by a function that loses no event", async () => {
        const recording = await make({}, { preview: true });
        const queue = "arn:aws:sqs:eu-central-1:111122223333:fraud-deploy-dead-letter-queue-0a1b2c3";
        assert.deepStrictEqual(
            inputs(recording, "aws:cloudwatch/eventTarget:EventTarget", "fraud-deploy-starter-event-target"),
            {
                rule: "fraud-approved",
                targetId: "start-deployment",
                arn: "arn:aws:lambda:eu-central-1:111122223333:function:fraud-deploy-starter-function-0a1b2c3",
                retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
                deadLetterConfig: { arn: queue },
            },
        );
        assert.deepStrictEqual(inputs(recording, "aws:lambda/permission:Permission"), {
            action: "lambda:InvokeFunction",
            function: "fraud-deploy-starter-function-0a1b2c3",
            principal: "events.amazonaws.com",
            sourceArn: pipelineArgs().approvedRuleArn,
        });
        const starter = inputs(recording, "aws:lambda/function:Function");
        assert.deepStrictEqual(starter["deadLetterConfig"], { targetArn: queue });
        assert.deepStrictEqual(starter["environment"], {
            variables: {
                MODEL_PACKAGE_GROUP: "fraud",
                PIPELINE_NAME: "fraud-deploy-pipeline-0a1b2c3",
            },
        });
        assert.strictEqual(starter["kmsKeyArn"], pipelineArgs().keyArn);
    });

    it("ships the starter's source, and no path of this machine", async () => {
        const starter = inputs(await make(), "aws:lambda/function:Function");
        const source = readFileSync(
            join(__dirname, "..", "..", "..", "components", "deploy", "starter", "handler.py"),
            "utf8",
        );
        const code = JSON.stringify(starter["code"]);
        assert.ok(code.includes(JSON.stringify(source)));
        assert.ok(!code.includes(process.cwd()));
        assert.strictEqual(starter["handler"], "handler.handler");
        assert.strictEqual(starter["runtime"], "python3.13");
    });

    it("lets the starter look up its group's versions and start its own pipeline, nothing else", async () => {
        const recording = await make();
        const at = "eu-central-1:111122223333";
        assert.deepStrictEqual(
            statementsOf(recording, "fraud-deploy-starter-role").map(({ Action, Resource }) => [
                Action,
                Resource,
            ]),
            [
                [
                    ["logs:CreateLogStream", "logs:PutLogEvents"],
                    `arn:aws:logs:${at}:log-group:fraud-deploy-starter-log-group-0a1b2c3:*`,
                ],
                ["sagemaker:DescribeModelPackage", `arn:aws:sagemaker:${at}:model-package/fraud/*`],
                [
                    "codepipeline:StartPipelineExecution",
                    `arn:aws:codepipeline:${at}:fraud-deploy-pipeline-0a1b2c3`,
                ],
                ["sqs:SendMessage", `arn:aws:sqs:${at}:fraud-deploy-dead-letter-queue-0a1b2c3`],
                [["kms:Decrypt", "kms:GenerateDataKey"], pipelineArgs().keyArn],
            ],
        );
    });

    it("keeps lost events encrypted for two weeks and raises an alarm at the first", async () => {
        const recording = await make();
        const queue = inputs(recording, "aws:sqs/queue:Queue");
        assert.strictEqual(queue["kmsMasterKeyId"], pipelineArgs().keyArn);
        assert.strictEqual(queue["messageRetentionSeconds"], 1_209_600);
        const { alarmActions, metricName, threshold, comparisonOperator, treatMissingData, dimensions } =
            inputs(recording, "aws:cloudwatch/metricAlarm:MetricAlarm");
        assert.deepStrictEqual(
            { alarmActions, metricName, threshold, comparisonOperator, treatMissingData, dimensions },
            {
                alarmActions: [pipelineArgs().notificationTopicArn],
                metricName: "ApproximateNumberOfMessagesVisible",
                threshold: 0,
                comparisonOperator: "GreaterThanThreshold",
                treatMissingData: "notBreaching",
                dimensions: { QueueName: "fraud-deploy-dead-letter-queue-0a1b2c3" },
            },
        );
    });

    it("takes events from its two rules only, over TLS only", async () => {
        const policy = inputs(await make(), "aws:sqs/queuePolicy:QueuePolicy")["policy"];
        const queueArn = "arn:aws:sqs:eu-central-1:111122223333:fraud-deploy-dead-letter-queue-0a1b2c3";
        assert.deepStrictEqual((JSON.parse(String(policy)) as { Statement: unknown[] }).Statement, [
            {
                Sid: "RulesMayLeaveEvents",
                Effect: "Allow",
                Principal: { Service: "events.amazonaws.com" },
                Action: "sqs:SendMessage",
                Resource: queueArn,
                Condition: {
                    ArnEquals: {
                        "aws:SourceArn": [
                            pipelineArgs().approvedRuleArn,
                            "arn:aws:events:eu-central-1:111122223333:rule/fraud-deploy-failure-event-rule-0a1b2c3",
                        ],
                    },
                },
            },
            {
                Sid: "TlsOnly",
                Effect: "Deny",
                Principal: "*",
                Action: ["sqs:ReceiveMessage", "sqs:SendMessage"],
                Resource: queueArn,
                Condition: { Bool: { "aws:SecureTransport": "false" } },
            },
        ]);
    });

    it("tells the topic of executions that failed", async () => {
        const recording = await make({}, { preview: true });
        const rule = inputs(recording, "aws:cloudwatch/eventRule:EventRule");
        assert.deepStrictEqual(JSON.parse(String(rule["eventPattern"])), {
            source: ["aws.codepipeline"],
            "detail-type": ["CodePipeline Pipeline Execution State Change"],
            detail: { pipeline: ["fraud-deploy-pipeline-0a1b2c3"], state: ["FAILED"] },
        });
        const target = inputs(
            recording,
            "aws:cloudwatch/eventTarget:EventTarget",
            "fraud-deploy-failure-event-target",
        );
        assert.strictEqual(target["arn"], pipelineArgs().notificationTopicArn);
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
            statement(existing, "fraud-deploy-pipeline-role", "Source")?.Resource,
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
                "  environments[0].approvals: must hold at least one approval, because the environment is production, got []; add an approval with a name",
                '  environments[0]: must not be production, because nothing would be tested before it, got "prod"; put a non-production environment first',
                '  pulumiVersion: must be a version such as 3.270.0, got "3"; choose another',
            ].join("\n"),
        });
    });
});
