import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBeCustomerKey } from "../../shared/kinds/requirements";
import { LOG_GROUPS } from "./logGroups";

export const logGroupKey = propertyRule({
    name: "log-group-key",
    displayName: "Own key for logs",
    description: "A log group must be encrypted with a key of your own.",
    why: "What a model is asked and what a script prints ends in the logs, personal data included.",
    severity: "medium",
    tags: ["logs", "encryption", "cloudwatch"],
    framework: wellArchitected("SEC08-BP02", "Enforce encryption at rest."),
    sources: [
        "AWS Config cloudwatch-log-group-encrypted",
        "Checkov CKV_AWS_158",
        "Trivy AWS-0017",
        "AWS Control Tower CT.CLOUDWATCH.PR.3",
    ],
    url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
    remediationSteps: "Set kmsKeyId to a key whose policy lets logs.<region>.amazonaws.com use it.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "log groups",
    reads: Object.fromEntries(LOG_GROUPS.map((type) => [type, ["kmsKeyId"]])),
    must: mustBeCustomerKey,
    examples: {
        passes: [
            {
                type: LOG_GROUPS[0],
                name: "build",
                properties: { kmsKeyId: "arn:aws:kms:eu-central-1:111122223333:key/1" },
            },
        ],
        fails: [{ type: LOG_GROUPS[0], name: "build", properties: {} }],
    },
});
