import { wellArchitected } from "../../shared/frameworks";
import { exampleRolePolicy, identityRule, objectToBreadth } from "../kinds/identityRule";

/**
 * What answers with credentials, of the list that Cloudsplaining and Checkov's CKV_AWS_287 go by, without those that
 * cannot be narrowed down (ecr:GetAuthorizationToken) or belong to services that such a platform has no part in.
 * https://gist.github.com/kmcquade/33860a617e651104d243c324ddf7992a
 */
export const CREDENTIALS: readonly string[] = [
    "cognito-identity:GetCredentialsForIdentity",
    "cognito-identity:GetOpenIdToken",
    "ec2:GetPasswordData",
    "iam:CreateAccessKey",
    "iam:CreateLoginProfile",
    "iam:CreateServiceSpecificCredential",
    "iam:ResetServiceSpecificCredential",
    "iam:UpdateAccessKey",
    "rds-db:connect",
    "redshift:GetClusterCredentials",
    "redshift:GetClusterCredentialsWithIAM",
    "redshift-serverless:GetCredentials",
    "sagemaker:CreatePresignedDomainUrl",
    "sagemaker:CreatePresignedNotebookInstanceUrl",
    "sts:AssumeRole",
    "sts:AssumeRoleWithSAML",
    "sts:AssumeRoleWithWebIdentity",
    "sts:GetFederationToken",
];

/** A document that a preview does not know is noted there and judged before the policy is created. */
export const iamCredentialExposure = identityRule({
    name: "iam-credential-exposure",
    displayName: "No right to everybody's credentials",
    description: "A policy must not allow to get credentials, or a way in, of whomever there is.",
    why: "Who may take any role or open any notebook is whoever those are, with their rights.",
    severity: "high",
    tags: ["identity", "credentials", "iam"],
    framework: wellArchitected("SEC03-BP02", "Grant least privilege access."),
    sources: ["Checkov CKV_AWS_287", "Cloudsplaining CredentialsExposure"],
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html",
    remediationSteps: "Name the role, user, notebook or database in Resource.",
    settings: {},
    enforcementLevel: "mandatory",
    judge: (statement, _, document) =>
        objectToBreadth(statement, document, {
            actions: CREDENTIALS,
            rule: "whose credentials may be had must be named",
            fix: "name the roles, users or notebooks in Resource",
        }),
    examples: {
        passes: [
            exampleRolePolicy({
                Action: "sts:AssumeRole",
                Resource: "arn:aws:iam::444455556666:role/deploy",
            }),
        ],
        fails: [exampleRolePolicy({ Action: "sts:AssumeRole", Resource: "*" })],
    },
});
