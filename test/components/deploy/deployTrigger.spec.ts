import * as assert from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pipelineArgs } from "./deployFixtures";
import { make, inputs, statementsOf } from "./deployRecording";

describe("trigger of a MlDeployPipeline", () => {
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
});
