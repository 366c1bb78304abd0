import { arn, s3Arn } from "../../shared/awsLocation";
import type { PolicyStatement } from "../../shared/iam/iamDocuments";
import type { DeployScope } from "./deployScope";

const BUCKETS = [
    "s3:CreateBucket",
    "s3:DeleteBucket",
    "s3:DeleteBucketPolicy",
    "s3:GetAccelerateConfiguration",
    "s3:GetBucketAcl",
    "s3:GetBucketCORS",
    "s3:GetBucketLocation",
    "s3:GetBucketLogging",
    "s3:GetBucketObjectLockConfiguration",
    "s3:GetBucketOwnershipControls",
    "s3:GetBucketPolicy",
    "s3:GetBucketPublicAccessBlock",
    "s3:GetBucketRequestPayment",
    "s3:GetBucketTagging",
    "s3:GetBucketVersioning",
    "s3:GetBucketWebsite",
    "s3:GetEncryptionConfiguration",
    "s3:GetLifecycleConfiguration",
    "s3:GetReplicationConfiguration",
    "s3:ListBucket",
    "s3:PutBucketLogging",
    "s3:PutBucketOwnershipControls",
    "s3:PutBucketPolicy",
    "s3:PutBucketPublicAccessBlock",
    "s3:PutBucketTagging",
    "s3:PutBucketVersioning",
    "s3:PutEncryptionConfiguration",
    "s3:PutLifecycleConfiguration",
];

const TOPICS = [
    "sns:CreateTopic",
    "sns:DeleteTopic",
    "sns:GetTopicAttributes",
    "sns:ListTagsForResource",
    "sns:SetTopicAttributes",
    "sns:Subscribe",
    "sns:TagResource",
    "sns:UntagResource",
];

const LOG_GROUPS = [
    "logs:AssociateKmsKey",
    "logs:CreateLogGroup",
    "logs:DeleteLogGroup",
    "logs:ListTagsForResource",
    "logs:PutRetentionPolicy",
    "logs:TagResource",
    "logs:UntagResource",
];

/** These name no resource: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html */
const WITHOUT_RESOURCE = [
    "kms:ListAliases",
    "logs:DescribeLogGroups",
    "sns:GetSubscriptionAttributes",
    "sns:SetSubscriptionAttributes",
    "sns:Unsubscribe",
];

/** Buckets, topics and log groups of the environment. */
export function foundationStatements({ location, namePrefix }: DeployScope): PolicyStatement[] {
    return [
        { Sid: "Buckets", Effect: "Allow", Action: BUCKETS, Resource: s3Arn(location, `${namePrefix}*`) },
        { Sid: "Topics", Effect: "Allow", Action: TOPICS, Resource: arn(location, "sns", `${namePrefix}*`) },
        {
            Sid: "LogGroups",
            Effect: "Allow",
            Action: LOG_GROUPS,
            Resource: arn(location, "logs", `log-group:${namePrefix}*`),
        },
        { Sid: "FoundationState", Effect: "Allow", Action: WITHOUT_RESOURCE, Resource: "*" },
    ];
}
