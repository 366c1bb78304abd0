import * as assert from "node:assert";
import { deployPolicies } from "../../../../components/deploy/permissions/deployPermissions";
import { policyDocument, PolicyStatement } from "../../../../components/shared/iam/iamDocuments";
import { LOCATION } from "../../../support/recorder";

function policies(): Record<string, PolicyStatement[]> {
    return deployPolicies({
        location: LOCATION,
        namePrefix: "Fraud-prod",
        pipelinePrefix: "fraud-deploy",
        modelPackageParameter: "/mlops/fraud/prod/model-package-arn",
        modelPackagesArn: "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud/*",
    });
}

function statements(): PolicyStatement[] {
    return Object.values(policies()).flat();
}

function actionsOf({ Action }: PolicyStatement): unknown[] {
    return Array.isArray(Action) ? Action : [Action];
}

function one(sid: string): PolicyStatement {
    const [found] = statements().filter((statement) => statement.Sid === sid);
    assert.ok(found !== undefined, `no statement ${sid}`);
    return found;
}

describe("deployPolicies", () => {
    it("names every action, never by a pattern", () => {
        const actions = statements().flatMap(actionsOf);
        assert.ok(actions.length > 100);
        for (const action of actions) {
            assert.match(String(action), /^[a-z0-9-]+:[A-Z][A-Za-z0-9]+$/);
        }
    });

    it("allows on everything only what AWS ties to no resource, or conditions name", () => {
        const wide = statements().filter(({ Effect, Resource }) => Effect === "Allow" && Resource === "*");
        assert.deepStrictEqual(
            wide.map((statement) => [statement.Sid, statement.Condition]),
            [
                ["MonitorsWithLabels", undefined],
                ["ScalingState", undefined],
                ["FoundationState", undefined],
                [
                    "NewKeys",
                    {
                        StringEquals: { "aws:RequestTag/mlops:component": "EncryptionKey" },
                        StringLike: { "aws:RequestTag/mlops:name": "Fraud-prod*" },
                        StringLikeIfExists: { "aws:ResourceTag/mlops:name": "Fraud-prod*" },
                    },
                ],
                ["NetworkState", undefined],
            ],
        );
        const changing = wide
            .flatMap(actionsOf)
            .filter((action) => !/:(Describe|Get|List)/.test(String(action)));
        assert.deepStrictEqual(changing, [
            // Cloud Control acts with the rights of whoever asks, which the other statements narrow.
            "cloudformation:CancelResourceRequest",
            "cloudformation:CreateResource",
            "cloudformation:DeleteResource",
            "cloudformation:UpdateResource",
            "sns:SetSubscriptionAttributes",
            "sns:Unsubscribe",
            "kms:CreateKey",
            "kms:TagResource",
        ]);
    });

    it("reaches keys that the environment made only, whose ARNs tell nothing", () => {
        const keys = statements().filter(({ Resource }) => String(Resource).endsWith(":key/*"));
        assert.deepStrictEqual(
            keys.map(({ Sid, Condition }) => [Sid, Condition]),
            ["Keys", "KeysForVolumes"].map((sid) => [
                sid,
                {
                    StringEquals: { "aws:ResourceTag/mlops:component": "EncryptionKey" },
                    StringLike: { "aws:ResourceTag/mlops:name": "Fraud-prod*" },
                    ...(sid === "Keys" ? {} : { Bool: { "kms:GrantIsForAWSResource": "true" } }),
                },
            ]),
        );
    });

    it("reaches models and endpoints of the environment only, in the lower case of SageMaker's ARNs", () => {
        const at = "arn:aws:sagemaker:eu-central-1:111122223333:";
        assert.deepStrictEqual(one("Serving").Resource, [
            `${at}model/fraud-prod*`,
            `${at}endpoint-config/fraud-prod*`,
            `${at}endpoint/fraud-prod*`,
            `${at}data-quality-job-definition/fraud-prod*`,
            `${at}model-bias-job-definition/fraud-prod*`,
            `${at}model-quality-job-definition/fraud-prod*`,
            `${at}monitoring-schedule/fraud-prod*`,
        ]);
    });

    it("hands roles of the environment to the services that it sets up, and to no other", () => {
        assert.deepStrictEqual(one("HandOverRoles"), {
            Sid: "HandOverRoles",
            Effect: "Allow",
            Action: "iam:PassRole",
            Resource: "arn:aws:iam::111122223333:role/Fraud-prod*",
            Condition: {
                StringEquals: {
                    "iam:PassedToService": [
                        "events.amazonaws.com",
                        "sagemaker.amazonaws.com",
                        "vpc-flow-logs.amazonaws.com",
                    ],
                },
            },
        });
    });

    it("denies approving, and changing whoever could approve or deploy", () => {
        assert.deepStrictEqual(actionsOf(one("NeverApprove")), [
            "codepipeline:OverrideStageCondition",
            "codepipeline:PutApprovalResult",
            "codepipeline:UpdatePipeline",
            "sagemaker:UpdateModelPackage",
        ]);
        assert.strictEqual(one("NeverApprove").Effect, "Deny");
        const own = one("NeverThePipelinesRoles");
        assert.strictEqual(own.Effect, "Deny");
        assert.strictEqual(own.Resource, "arn:aws:iam::111122223333:role/fraud-deploy-*");
        for (const action of ["iam:PassRole", "iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy"]) {
            assert.ok(actionsOf(own).includes(action), action);
        }
    });

    it("allows nothing that approves, changes a pipeline, or attaches policies made elsewhere", () => {
        const allowed = statements()
            .filter(({ Effect }) => Effect === "Allow")
            .flatMap(actionsOf)
            .map(String);
        const forbidden =
            /^(codepipeline|codebuild|lambda|sts):|UpdateModelPackage|CreateModelPackage|AttachRole|iam:CreateUser/;
        assert.deepStrictEqual(
            allowed.filter((action) => forbidden.test(action)),
            [],
        );
    });

    it("keeps each policy within what IAM takes, for the longest names", () => {
        const long = deployPolicies({
            location: { ...LOCATION, partition: "aws-us-gov", region: "ap-southeast-3" },
            namePrefix: "x".repeat(80),
            pipelinePrefix: "x".repeat(38),
            modelPackageParameter: `/mlops/${"x".repeat(40)}/${"x".repeat(40)}/model-package-arn`,
            modelPackagesArn: "x".repeat(200),
        });
        for (const [concern, policy] of Object.entries(long)) {
            const size = JSON.stringify(policyDocument(policy)).length;
            assert.ok(size <= 6144, `${concern} has ${size} characters`);
        }
    });

    it("gives every statement of a policy a name of its own", () => {
        for (const policy of Object.values(policies())) {
            const sids = policy.map((statement) => statement.Sid);
            assert.strictEqual(new Set(sids).size, sids.length);
            sids.forEach((sid) => {
                assert.match(sid, /^[A-Za-z0-9]+$/);
            });
        }
    });
});
