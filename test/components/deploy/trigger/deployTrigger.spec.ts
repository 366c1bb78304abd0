import * as assert from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pipelineArgs } from "../deployFixtures";
import { MlDeployPipeline } from "../../../../components/deploy/mlDeployPipeline";
import { record } from "../../../support/recorder";
import { make, inputs, statement, statementsOf } from "../deployRecording";
import { statementsIn } from "../../policyStatements";

describe("trigger of a MlDeployPipeline", () => {
    it("starts from the two rules for decisions only, by a function that loses no event", async () => {
        const recording = await make({}, { preview: true });
        const queue = "arn:aws:sqs:eu-central-1:111122223333:fraud-deploy-dead-letter-queue-0a1b2c3";
        for (const decision of ["approved", "rejected"]) {
            assert.deepStrictEqual(
                inputs(
                    recording,
                    "aws:cloudwatch/eventTarget:EventTarget",
                    `fraud-deploy-starter-event-target-${decision}`,
                ),
                {
                    rule: `fraud-${decision}`,
                    targetId: `deploy-when-${decision}`,
                    arn: "arn:aws:lambda:eu-central-1:111122223333:function:fraud-deploy-starter-function-0a1b2c3",
                    retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
                    deadLetterConfig: { arn: queue },
                },
            );
            assert.deepStrictEqual(
                inputs(
                    recording,
                    "aws:lambda/permission:Permission",
                    `fraud-deploy-starter-permission-${decision}`,
                ),
                {
                    action: "lambda:InvokeFunction",
                    function: "fraud-deploy-starter-function-0a1b2c3",
                    principal: "events.amazonaws.com",
                    sourceArn: `arn:aws:events:eu-central-1:111122223333:rule/fraud-${decision}`,
                },
            );
        }
        const starter = inputs(recording, "aws:lambda/function:Function");
        assert.deepStrictEqual(starter["deadLetterConfig"], { targetArn: queue });
        assert.deepStrictEqual(starter["environment"], {
            variables: {
                MODEL_PACKAGE_GROUP: "fraud",
                PIPELINE_NAME: "fraud-deploy-pipeline-0a1b2c3",
                ENVIRONMENTS: JSON.stringify([
                    { region: "eu-central-1", parameter: "/mlops/fraud/staging/model-package-arn" },
                    { region: "eu-central-1", parameter: "/mlops/fraud/prod/model-package-arn" },
                ]),
            },
        });
        assert.strictEqual(starter["kmsKeyArn"], pipelineArgs().keyArn);
    });

    it("starts nothing on a rejection where there is no rule for it", async () => {
        const args = pipelineArgs();
        delete args.rejectedRuleName;
        delete args.rejectedRuleArn;
        const recording = await record(() => {
            new MlDeployPipeline("fraud-deploy", args);
        });
        assert.deepStrictEqual(
            recording
                .all("aws:cloudwatch/eventTarget:EventTarget")
                .map(({ inputs: target }) => target["targetId"]),
            ["notify", "deploy-when-approved"],
        );
    });

    it("reads what was live in another account by that environment's role", async () => {
        const [staging, prod] = pipelineArgs().environments;
        assert.ok(staging !== undefined && prod !== undefined);
        const readRoleArn = "arn:aws:iam::444455556666:role/read";
        const recording = await make({
            environments: [staging, { ...prod, readRoleArn, region: "eu-west-1" }],
        });
        const sids = ["LiveVersions", "TargetRoles"].map(
            (sid) => statement(recording, "fraud-deploy-starter-role", sid)?.Resource,
        );
        assert.deepStrictEqual(sids, [
            ["arn:aws:ssm:eu-central-1:111122223333:parameter/mlops/fraud/staging/model-package-arn"],
            [readRoleArn],
        ]);
        const variables = inputs(recording, "aws:lambda/function:Function")["environment"] as {
            variables: Record<string, string>;
        };
        assert.deepStrictEqual((JSON.parse(variables.variables["ENVIRONMENTS"] ?? "") as unknown[])[1], {
            region: "eu-west-1",
            parameter: "/mlops/fraud/prod/model-package-arn",
            roleArn: readRoleArn,
        });
    });

    it("ships the starter's source, and no path of this machine", async () => {
        const starter = inputs(await make(), "aws:lambda/function:Function");
        const source = readFileSync(
            join(
                __dirname,
                "..",
                "..",
                "..",
                "..",
                "components",
                "deploy",
                "trigger",
                "starter",
                "handler.py",
            ),
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
                [
                    "ssm:GetParameterHistory",
                    ["staging", "prod"].map(
                        (name) => `arn:aws:ssm:${at}:parameter/mlops/fraud/${name}/model-package-arn`,
                    ),
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

    it("takes events from its three rules only, over TLS only", async () => {
        const policy = inputs(await make(), "aws:sqs/queuePolicy:QueuePolicy")["policy"];
        const queueArn = "arn:aws:sqs:eu-central-1:111122223333:fraud-deploy-dead-letter-queue-0a1b2c3";
        assert.deepStrictEqual(statementsIn(policy), [
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
                            pipelineArgs().rejectedRuleArn,
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
});
