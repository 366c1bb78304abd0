import { wellArchitected } from "../../shared/frameworks";
import { exampleRolePolicy, identityRule, objectToBreadth } from "../kinds/identityRule";

/**
 * What decides who may do what: actions of the access level "Permissions management" that can be narrowed down to
 * resources, of the services that such a platform is made of; and SageMaker's, which AWS counts among "Write". What rules
 * of their own are about is left out: iam:PassRole, credentials.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const MANAGEMENT: Readonly<Record<string, readonly string[]>> = {
    s3: [
        "BypassGovernanceRetention",
        "DeleteAccessPointPolicy",
        "DeleteBucketPolicy",
        "ObjectOwnerOverrideToBucketOwner",
        "PutAccessPointPolicy",
        "PutBucketAcl",
        "PutBucketPolicy",
        "PutBucketPublicAccessBlock",
        "PutObjectAcl",
        "PutObjectVersionAcl",
    ],
    kms: ["CreateGrant", "PutKeyPolicy", "RetireGrant", "RevokeGrant"],
    iam: [
        "AddRoleToInstanceProfile",
        "AddUserToGroup",
        "AttachGroupPolicy",
        "AttachRolePolicy",
        "AttachUserPolicy",
        "CreatePolicy",
        "CreatePolicyVersion",
        "CreateRole",
        "CreateUser",
        "DeletePolicy",
        "DeletePolicyVersion",
        "DeleteRole",
        "DeleteRolePermissionsBoundary",
        "DeleteRolePolicy",
        "DeleteUserPermissionsBoundary",
        "DetachRolePolicy",
        "PutGroupPolicy",
        "PutRolePermissionsBoundary",
        "PutRolePolicy",
        "PutUserPermissionsBoundary",
        "PutUserPolicy",
        "SetDefaultPolicyVersion",
        "UpdateAssumeRolePolicy",
        "UpdateRole",
    ],
    sns: ["AddPermission", "RemovePermission", "SetTopicAttributes"],
    sqs: ["AddPermission", "RemovePermission", "SetQueueAttributes"],
    lambda: ["AddLayerVersionPermission", "AddPermission", "RemovePermission"],
    ecr: ["DeleteRepositoryPolicy", "SetRepositoryPolicy"],
    codebuild: ["DeleteResourcePolicy", "PutResourcePolicy"],
    secretsmanager: ["DeleteResourcePolicy", "PutResourcePolicy"],
    ssm: ["DeleteResourcePolicy", "ModifyDocumentPermission", "PutResourcePolicy"],
    dynamodb: ["DeleteResourcePolicy", "PutResourcePolicy"],
    sagemaker: ["DeleteModelPackageGroupPolicy", "PutModelPackageGroupPolicy"],
    ram: ["AssociateResourceShare", "DeleteResourceShare", "UpdateResourceShare"],
};

const ACTIONS = Object.entries(MANAGEMENT).flatMap(([service, names]) =>
    names.map((name) => `${service}:${name}`),
);

/** A document that a preview does not know is noted there and judged before the policy is created. */
export const iamPermissionsManagement = identityRule({
    name: "iam-permissions-management",
    displayName: "No right to change all rights",
    description: "A policy must not allow to change who may do what with whatever there is.",
    why: "Who may write any policy opens any bucket and any key, whatever else is forbidden.",
    severity: "high",
    tags: ["identity", "least-privilege", "iam"],
    framework: wellArchitected("SEC03-BP02", "Grant least privilege access."),
    sources: ["Checkov CKV_AWS_289", "Cloudsplaining ResourceExposure"],
    url: "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_permissions_least_privileges.html",
    remediationSteps: "Name the resources in Resource, or narrow them down by a condition on their tags.",
    settings: {},
    enforcementLevel: "mandatory",
    judge: (statement, _, document) =>
        objectToBreadth(statement, document, {
            actions: ACTIONS,
            rule: "whose rights may be changed must be named",
            fix: "name the resources in Resource, or narrow them down by aws:ResourceTag",
        }),
    examples: {
        passes: [exampleRolePolicy({ Action: "s3:PutBucketPolicy", Resource: "arn:aws:s3:::models-1" })],
        fails: [exampleRolePolicy({ Action: "s3:PutBucketPolicy", Resource: "*" })],
    },
});
