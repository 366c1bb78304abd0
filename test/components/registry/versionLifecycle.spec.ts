import * as assert from "node:assert";
import { VersionLifecycleArgs } from "../../../components/registry/lifecycleArgs";
import { ModelRegistryGroup } from "../../../components/registry/modelRegistryGroup";
import { LOCATION, record, Recording } from "../../support/recorder";
import { Statement, statementsIn } from "../policyStatements";

const KEY = "arn:aws:kms:eu-central-1:111122223333:key/1";
const VERSIONS = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud/*";
const APPROVER = "arn:aws:iam::111122223333:role/ModelRiskLead";

function lifecycleArgs(overrides: Partial<VersionLifecycleArgs> = {}): VersionLifecycleArgs {
    return {
        artifactBucketName: "artifacts",
        keyArn: KEY,
        notificationTopicArn: "arn:aws:sns:eu-central-1:111122223333:notifications",
        ...overrides,
    };
}

function make(overrides: Partial<VersionLifecycleArgs> = {}): Promise<Recording> {
    return record(
        () =>
            new ModelRegistryGroup("registry", {
                location: LOCATION,
                groupName: "fraud",
                approverRoleArns: [APPROVER],
                lifecycle: lifecycleArgs(overrides),
                tags: { team: "risk" },
            }),
        { preview: true },
    );
}

function keeperPolicy(recording: Recording): Statement[] {
    return statementsIn(recording.one("aws:iam/rolePolicy:RolePolicy").inputs["policy"]);
}

describe("the life cycle of a ModelRegistryGroup's versions", () => {
    it("is kept by a function on a schedule, whose lost runs somebody hears of", async () => {
        const recording = await make();

        assert.deepStrictEqual(
            recording.typesAndNames().filter((line) => line.includes("registry-keeper")),
            [
                "aws:cloudwatch/eventRule:EventRule registry-keeper-schedule-rule",
                "aws:cloudwatch/eventTarget:EventTarget registry-keeper-event-target",
                "aws:cloudwatch/logGroup:LogGroup registry-keeper-log-group",
                "aws:cloudwatch/metricAlarm:MetricAlarm registry-keeper-dead-letter-queue-alarm",
                "aws:iam/role:Role registry-keeper-role",
                "aws:iam/rolePolicy:RolePolicy registry-keeper-role-policy",
                "aws:lambda/function:Function registry-keeper-function",
                "aws:lambda/permission:Permission registry-keeper-permission",
                "aws:sqs/queue:Queue registry-keeper-dead-letter-queue",
                "aws:sqs/queuePolicy:QueuePolicy registry-keeper-dead-letter-queue-policy",
            ],
        );
        const rule = recording.one("aws:cloudwatch/eventRule:EventRule", "registry-keeper-schedule-rule");
        assert.strictEqual(rule.inputs["scheduleExpression"], "rate(7 days)");
        for (const { urn, name } of recording.resources.filter(({ custom }) => custom)) {
            assert.match(urn, /::mlops:index:ModelRegistryGroup\$aws:/, name);
        }
    });

    it("tells the function its rules, and to delete nothing where nothing is said", async () => {
        const variables = async (overrides: Partial<VersionLifecycleArgs>) => {
            const { inputs } = (await make(overrides)).one("aws:lambda/function:Function");
            return (inputs["environment"] as { variables: Record<string, string> }).variables;
        };

        assert.deepStrictEqual(await variables({}), {
            MODEL_PACKAGE_GROUP: "fraud",
            KEEP_NEWEST: "10",
            ARCHIVE_AFTER_DAYS: "90",
            DELETE_AFTER_DAYS: "",
            ARCHIVE_BUCKET: "artifacts",
            ARCHIVE_PREFIX: "fraud/archive",
        });
        assert.strictEqual((await variables({ deleteAfterDays: 365 }))["DELETE_AFTER_DAYS"], "365");
        assert.strictEqual((await variables({ keepNewest: 0 }))["KEEP_NEWEST"], "0");
    });

    it("lets the function retire versions and keep their descriptions, and decide nothing", async () => {
        const rights = keeperPolicy(await make()).map(({ Sid, Effect, Action, Resource, Condition }) => [
            Sid,
            Effect,
            Action,
            Resource,
            Condition,
        ]);

        assert.deepStrictEqual(rights.slice(1, -2), [
            [
                "LookAtVersions",
                "Allow",
                ["sagemaker:DescribeModelPackage", "sagemaker:ListModelPackages"],
                ["arn:aws:sagemaker:eu-central-1:111122223333:model-package-group/fraud", VERSIONS],
                undefined,
            ],
            [
                "RetireVersions",
                "Allow",
                "sagemaker:UpdateModelPackage",
                VERSIONS,
                { StringEquals: { "sagemaker:ModelLifeCycle:stage": "Archived" } },
            ],
            [
                "NeverDecide",
                "Deny",
                ["sagemaker:CreateModelPackage", "sagemaker:UpdateModelPackage"],
                VERSIONS,
                {
                    StringEquals: {
                        "sagemaker:ModelApprovalStatus": ["Approved", "PendingManualApproval", "Rejected"],
                    },
                },
            ],
            [
                "KeepDescriptions",
                "Allow",
                "s3:PutObject",
                "arn:aws:s3:::artifacts/fraud/archive/*",
                undefined,
            ],
        ]);
    });

    it("gives the right to delete to the function alone, and only where it is told to", async () => {
        const deletes = (statements: Statement[]) =>
            statements.filter(({ Action }) => [Action].flat().includes("sagemaker:DeleteModelPackage"));
        const groupPolicy = (recording: Recording) => {
            const { inputs } = recording.one("aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy");
            return statementsIn(inputs["resourcePolicy"]);
        };
        const [never, some] = [await make(), await make({ deleteAfterDays: 365 })];
        const keeper = "arn:aws:iam::111122223333:role/registry-keeper-role-0a1b2c3";

        assert.deepStrictEqual(deletes(keeperPolicy(never)), []);
        assert.strictEqual(deletes(keeperPolicy(some))[0]?.Resource, VERSIONS);
        assert.deepStrictEqual(
            deletes(groupPolicy(never)).map(({ Effect, Condition }) => [Effect, Condition]),
            [["Deny", undefined]],
        );
        assert.deepStrictEqual(
            deletes(groupPolicy(some)).map(({ Effect, Condition }) => [Effect, Condition]),
            [["Deny", { ArnNotEquals: { "aws:PrincipalArn": keeper } }]],
        );
    });

    it("reports every problem of its arguments at once", async () => {
        const wrong = { keepNewest: -1, archiveAfterDays: 90, deleteAfterDays: 90, schedule: "weekly" };

        await assert.rejects(make(wrong), (error: Error) => {
            assert.deepStrictEqual(
                error.message.split("\n").map((line) => line.trim()),
                [
                    'ModelRegistryGroup "registry":',
                    "lifecycle.keepNewest: must be a whole number between 0 and 1000, got -1; leave it out for ten",
                    "lifecycle.deleteAfterDays: must be more than archiveAfterDays, 90, got 90; give the archive some time, or leave it out so that nothing is deleted",
                    'lifecycle.schedule: must be an EventBridge schedule in UTC, got "weekly"; write rate(7 days), or cron(0 3 ? * MON *) with a ? for one of the two day fields',
                ],
            );
            return true;
        });
    });
});
