import * as assert from "node:assert";
import { keyPolicy } from "../../../components/foundation/keyPolicy";
import { PolicyStatement } from "../../../components/shared/iam/iamDocuments";
import { LOCATION } from "../../support/recorder";

function statement(sid: string, location = LOCATION): PolicyStatement {
    const found = keyPolicy(location).Statement.find(({ Sid }) => Sid === sid);
    assert.ok(found, `no statement ${sid}`);
    return found;
}

function actions(): string[] {
    return keyPolicy(LOCATION).Statement.flatMap(({ Action }) => Action as string | string[]);
}

describe("keyPolicy", () => {
    it("allows and never denies, statement by statement with a name of its own", () => {
        const { Version, Statement } = keyPolicy(LOCATION);
        assert.strictEqual(Version, "2012-10-17");
        assert.deepStrictEqual(
            Statement.map(({ Sid, Effect }) => `${Effect} ${Sid}`),
            [
                "Allow AccountMayAdminister",
                "Allow AccountMayUse",
                "Allow AccountMayGrantToServices",
                "Allow AlarmsMayPublish",
                "Allow EventsMayPublish",
                "Allow EventsMayQueue",
                "Allow NotificationRulesMayPublish",
                "Allow EventBusesMayLookUp",
                "Allow EventBusesMayEncrypt",
                "Allow LogGroupsMayEncrypt",
            ],
        );
    });

    it("names every action, without a wildcard", () => {
        assert.deepStrictEqual(
            actions().filter((action) => !/^kms:[A-Za-z]+$/.test(action)),
            [],
        );
    });

    it("names no public principal", () => {
        for (const { Sid, Principal } of keyPolicy(LOCATION).Statement) {
            assert.ok(Principal !== undefined && Principal !== "*", `${Sid} is open`);
            assert.ok(!Object.values(Principal).includes("*"), `${Sid} is open`);
        }
    });

    it("lets IAM policies of the account hand out what roles need for encrypted data", () => {
        const { Principal, Action, Condition } = statement("AccountMayUse");
        assert.deepStrictEqual(Principal, { AWS: "arn:aws:iam::111122223333:root" });
        assert.deepStrictEqual(Action, [
            "kms:DescribeKey",
            "kms:Decrypt",
            "kms:Encrypt",
            "kms:GenerateDataKey",
            "kms:GenerateDataKeyWithoutPlaintext",
            "kms:ReEncryptFrom",
            "kms:ReEncryptTo",
        ]);
        assert.strictEqual(Condition, undefined);
    });

    it("keeps the account able to change the policy, so that KMS accepts it and nobody is locked out", () => {
        const administration = statement("AccountMayAdminister");
        assert.deepStrictEqual(administration.Principal, { AWS: "arn:aws:iam::111122223333:root" });
        assert.ok((administration.Action as string[]).includes("kms:PutKeyPolicy"));
        assert.ok((administration.Action as string[]).includes("kms:CancelKeyDeletion"));
    });

    it("lets nobody grant the key to anyone but an AWS service", () => {
        assert.deepStrictEqual(statement("AccountMayGrantToServices").Condition, {
            Bool: { "kms:GrantIsForAWSResource": "true" },
        });
        assert.strictEqual(actions().filter((action) => action === "kms:CreateGrant").length, 1);
    });

    it("binds EventBridge to event buses of this account and region", () => {
        assert.strictEqual(statement("EventBusesMayLookUp").Action, "kms:DescribeKey");
        assert.deepStrictEqual(statement("EventBusesMayEncrypt"), {
            Sid: "EventBusesMayEncrypt",
            Effect: "Allow",
            Principal: { Service: "events.amazonaws.com" },
            Action: ["kms:Decrypt", "kms:GenerateDataKey"],
            Resource: "*",
            Condition: {
                StringEquals: { "aws:SourceAccount": "111122223333" },
                ArnLike: {
                    "kms:EncryptionContext:aws:events:event-bus:arn":
                        "arn:aws:events:eu-central-1:111122223333:event-bus/*",
                },
            },
        });
    });

    it("binds CloudWatch to alarms of this account and topics of this account and region", () => {
        assert.deepStrictEqual(statement("AlarmsMayPublish"), {
            Sid: "AlarmsMayPublish",
            Effect: "Allow",
            Principal: { Service: "cloudwatch.amazonaws.com" },
            Action: ["kms:Decrypt", "kms:GenerateDataKey"],
            Resource: "*",
            Condition: {
                StringEquals: { "aws:SourceAccount": "111122223333" },
                ArnLike: {
                    "kms:EncryptionContext:aws:sns:topicArn": "arn:aws:sns:eu-central-1:111122223333:*",
                },
            },
        });
    });

    it("asks EventBridge for no account on the way to a topic, where it sends none", () => {
        assert.deepStrictEqual(statement("EventsMayPublish").Condition, {
            ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": "arn:aws:sns:eu-central-1:111122223333:*" },
        });
    });

    it("lets EventBridge fill encrypted dead-letter queues of this account", () => {
        assert.deepStrictEqual(statement("EventsMayQueue").Condition, {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "kms:EncryptionContext:aws:sqs:arn": "arn:aws:sqs:eu-central-1:111122223333:*" },
        });
    });

    it("lets CloudWatch Logs of the region encrypt log groups of the account", () => {
        const logs = statement("LogGroupsMayEncrypt");
        assert.deepStrictEqual(logs.Principal, { Service: "logs.eu-central-1.amazonaws.com" });
        // Requests to describe a key carry no encryption context, so this condition could never let one through.
        assert.ok(!(logs.Action as string[]).includes("kms:DescribeKey"));
        assert.deepStrictEqual(logs.Condition, {
            ArnLike: {
                "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:eu-central-1:111122223333:log-group:*",
            },
        });
    });

    it("lets reader accounts have objects of S3 decrypted in its region, and nothing else", () => {
        const { Statement } = keyPolicy(LOCATION, ["444455556666", "222233334444"]);
        const foreign = Statement.filter(({ Principal }) => JSON.stringify(Principal).includes("4444"));
        assert.deepStrictEqual(foreign, [
            {
                Sid: "ReadersMayDecryptObjects",
                Effect: "Allow",
                Principal: { AWS: ["arn:aws:iam::222233334444:root", "arn:aws:iam::444455556666:root"] },
                Action: "kms:Decrypt",
                Resource: "*",
                Condition: { StringEquals: { "kms:ViaService": "s3.eu-central-1.amazonaws.com" } },
            },
        ]);
    });

    it("writes the names that the China partition has", () => {
        const china = { partition: "aws-cn", region: "cn-north-1", accountId: "111122223333" };
        assert.deepStrictEqual(statement("LogGroupsMayEncrypt", china).Principal, {
            Service: "logs.cn-north-1.amazonaws.com.cn",
        });
        assert.deepStrictEqual(statement("NotificationRulesMayPublish", china).Condition, {
            StringEquals: { "kms:ViaService": "sns.cn-north-1.amazonaws.com.cn" },
            ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": "arn:aws-cn:sns:cn-north-1:111122223333:*" },
        });
        assert.deepStrictEqual(statement("AccountMayUse", china).Principal, {
            AWS: "arn:aws-cn:iam::111122223333:root",
        });
    });
});
