import { arn, AwsLocation } from "../shared/awsLocation";
import { policyDocument, PolicyDocument } from "../shared/iam/iamDocuments";

/**
 * Policy of the notification topic: three services of the own account may publish, over TLS only. Roles of the
 * account need no word here: their own IAM policies let them publish, CodePipeline's approvals among them.
 */
export function topicPolicy(location: AwsLocation, topicName: string): PolicyDocument {
    const topicArn = arn(location, "sns", topicName);
    const publish = { Effect: "Allow" as const, Action: "sns:Publish", Resource: topicArn };
    const ownAccount = { "aws:SourceAccount": location.accountId };
    return policyDocument([
        {
            Sid: "DenyInsecureTransport",
            Effect: "Deny",
            Principal: "*",
            Action: "sns:Publish",
            Resource: topicArn,
            Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
        {
            Sid: "AlarmsMayPublish",
            Principal: { Service: "cloudwatch.amazonaws.com" },
            ...publish,
            Condition: {
                StringEquals: ownAccount,
                ArnLike: { "aws:SourceArn": arn(location, "cloudwatch", "alarm:*") },
            },
        },
        {
            // Topic policies know no condition that EventBridge could meet, so there is none:
            // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
            Sid: "EventsMayPublish",
            Principal: { Service: "events.amazonaws.com" },
            ...publish,
        },
        {
            // https://docs.aws.amazon.com/dtconsole/latest/userguide/troubleshooting.html
            Sid: "NotificationRulesMayPublish",
            Principal: { Service: "codestar-notifications.amazonaws.com" },
            ...publish,
            Condition: { StringEquals: ownAccount },
        },
    ]);
}
