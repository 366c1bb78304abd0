import { modelGroupAccess } from "../../../../policies/guardrails/approval-gates/modelGroupAccess";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { documentOf } from "./rights";

const TYPE = "aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy";
const NATIVE = "aws-native:sagemaker:ModelPackageGroup";
const READ = "sagemaker:DescribeModelPackage";
const UPDATE = "sagemaker:UpdateModelPackage";

function policy(Principal: unknown, Action: string, more: object = {}): ResourceFixture {
    const resourcePolicy = documentOf({ Effect: "Allow", Principal, Action, Resource: "*", ...more });
    return { type: TYPE, name: "fraud", properties: { resourcePolicy } };
}

function everybody(type: string): string {
    return (
        `${type} "fraud": its resource policy lets everybody do ${READ}; models must be shared with whom you know. ` +
        "Fix: name accounts or roles, or narrow it by aws:PrincipalOrgID."
    );
}

function decides(who: string, actions = UPDATE): string {
    return (
        `${TYPE} "fraud": its resource policy lets all of ${who} do ${actions}; ` +
        "an account that runs models must not decide which of them are approved. " +
        "Fix: allow it to describe versions only, and name the approvers' roles."
    );
}

describeRule(modelGroupAccess, {
    "accepts an account that reads and a role that decides": {
        resources: [
            policy({ AWS: "111122223333" }, READ),
            policy({ AWS: "arn:aws:iam::111122223333:role/approvers" }, UPDATE),
        ],
    },
    "accepts everybody of an organisation": {
        resources: [policy("*", READ, { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } })],
    },
    "accepts a denial to everybody": {
        resources: [
            {
                type: TYPE,
                name: "fraud",
                properties: {
                    resourcePolicy: documentOf({
                        Effect: "Deny",
                        Principal: "*",
                        Action: UPDATE,
                        Resource: "*",
                    }),
                },
            },
        ],
    },
    "stops everybody": {
        resources: [policy("*", READ), policy({ AWS: "*" }, READ)],
        violations: [everybody(TYPE), everybody(TYPE)],
    },
    "does not take an exception for a narrowing": {
        resources: [policy("*", READ, { Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-1" } } })],
        violations: [everybody(TYPE)],
    },
    "does not take a condition that everybody meets for a narrowing": {
        resources: [
            policy("*", READ, { Condition: { StringLike: { "aws:PrincipalOrgID": "*" } } }),
            policy("*", READ, {
                Condition: { "ForAllValues:StringEquals": { "aws:PrincipalOrgID": "o-1" } },
            }),
        ],
        violations: [everybody(TYPE), everybody(TYPE)],
    },
    "stops everybody but some": {
        resources: [
            policy(undefined, READ, { NotPrincipal: { AWS: "arn:aws:iam::111122223333:role/guests" } }),
        ],
        violations: [
            everybody(TYPE).replace("everybody do", "everybody but arn:aws:iam::111122223333:role/guests do"),
        ],
    },
    "stops everybody in a native group": {
        resources: [
            {
                type: NATIVE,
                name: "fraud",
                properties: {
                    modelPackageGroupPolicy: {
                        Statement: [{ Effect: "Allow", Principal: "*", Action: READ, Resource: "*" }],
                    },
                },
            },
        ],
        violations: [everybody(NATIVE)],
    },
    "stops an account that decides": {
        resources: [
            policy({ AWS: "111122223333" }, UPDATE),
            policy({ AWS: "arn:aws:iam::111122223333:root" }, "sagemaker:*"),
        ],
        violations: [
            decides("111122223333"),
            decides(
                "arn:aws:iam::111122223333:root",
                `${UPDATE}, sagemaker:CreateModelPackage, sagemaker:DeleteModelPackage`,
            ),
        ],
    },
    "notes a policy that it does not know": {
        resources: [{ type: TYPE, name: "fraud", properties: { resourcePolicy: UNKNOWN } }],
        undecided: [`${TYPE} "fraud": string value at .resourcePolicy can't be known during preview`],
    },
});
