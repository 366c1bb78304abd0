import * as assert from "node:assert";
import {
    RetrainingTrigger,
    RetrainingTriggerArgs,
} from "../../../../components/monitoring/retraining/retrainingTrigger";
import { LOCATION, record, Recording } from "../../../support/recorder";
import { statementsIn } from "../../policyStatements";

const KEY = "arn:aws:kms:eu-central-1:111122223333:key/1";
const TOPIC = "arn:aws:sns:eu-central-1:111122223333:notifications";
const BUS = "arn:aws:events:eu-central-1:111122223333:event-bus/fraud-retraining";
const QUEUE = "arn:aws:sqs:eu-central-1:111122223333:fraud-dead-letter-queue-0a1b2c3";

function triggerArgs(overrides: Partial<RetrainingTriggerArgs> = {}): RetrainingTriggerArgs {
    return {
        location: LOCATION,
        pipelineName: "fraud-build",
        modelPackageGroupName: "fraud-models",
        eventBusName: "fraud-retraining",
        keyArn: KEY,
        notificationTopicArn: TOPIC,
        ...overrides,
    };
}

function make(overrides: Partial<RetrainingTriggerArgs> = {}, preview = true): Promise<Recording> {
    return record(
        () => {
            const { eventBusArn, functionName } = new RetrainingTrigger("fraud", triggerArgs(overrides));
            return { eventBusArn, functionName };
        },
        { preview },
    );
}

function inputs(recording: Recording, type: string): Record<string, unknown> {
    return recording.one(type).inputs;
}

describe("RetrainingTrigger", () => {
    it("makes a bus, a rule, a function and a queue that somebody watches", async () => {
        assert.deepStrictEqual((await make()).typesAndNames(), [
            "aws:cloudwatch/eventBus:EventBus fraud-event-bus",
            "aws:cloudwatch/eventBusPolicy:EventBusPolicy fraud-event-bus-policy",
            "aws:cloudwatch/eventRule:EventRule fraud-event-rule",
            "aws:cloudwatch/eventTarget:EventTarget fraud-event-target",
            "aws:cloudwatch/logGroup:LogGroup fraud-starter-log-group",
            "aws:cloudwatch/metricAlarm:MetricAlarm fraud-dead-letter-queue-alarm",
            "aws:iam/role:Role fraud-starter-role",
            "aws:iam/rolePolicy:RolePolicy fraud-starter-role-policy",
            "aws:lambda/function:Function fraud-starter-function",
            "aws:lambda/permission:Permission fraud-permission",
            "aws:sqs/queue:Queue fraud-dead-letter-queue",
            "aws:sqs/queuePolicy:QueuePolicy fraud-dead-letter-queue-policy",
            "mlops:index:RetrainingTrigger fraud",
        ]);
    });

    it("hands alarms that begin to fire to the function, from its own bus only, and loses none", async () => {
        const recording = await make();
        const rule = inputs(recording, "aws:cloudwatch/eventRule:EventRule");
        const target = inputs(recording, "aws:cloudwatch/eventTarget:EventTarget");

        assert.strictEqual(rule["eventBusName"], "fraud-retraining");
        assert.deepStrictEqual(JSON.parse(String(rule["eventPattern"])), {
            source: ["aws.cloudwatch"],
            "detail-type": ["CloudWatch Alarm State Change"],
            detail: { state: { value: ["ALARM"] } },
        });
        assert.deepStrictEqual(target, {
            rule: "fraud-event-rule-0a1b2c3",
            eventBusName: "fraud-retraining",
            targetId: "train",
            arn: "arn:aws:lambda:eu-central-1:111122223333:function:fraud-starter-function-0a1b2c3",
            retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
            deadLetterConfig: { arn: QUEUE },
        });
        assert.strictEqual(
            inputs(recording, "aws:lambda/permission:Permission")["sourceArn"],
            "arn:aws:events:eu-central-1:111122223333:rule/fraud-retraining/fraud-event-rule-0a1b2c3",
        );
        assert.match(
            String(inputs(recording, "aws:sqs/queuePolicy:QueuePolicy")["policy"]),
            /rule\/fraud-retraining\/fraud-event-rule-0a1b2c3/,
        );
    });

    it("tells the function what holds a training back, a day and three of them where nothing is said", async () => {
        const variables = async (overrides: Partial<RetrainingTriggerArgs>) =>
            (
                inputs(await make(overrides), "aws:lambda/function:Function")["environment"] as Record<
                    string,
                    unknown
                >
            )["variables"];

        assert.deepStrictEqual(await variables({}), {
            PIPELINE_NAME: "fraud-build",
            MODEL_PACKAGE_GROUP: "fraud-models",
            TOPIC_ARN: TOPIC,
            MIN_HOURS_BETWEEN_RUNS: "24",
            MAX_RUNS_WITHOUT_APPROVAL: "3",
            START_VARIABLES: "{}",
        });
        assert.deepStrictEqual(
            await variables({
                startVariables: { SkipBaselineCheck: "true" },
                minHoursBetweenRuns: 6,
                maxRunsWithoutApproval: 1,
            }),
            {
                PIPELINE_NAME: "fraud-build",
                MODEL_PACKAGE_GROUP: "fraud-models",
                TOPIC_ARN: TOPIC,
                MIN_HOURS_BETWEEN_RUNS: "6",
                MAX_RUNS_WITHOUT_APPROVAL: "1",
                START_VARIABLES: '{"SkipBaselineCheck":"true"}',
            },
        );
    });

    it("lets the function see and start trainings, see what is approved and tell people, and nothing more", async () => {
        const { policy } = inputs(await make(), "aws:iam/rolePolicy:RolePolicy");

        assert.deepStrictEqual(
            statementsIn(policy).map(({ Action, Resource }) => [Action, Resource]),
            [
                [
                    ["logs:CreateLogStream", "logs:PutLogEvents"],
                    "arn:aws:logs:eu-central-1:111122223333:log-group:fraud-starter-log-group-0a1b2c3:*",
                ],
                [
                    ["codepipeline:ListPipelineExecutions", "codepipeline:StartPipelineExecution"],
                    "arn:aws:codepipeline:eu-central-1:111122223333:fraud-build",
                ],
                [
                    "sagemaker:ListModelPackages",
                    [
                        "arn:aws:sagemaker:eu-central-1:111122223333:model-package-group/fraud-models",
                        "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud-models/*",
                    ],
                ],
                ["sns:Publish", TOPIC],
                ["sqs:SendMessage", QUEUE],
                [["kms:Decrypt", "kms:GenerateDataKey"], KEY],
            ],
        );
    });

    it("lets its own and the named accounts report alarms, and nothing else, on an encrypted bus", async () => {
        const recording = await make({ accountIds: ["444455556666", "222233334444"] });
        const { policy, eventBusName } = inputs(recording, "aws:cloudwatch/eventBusPolicy:EventBusPolicy");

        assert.strictEqual(inputs(recording, "aws:cloudwatch/eventBus:EventBus")["kmsKeyIdentifier"], KEY);
        assert.strictEqual(eventBusName, "fraud-retraining");
        assert.deepStrictEqual(JSON.parse(String(policy)), {
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "AccountsMayReportAlarms",
                    Effect: "Allow",
                    Principal: {
                        AWS: [
                            "arn:aws:iam::111122223333:root",
                            "arn:aws:iam::222233334444:root",
                            "arn:aws:iam::444455556666:root",
                        ],
                    },
                    Action: "events:PutEvents",
                    Resource: BUS,
                    Condition: {
                        StringEquals: {
                            "events:source": "aws.cloudwatch",
                            "events:detail-type": "CloudWatch Alarm State Change",
                        },
                    },
                },
            ],
        });
    });

    it("offers the bus that is known at preview, and the function", async () => {
        assert.deepStrictEqual((await make()).outputs, {
            eventBusArn: BUS,
            functionName: "fraud-starter-function-0a1b2c3",
        });
    });

    it("is the direct parent of every child, and tags what can be tagged", async () => {
        const recording = await make({ tags: { team: "claims" }, accountIds: ["444455556666"] });
        const untaggable = /eventTarget|eventBusPolicy|rolePolicy|permission|queuePolicy/;

        for (const { type, name, urn, inputs: given } of recording.resources.filter(({ custom }) => custom)) {
            assert.match(urn, /::mlops:index:RetrainingTrigger\$aws:/, name);
            if (!untaggable.test(type)) {
                assert.deepStrictEqual(
                    given["tags"],
                    { "mlops:component": "RetrainingTrigger", team: "claims" },
                    name,
                );
            }
        }
    });

    it("reports every problem of its arguments at once", async () => {
        await assert.rejects(
            make({
                eventBusName: "default",
                accountIds: ["12", "111122223333"],
                minHoursBetweenRuns: 0,
                maxRunsWithoutApproval: 2.5,
            }),
            (error: Error) => {
                assert.deepStrictEqual(
                    error.message.split("\n").map((line) => line.trim()),
                    [
                        'RetrainingTrigger "fraud":',
                        'eventBusName: must be 1 to 64 letters, digits, dots, underscores or hyphens, and not default, got "default"; name the bus after the model, as in fraud-retraining',
                        'accountIds[0]: must be an account id of 12 digits, got "12"; quote it in YAML',
                        'accountIds[1]: must be another account than the one that shares, got "111122223333"; leave it out; its roles need IAM policies only',
                        "minHoursBetweenRuns: must be a whole number between 1 and 720, got 0; leave it out for a day",
                        "maxRunsWithoutApproval: must be a whole number between 1 and 20, got 2.5; leave it out for three",
                    ],
                );
                return true;
            },
        );
    });
});
