import { arn, AwsLocation, dnsSuffix } from "../shared/awsLocation";
import { PolicyStatement } from "../shared/iam/iamDocuments";

/** In a key policy "*" is the key that the policy stands on, and nothing else. https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html */
export const THIS_KEY = "*";

export const ENCRYPT_AND_DECRYPT = [
    "kms:Decrypt",
    "kms:Encrypt",
    "kms:GenerateDataKey",
    "kms:GenerateDataKeyWithoutPlaintext",
    "kms:ReEncryptFrom",
    "kms:ReEncryptTo",
];

/** What a publisher needs for an encrypted topic or queue. https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html */
const PUBLISH = ["kms:Decrypt", "kms:GenerateDataKey"];

/** What the services that act without a role of the account may do with the platform's key. */
export function serviceStatements(location: AwsLocation): PolicyStatement[] {
    return [...publisherStatements(location), ...eventBuses(location), logs(location)];
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

/**
 * What EventBridge needs for encrypted buses; when it looks the key up it says nothing of a bus.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-cmkey.html
 */
function eventBuses(location: AwsLocation): PolicyStatement[] {
    const allow = {
        Effect: "Allow" as const,
        Principal: { Service: "events.amazonaws.com" },
        Resource: THIS_KEY,
    };
    const buses = arn(location, "events", "event-bus/*");
    return [
        { Sid: "EventBusesMayLookUp", ...allow, Action: "kms:DescribeKey" },
        {
            Sid: "EventBusesMayEncrypt",
            ...allow,
            Action: PUBLISH,
            Condition: {
                StringEquals: { "aws:SourceAccount": location.accountId },
                ArnLike: { "kms:EncryptionContext:aws:events:event-bus:arn": buses },
            },
        },
    ];
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
