import type * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation } from "../shared/awsLocation";
import { PolicyStatement } from "../shared/iam/iamDocuments";
import { groupArn } from "./registryPolicy";

/** What the keeper of old versions acts on. */
export interface KeeperScope {
    location: AwsLocation;
    groupName: string;
    /** Given where archived versions are deleted some day. */
    deleteAfterDays?: number;
    /** Where descriptions are kept, an ARN pattern. */
    archiveArn: pulumi.Input<string>;
}

const STATUSES = ["Approved", "PendingManualApproval", "Rejected"];

function deleteStatement(versions: string): PolicyStatement {
    return {
        Sid: "DeleteArchivedVersions",
        Effect: "Allow",
        Action: "sagemaker:DeleteModelPackage",
        Resource: versions,
    };
}

/** What the keeper may do: see versions, retire them, keep what was known of them; it can decide nothing. */
export function keeperStatements(scope: KeeperScope): PolicyStatement[] {
    const { location, groupName, deleteAfterDays, archiveArn } = scope;
    const versions = arn(location, "sagemaker", `model-package/${groupName}/*`);
    return [
        {
            Sid: "LookAtVersions",
            Effect: "Allow",
            Action: ["sagemaker:DescribeModelPackage", "sagemaker:ListModelPackages"],
            Resource: [groupArn(location, groupName), versions],
        },
        {
            // https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-staging-construct-set-up.html
            Sid: "RetireVersions",
            Effect: "Allow",
            Action: "sagemaker:UpdateModelPackage",
            Resource: versions,
            Condition: { StringEquals: { "sagemaker:ModelLifeCycle:stage": "Archived" } },
        },
        {
            Sid: "NeverDecide",
            Effect: "Deny",
            Action: ["sagemaker:CreateModelPackage", "sagemaker:UpdateModelPackage"],
            Resource: versions,
            Condition: { StringEquals: { "sagemaker:ModelApprovalStatus": STATUSES } },
        },
        ...(deleteAfterDays === undefined ? [] : [deleteStatement(versions)]),
        { Sid: "KeepDescriptions", Effect: "Allow", Action: "s3:PutObject", Resource: archiveArn },
    ];
}
