import * as assert from "node:assert";
import { RegistryAccess, registryPolicy } from "../../../components/registry/registryPolicy";
import { LOCATION } from "../../support/recorder";

const GROUP_ARN = "arn:aws:sagemaker:eu-central-1:111122223333:model-package-group/fraud";
const VERSIONS = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud/*";
const LEAD = "arn:aws:iam::111122223333:role/ModelRiskLead";
const KEEPER = "arn:aws:iam::111122223333:role/fraud-keeper-role-0a1b2c3";
const AUDITOR = "arn:aws:iam::444455556666:role/audit/Auditor";

function statements(access: Partial<RegistryAccess> = {}) {
    const whole = { groupName: "fraud", consumerAccountIds: [], approverRoleArns: [], ...access };
    return registryPolicy(LOCATION, whole).Statement;
}

function statement(sid: string, access: Partial<RegistryAccess>) {
    return statements(access).find(({ Sid }) => Sid === sid);
}

describe("registryPolicy", () => {
    it("always denies registering a version as anything but pending", () => {
        assert.deepStrictEqual(statements(), [
            {
                Sid: "DenyRegisteringDecidedVersions",
                Effect: "Deny",
                Principal: "*",
                Action: "sagemaker:CreateModelPackage",
                Resource: [GROUP_ARN, VERSIONS],
                Condition: { StringNotEquals: { "sagemaker:ModelApprovalStatus": "PendingManualApproval" } },
            },
            {
                Sid: "DenyDeletingVersions",
                Effect: "Deny",
                Principal: "*",
                Action: "sagemaker:DeleteModelPackage",
                Resource: VERSIONS,
            },
        ]);
    });

    it("lets the keeper of old versions change them, but never decide, and delete only where it is to", () => {
        const kept = { approverRoleArns: [LEAD], keeperRoleArn: KEEPER };

        assert.deepStrictEqual(statement("DenyDecidingToOthers", kept)?.Condition, {
            ArnNotEquals: { "aws:PrincipalArn": [LEAD, KEEPER] },
        });
        assert.deepStrictEqual(statement("DenyDecidingToKeeper", kept), {
            Sid: "DenyDecidingToKeeper",
            Effect: "Deny",
            Principal: "*",
            Action: "sagemaker:UpdateModelPackage",
            Resource: VERSIONS,
            Condition: {
                ArnEquals: { "aws:PrincipalArn": KEEPER },
                Null: { "sagemaker:ModelApprovalStatus": "false" },
            },
        });
        assert.ok(!("Condition" in (statement("DenyDeletingVersions", kept) ?? {})));
        assert.deepStrictEqual(
            statement("DenyDeletingVersions", { ...kept, keeperDeletes: true })?.Condition,
            { ArnNotEquals: { "aws:PrincipalArn": KEEPER } },
        );
        assert.deepStrictEqual(statement("ApproversMayDecide", kept)?.Principal, { AWS: [LEAD] });
    });

    it("denies changing a version to everyone but the named approvers", () => {
        assert.deepStrictEqual(statement("DenyDecidingToOthers", { approverRoleArns: [LEAD, AUDITOR] }), {
            Sid: "DenyDecidingToOthers",
            Effect: "Deny",
            Principal: "*",
            Action: "sagemaker:UpdateModelPackage",
            Resource: VERSIONS,
            Condition: { ArnNotEquals: { "aws:PrincipalArn": [LEAD, AUDITOR] } },
        });
    });

    it("lets approvers, of other accounts too, read versions and approve or reject them", () => {
        const access = { approverRoleArns: [AUDITOR] };
        assert.deepStrictEqual(statement("ApproversMayDecide", access), {
            Sid: "ApproversMayDecide",
            Effect: "Allow",
            Principal: { AWS: [AUDITOR] },
            Action: "sagemaker:UpdateModelPackage",
            Resource: VERSIONS,
            Condition: { StringEquals: { "sagemaker:ModelApprovalStatus": ["Approved", "Rejected"] } },
        });
        assert.deepStrictEqual(statement("ApproversMayRead", access)?.Principal, { AWS: [AUDITOR] });
    });

    it("lets consumer accounts read and deploy", () => {
        const access = { consumerAccountIds: ["444455556666"] };
        assert.deepStrictEqual(statements(access).slice(2), [
            {
                Sid: "ConsumersMayFindGroup",
                Effect: "Allow",
                Principal: { AWS: ["arn:aws:iam::444455556666:root"] },
                Action: "sagemaker:DescribeModelPackageGroup",
                Resource: GROUP_ARN,
            },
            {
                Sid: "ConsumersMayReadAndDeploy",
                Effect: "Allow",
                Principal: { AWS: ["arn:aws:iam::444455556666:root"] },
                Action: [
                    "sagemaker:CreateModel",
                    "sagemaker:DescribeModelPackage",
                    "sagemaker:ListModelPackages",
                ],
                Resource: VERSIONS,
            },
        ]);
    });

    it("lets consumers neither approve nor register", () => {
        const allowed = statements({ consumerAccountIds: ["444455556666"] })
            .filter(({ Effect }) => Effect === "Allow")
            .flatMap(({ Action }) => Action as string | string[]);
        assert.ok(!allowed.includes("sagemaker:UpdateModelPackage"));
        assert.ok(!allowed.includes("sagemaker:CreateModelPackage"));
    });

    it("allows nobody in general and no action by wildcard", () => {
        for (const { Sid, Effect, Principal, Action } of statements({
            consumerAccountIds: ["444455556666"],
            approverRoleArns: [LEAD],
        })) {
            assert.ok(Effect === "Deny" || Principal !== "*", Sid);
            assert.ok(!JSON.stringify(Action).includes("*"), Sid);
        }
    });

    it("is the same whatever the order of accounts and roles, so that reordering changes nothing", () => {
        assert.deepStrictEqual(
            statements({
                approverRoleArns: [LEAD, AUDITOR],
                consumerAccountIds: ["777788889999", "444455556666"],
            }),
            statements({
                approverRoleArns: [AUDITOR, LEAD],
                consumerAccountIds: ["444455556666", "777788889999"],
            }),
        );
    });

    it("stays within the partition", () => {
        const china = { partition: "aws-cn", region: "cn-north-1", accountId: "111122223333" };
        const document = registryPolicy(china, {
            groupName: "fraud",
            consumerAccountIds: ["444455556666"],
            approverRoleArns: [],
        });
        assert.ok(!JSON.stringify(document).includes("arn:aws:"));
    });
});
