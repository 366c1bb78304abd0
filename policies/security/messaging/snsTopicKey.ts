import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBeCustomerKey } from "../../shared/kinds/requirements";
import { NATIVE_TOPIC, TOPIC } from "../kinds/messagingTypes";

export const snsTopicKey = propertyRule({
    name: "sns-topic-key",
    displayName: "Own key for topics",
    description: "A topic must be encrypted with a key of your own.",
    why: "Alarms and services cannot publish to a topic with AWS's key, and without a key messages lie open.",
    severity: "high",
    tags: ["messaging", "encryption", "sns"],
    framework: securityHub("SNS.1", "SNS topics are encrypted at rest using AWS KMS."),
    sources: [
        "AWS Config sns-encrypted-kms",
        "Checkov CKV_AWS_26",
        "Trivy AWS-0095",
        "Trivy AWS-0136",
        "cdk-nag AwsSolutions-SNS2",
    ],
    url: securityHubUrl("SNS.1"),
    remediationSteps: "Set kmsMasterKeyId to a key whose policy lets the publishing services use it.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SNS topics",
    reads: { [TOPIC]: ["kmsMasterKeyId"], [NATIVE_TOPIC]: ["kmsMasterKeyId"] },
    must: mustBeCustomerKey,
    examples: {
        passes: [
            {
                type: TOPIC,
                name: "alarms",
                properties: { kmsMasterKeyId: "arn:aws:kms:eu-central-1:111122223333:key/1" },
            },
        ],
        fails: [{ type: TOPIC, name: "alarms", properties: { kmsMasterKeyId: "alias/aws/sns" } }],
    },
});
