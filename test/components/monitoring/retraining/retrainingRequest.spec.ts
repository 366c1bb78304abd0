import * as assert from "node:assert";
import * as pulumi from "@pulumi/pulumi";
import {
    RetrainingRequest,
    RetrainingRequestArgs,
} from "../../../../components/monitoring/retraining/retrainingRequest";
import { LOCATION, record, Recording } from "../../../support/recorder";
import { statementsIn } from "../../policyStatements";

const KEY = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555";
const TOPIC = "arn:aws:sns:eu-central-1:111122223333:fraud";
const QUEUE = "arn:aws:sqs:eu-central-1:111122223333:fraud-dead-letter-queue-0a1b2c3";
const BUS = "arn:aws:events:eu-west-1:444455556666:event-bus/fraud-retraining";

function make(overrides: Partial<RetrainingRequestArgs> = {}): Promise<Recording> {
    return record(
        () =>
            new RetrainingRequest("fraud", {
                location: LOCATION,
                alarmNames: pulumi.output(["drift-of-b", "drift-of-a"]),
                eventBusArn: BUS,
                keyArn: KEY,
                notificationTopicArn: TOPIC,
                ...overrides,
            }),
        { preview: true },
    );
}

describe("RetrainingRequest", () => {
    it("sends the alarms that it names, when they begin to fire, to a bus anywhere", async () => {
        const recording = await make();
        const rule = recording.one("aws:cloudwatch/eventRule:EventRule").inputs;

        assert.deepStrictEqual(JSON.parse(String(rule["eventPattern"])), {
            source: ["aws.cloudwatch"],
            "detail-type": ["CloudWatch Alarm State Change"],
            detail: { alarmName: ["drift-of-a", "drift-of-b"], state: { value: ["ALARM"] } },
        });
        assert.deepStrictEqual(recording.one("aws:cloudwatch/eventTarget:EventTarget").inputs, {
            rule: "fraud-event-rule-0a1b2c3",
            targetId: "retraining",
            arn: BUS,
            roleArn: "arn:aws:iam::111122223333:role/fraud-role-0a1b2c3",
            retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
            deadLetterConfig: { arn: QUEUE },
        });
    });

    it("keeps the alarms that did not arrive, and tells somebody of the first", async () => {
        const recording = await make();
        const queue = recording.one("aws:sqs/queue:Queue").inputs;
        const [allow] = statementsIn(recording.one("aws:sqs/queuePolicy:QueuePolicy").inputs["policy"]);
        const alarm = recording.one("aws:cloudwatch/metricAlarm:MetricAlarm").inputs;

        assert.strictEqual(queue["kmsMasterKeyId"], KEY);
        assert.deepStrictEqual(allow, {
            Sid: "RulesMayLeaveEvents",
            Effect: "Allow",
            Principal: { Service: "events.amazonaws.com" },
            Action: "sqs:SendMessage",
            Resource: QUEUE,
            Condition: {
                ArnEquals: {
                    "aws:SourceArn": [
                        "arn:aws:events:eu-central-1:111122223333:rule/fraud-event-rule-0a1b2c3",
                    ],
                },
            },
        });
        assert.deepStrictEqual(alarm["dimensions"], { QueueName: "fraud-dead-letter-queue-0a1b2c3" });
        assert.deepStrictEqual(alarm["alarmActions"], [TOPIC]);
    });

    it("sends by a role that can do just that, for just this rule", async () => {
        const recording = await make();
        const { policy } = recording.one("aws:iam/rolePolicy:RolePolicy").inputs;
        const { assumeRolePolicy } = recording.one("aws:iam/role:Role").inputs as {
            assumeRolePolicy: string;
        };

        assert.deepStrictEqual(statementsIn(policy), [
            { Sid: "SendAlarms", Effect: "Allow", Action: "events:PutEvents", Resource: BUS },
        ]);
        assert.match(assumeRolePolicy, /:rule\/fraud-event-rule-0a1b2c3/);
    });

    it("is the direct parent of every child, and tags what can be tagged", async () => {
        const recording = await make({ tags: { team: "claims" } });

        for (const { urn, name } of recording.resources.filter(({ custom }) => custom)) {
            assert.match(urn, /::mlops:index:RetrainingRequest\$aws:/, name);
        }
        for (const type of ["aws:cloudwatch/eventRule:EventRule", "aws:iam/role:Role"]) {
            assert.deepStrictEqual(recording.one(type).inputs["tags"], {
                "mlops:component": "RetrainingRequest",
                team: "claims",
            });
        }
    });

    it("refuses what is no bus", async () => {
        await assert.rejects(make({ eventBusArn: "fraud-retraining" }), {
            message:
                'RetrainingRequest "fraud":\n  eventBusArn: must be the ARN of an event bus, got "fraud-retraining"; take it from the outputs of the stack that trains the model',
        });
    });
});
