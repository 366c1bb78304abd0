import type * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation } from "../shared/awsLocation";
import { policyDocument, PolicyDocument, PolicyStatement } from "../shared/iam/iamDocuments";
import { accountPrincipals } from "../shared/otherAccounts";
import { ApprovalDecision } from "./approvalEvents";

/** Who may do what with a group's versions. */
export interface RegistryAccess {
    groupName: string;
    /** Other accounts that read and deploy versions. */
    consumerAccountIds: readonly string[];
    /** Roles that approve and reject; when there are none, IAM policies of the account decide. */
    approverRoleArns: readonly string[];
    /** Role that retires old versions; undefined where none does. */
    keeperRoleArn?: pulumi.Input<string>;
    /** Whether that role may delete what it retired. */
    keeperDeletes?: boolean;
}

/** ARN of a model package group. */
export function groupArn(location: AwsLocation, groupName: string): string {
    return arn(location, "sagemaker", `model-package-group/${groupName}`);
}

/**
 * Resource policy of a model package group. Versions come in undecided, whoever registers them; named approvers
 * decide, and nobody else changes a version but its keeper, who retires it; nobody deletes one, or only its keeper;
 * consumer accounts read and deploy.
 */
export function registryPolicy(location: AwsLocation, access: RegistryAccess): PolicyDocument {
    const { groupName, approverRoleArns, consumerAccountIds, keeperRoleArn } = access;
    const versions = arn(location, "sagemaker", `model-package/${groupName}/*`);
    return policyDocument([
        denyRegisteringDecided(groupArn(location, groupName), versions),
        denyDeleting(versions, access),
        ...(keeperRoleArn === undefined ? [] : [denyDecidingToKeeper(keeperRoleArn, versions)]),
        ...(approverRoleArns.length > 0
            ? approverStatements([...approverRoleArns].sort(), keeperRoleArn, versions)
            : []),
        ...(consumerAccountIds.length > 0
            ? consumerStatements(location, consumerAccountIds, groupArn(location, groupName), versions)
            : []),
    ]);
}

function denyRegisteringDecided(group: string, versions: string): PolicyStatement {
    return {
        Sid: "DenyRegisteringDecidedVersions",
        Effect: "Deny",
        Principal: "*",
        Action: "sagemaker:CreateModelPackage",
        Resource: [group, versions],
        // A negated operator matches a request without a status too: a registration has to say that it is pending.
        Condition: { StringNotEquals: { "sagemaker:ModelApprovalStatus": "PendingManualApproval" } },
    };
}

/** A version that is gone cannot be gone back to, nor can anybody say what it was. */
function denyDeleting(
    versions: string,
    { keeperRoleArn, keeperDeletes = false }: RegistryAccess,
): PolicyStatement {
    return {
        Sid: "DenyDeletingVersions",
        Effect: "Deny",
        Principal: "*",
        Action: "sagemaker:DeleteModelPackage",
        Resource: versions,
        ...(keeperRoleArn === undefined || !keeperDeletes
            ? {}
            : { Condition: { ArnNotEquals: { "aws:PrincipalArn": keeperRoleArn } } }),
    };
}

/** Whoever retires versions changes their stage, and not what was decided about them. */
function denyDecidingToKeeper(keeperRoleArn: pulumi.Input<string>, versions: string): PolicyStatement {
    return {
        Sid: "DenyDecidingToKeeper",
        Effect: "Deny",
        Principal: "*",
        Action: "sagemaker:UpdateModelPackage",
        Resource: versions,
        Condition: {
            ArnEquals: { "aws:PrincipalArn": keeperRoleArn },
            Null: { "sagemaker:ModelApprovalStatus": "false" },
        },
    };
}

function approverStatements(
    approverRoleArns: string[],
    keeperRoleArn: pulumi.Input<string> | undefined,
    versions: string,
): PolicyStatement[] {
    const keepers = keeperRoleArn === undefined ? [] : [keeperRoleArn];
    return [
        {
            Sid: "DenyDecidingToOthers",
            Effect: "Deny",
            Principal: "*",
            Action: "sagemaker:UpdateModelPackage",
            Resource: versions,
            Condition: { ArnNotEquals: { "aws:PrincipalArn": [...approverRoleArns, ...keepers] } },
        },
        {
            Sid: "ApproversMayRead",
            Effect: "Allow",
            Principal: { AWS: approverRoleArns },
            Action: ["sagemaker:DescribeModelPackage", "sagemaker:ListModelPackages"],
            Resource: versions,
        },
        {
            Sid: "ApproversMayDecide",
            Effect: "Allow",
            Principal: { AWS: approverRoleArns },
            Action: "sagemaker:UpdateModelPackage",
            Resource: versions,
            Condition: {
                StringEquals: { "sagemaker:ModelApprovalStatus": Object.values(ApprovalDecision) },
            },
        },
    ];
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-deploy-xaccount.html, without the right to approve. */
function consumerStatements(
    location: AwsLocation,
    accountIds: readonly string[],
    group: string,
    versions: string,
): PolicyStatement[] {
    const accounts = accountPrincipals(location, accountIds);
    return [
        {
            Sid: "ConsumersMayFindGroup",
            Effect: "Allow",
            Principal: accounts,
            Action: "sagemaker:DescribeModelPackageGroup",
            Resource: group,
        },
        {
            Sid: "ConsumersMayReadAndDeploy",
            Effect: "Allow",
            Principal: accounts,
            Action: [
                "sagemaker:CreateModel",
                "sagemaker:DescribeModelPackage",
                "sagemaker:ListModelPackages",
            ],
            Resource: versions,
        },
    ];
}
