import { arn, AwsLocation, dnsSuffix, globalArn } from "../shared/awsLocation";
import { policyDocument, PolicyDocument, PolicyStatement } from "../shared/iamDocuments";
import { accountPrincipals } from "../shared/otherAccounts";

/** In a key policy "*" is the key that the policy stands on, and nothing else. https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html */
const THIS_KEY = "*";

const ADMINISTRATION = [
    "kms:CancelKeyDeletion",
    "kms:CreateAlias",
    "kms:DeleteAlias",
    "kms:DisableKey",
    "kms:DisableKeyRotation",
    "kms:EnableKey",
    "kms:EnableKeyRotation",
    "kms:GetKeyPolicy",
    "kms:GetKeyRotationStatus",
    "kms:ListGrants",
    "kms:ListKeyPolicies",
    "kms:ListKeyRotations",
    "kms:ListResourceTags",
    "kms:PutKeyPolicy",
    "kms:RevokeGrant",
    "kms:RotateKeyOnDemand",
    "kms:ScheduleKeyDeletion",
    "kms:TagResource",
    "kms:UntagResource",
    "kms:UpdateAlias",
    "kms:UpdateKeyDescription",
];

const ENCRYPT_AND_DECRYPT = [
    "kms:Decrypt",
    "kms:Encrypt",
    "kms:GenerateDataKey",
    "kms:GenerateDataKeyWithoutPlaintext",
    "kms:ReEncryptFrom",
    "kms:ReEncryptTo",
];

const USE = ["kms:DescribeKey", ...ENCRYPT_AND_DECRYPT];

/** What a publisher needs for an encrypted topic or queue. https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html */
const PUBLISH = ["kms:Decrypt", "kms:GenerateDataKey"];

/**
 * Key policy of the platform's key: the account's own IAM policies decide who administers and uses it, and
 * the services that act without a role of the account may do the one thing they need. Reader accounts may have
 * objects of S3 decrypted, and nothing else.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export function keyPolicy(location: AwsLocation, readerAccountIds: readonly string[] = []): PolicyDocument {
    return policyDocument([
        ...accountStatements(location),
        ...publisherStatements(location),
        logs(location),
        ...(readerAccountIds.length > 0 ? [readers(location, readerAccountIds)] : []),
    ]);
}

/** The account's root principal stands for its IAM policies: without these statements no role could use the key. */
function accountStatements(location: AwsLocation): PolicyStatement[] {
    const account = { Principal: { AWS: globalArn(location, "iam", "root") }, Resource: THIS_KEY };
    return [
        { Sid: "AccountMayAdminister", Effect: "Allow", ...account, Action: ADMINISTRATION },
        { Sid: "AccountMayUse", Effect: "Allow", ...account, Action: USE },
        {
            // SageMaker holds a grant for as long as an encrypted volume lives; nobody else is granted anything.
            Sid: "AccountMayGrantToServices",
            Effect: "Allow",
            ...account,
            Action: "kms:CreateGrant",
            Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
        },
    ];
}

/** Each service with the conditions that its requests can meet; none of them sends the same ones. */
function publisherStatements(location: AwsLocation): PolicyStatement[] {
    const publish = { Effect: "Allow" as const, Action: PUBLISH, Resource: THIS_KEY };
    const ownAccount = { "aws:SourceAccount": location.accountId };
    const ownTopics = { "kms:EncryptionContext:aws:sns:topicArn": arn(location, "sns", "*") };
    return [
        {
            Sid: "AlarmsMayPublish",
            Principal: { Service: "cloudwatch.amazonaws.com" },
            ...publish,
            Condition: { StringEquals: ownAccount, ArnLike: ownTopics },
        },
        {
            // EventBridge sends no aws:SourceAccount to KMS for an encrypted topic; the topic's ARN it does send.
            Sid: "EventsMayPublish",
            Principal: { Service: "events.amazonaws.com" },
            ...publish,
            Condition: { ArnLike: ownTopics },
        },
        {
            Sid: "EventsMayQueue",
            Principal: { Service: "events.amazonaws.com" },
            ...publish,
            Condition: {
                StringEquals: ownAccount,
                ArnLike: { "kms:EncryptionContext:aws:sqs:arn": arn(location, "sqs", "*") },
            },
        },
        {
            // https://docs.aws.amazon.com/dtconsole/latest/userguide/set-up-sns.html
            Sid: "NotificationRulesMayPublish",
            Principal: { Service: "codestar-notifications.amazonaws.com" },
            ...publish,
            Condition: {
                StringEquals: { "kms:ViaService": `sns.${location.region}.${dnsSuffix(location)}` },
                ArnLike: ownTopics,
            },
        },
    ];
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html */
function readers(location: AwsLocation, accountIds: readonly string[]): PolicyStatement {
    return {
        Sid: "ReadersMayDecryptObjects",
        Effect: "Allow",
        Principal: accountPrincipals(location, accountIds),
        Action: "kms:Decrypt",
        Resource: THIS_KEY,
        Condition: {
            StringEquals: { "kms:ViaService": `s3.${location.region}.${dnsSuffix(location)}` },
        },
    };
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
function logs(location: AwsLocation): PolicyStatement {
    return {
        Sid: "LogGroupsMayEncrypt",
        Effect: "Allow",
        Principal: { Service: `logs.${location.region}.${dnsSuffix(location)}` },
        Action: ENCRYPT_AND_DECRYPT,
        Resource: THIS_KEY,
        Condition: {
            ArnLike: { "kms:EncryptionContext:aws:logs:arn": arn(location, "logs", "log-group:*") },
        },
    };
}
