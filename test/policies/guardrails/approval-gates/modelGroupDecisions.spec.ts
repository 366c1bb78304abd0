import { modelGroupDecisions } from "../../../../policies/guardrails/approval-gates/modelGroupDecisions";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { deny, documentOf } from "./rights";

const GROUP = "aws:sagemaker/modelPackageGroup:ModelPackageGroup";
const NATIVE = "aws-native:sagemaker:ModelPackageGroup";
const POLICY = "aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy";

const group: ResourceFixture = { type: GROUP, name: "fraud", properties: { modelPackageGroupName: "fraud" } };

function policy(resourcePolicy: string, name: unknown = "fraud"): ResourceFixture {
    return { type: POLICY, name: "policy", properties: { modelPackageGroupName: name, resourcePolicy } };
}

function registering(operator = "StringNotEquals", Principal: unknown = "*"): object {
    const Condition = { [operator]: { "sagemaker:ModelApprovalStatus": "PendingManualApproval" } };
    return deny("sagemaker:CreateModelPackage", "*", { Principal, Condition });
}

function deciding(
    excepted: string[] = ["arn:aws:iam::111122223333:role/approvers"],
    Principal: unknown = "*",
): object {
    const Condition = { ArnNotEquals: { "aws:PrincipalArn": excepted } };
    return deny("sagemaker:UpdateModelPackage", "*", { Principal, Condition });
}

function registers(type = GROUP): string {
    return (
        `${type} "fraud": its resource policy lets versions be registered as approved; ` +
        "a version must be registered as PendingManualApproval. " +
        'Fix: deny sagemaker:CreateModelPackage to "*" where StringNotEquals sagemaker:ModelApprovalStatus is ' +
        '"PendingManualApproval".'
    );
}

function decides(type = GROUP): string {
    return (
        `${type} "fraud": its resource policy lets everybody with rights in the account decide about versions; ` +
        "only approvers may decide about a version. " +
        'Fix: deny sagemaker:UpdateModelPackage to "*" where ArnNotEquals aws:PrincipalArn are the approvers.'
    );
}

describeRule(modelGroupDecisions, {
    "accepts both denials, with or without IfExists": {
        resources: [group, policy(documentOf(registering("StringNotEqualsIfExists"), deciding()))],
    },
    "asks for both where there is no policy, or only one of another group": {
        resources: [group, policy(documentOf(registering(), deciding()), "other")],
        violations: [registers(), decides()],
    },
    "asks for the denial of decided registrations": {
        resources: [group, policy(documentOf(deciding()))],
        violations: [registers()],
    },
    "asks for the denial of decisions to all but approvers": {
        resources: [group, policy(documentOf(registering()))],
        violations: [decides()],
    },
    "does not count denials that concern few, or that except everybody": {
        resources: [
            group,
            policy(
                documentOf(registering("StringNotEquals", { AWS: "arn:aws:iam::1:root" }), deciding(["*"])),
            ),
        ],
        violations: [registers(), decides()],
    },
    "does not count a denial that holds under another condition only": {
        resources: [
            group,
            policy(
                documentOf(
                    deny("sagemaker:CreateModelPackage", "*", {
                        Principal: "*",
                        Condition: {
                            StringNotEquals: { "sagemaker:ModelApprovalStatus": "PendingManualApproval" },
                            StringEquals: { "aws:PrincipalAccount": "444455556666" },
                        },
                    }),
                    deciding(),
                ),
            ),
        ],
        violations: [registers()],
    },
    "does not count a denial that leaves every role out": {
        resources: [group, policy(documentOf(registering(), deciding(["arn:aws:iam::111122223333:role/*"])))],
        violations: [decides()],
    },
    "reads the native provider's own property": {
        resources: [
            {
                type: NATIVE,
                name: "fraud",
                properties: { modelPackageGroupPolicy: { Statement: [registering()] } },
            },
        ],
        violations: [decides(NATIVE)],
    },
    "finds a policy by dependency where a preview knows no name": {
        resources: [
            group,
            {
                ...policy(documentOf(registering(), deciding()), UNKNOWN),
                sources: { modelPackageGroupName: ["fraud"] },
            },
        ],
    },
    "notes a policy that is unknown": {
        resources: [group, policy(UNKNOWN)],
        undecided: [`${GROUP} "fraud": string value at .resourcePolicy can't be known during preview`],
    },
});
