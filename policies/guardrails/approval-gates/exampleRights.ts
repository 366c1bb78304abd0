import { ExampleResource } from "../../shared/ruleSpec";

export const ONE_APPROVAL = "arn:aws:codepipeline:eu-central-1:111122223333:fraud-deploy/Approve/release";

function role(name: string, statement: object): ExampleResource {
    return {
        type: "aws:iam/role:Role",
        name,
        properties: {
            name,
            assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
        },
    };
}

function policy(of: string, Action: string[], Resource: string): ExampleResource {
    const Statement = [{ Effect: "Allow", Action, Resource }];
    return {
        type: "aws:iam/rolePolicy:RolePolicy",
        name: of,
        properties: { role: of, policy: JSON.stringify({ Version: "2012-10-17", Statement }) },
    };
}

/** A role that people take with a second factor. */
const APPROVERS = role("approvers", {
    Effect: "Allow",
    Action: "sts:AssumeRole",
    Principal: { AWS: "arn:aws:iam::111122223333:root" },
    Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
});

/** People who may approve one thing, and do nothing else to the pipeline. */
export const SCOPED_APPROVERS: readonly ExampleResource[] = [
    APPROVERS,
    policy("approvers", ["codepipeline:PutApprovalResult"], ONE_APPROVAL),
];

/** People who may approve everything. */
export const BROAD_APPROVERS: readonly ExampleResource[] = [
    APPROVERS,
    policy("approvers", ["codepipeline:*"], "*"),
];

/** People who may register versions and decide about them, although the list of approvers is another. */
export const SELF_APPROVING_TRAINERS: readonly ExampleResource[] = [
    policy("trainers", ["sagemaker:CreateModelPackage", "sagemaker:UpdateModelPackage"], "*"),
];

/** People who may register versions, and are denied to approve them. */
export const TRAINERS: readonly ExampleResource[] = [
    {
        type: "aws:iam/rolePolicy:RolePolicy",
        name: "trainers",
        properties: {
            role: "trainers",
            policy: JSON.stringify({
                Version: "2012-10-17",
                Statement: [
                    { Effect: "Allow", Action: "sagemaker:CreateModelPackage", Resource: "*" },
                    {
                        Effect: "Deny",
                        Action: "sagemaker:CreateModelPackage",
                        Resource: "*",
                        Condition: { StringEquals: { "sagemaker:ModelApprovalStatus": "Approved" } },
                    },
                ],
            }),
        },
    },
];
