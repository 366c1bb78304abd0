import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBeCustomerKey } from "../../shared/kinds/requirements";
import { NATIVE_QUEUE, QUEUE } from "../kinds/messagingTypes";

export const sqsQueueKey = propertyRule({
    name: "sqs-queue-key",
    displayName: "Own key for queues",
    description: "A queue, one of dead letters too, must be encrypted with a key of your own.",
    why: "A queue of dead letters keeps the events of approvals and failures for days.",
    severity: "medium",
    tags: ["messaging", "encryption", "sqs"],
    framework: securityHub("SQS.1", "SQS queues are encrypted at rest."),
    sources: ["Checkov CKV_AWS_27", "Checkov CKV2_AWS_73", "cdk-nag AwsSolutions-SQS2"],
    url: securityHubUrl("SQS.1"),
    remediationSteps: "Set kmsMasterKeyId to a key whose policy lets the sending services use it.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SQS queues",
    reads: { [QUEUE]: ["kmsMasterKeyId"], [NATIVE_QUEUE]: ["kmsMasterKeyId"] },
    must: mustBeCustomerKey,
    examples: {
        passes: [
            {
                type: QUEUE,
                name: "dead-letters",
                properties: { kmsMasterKeyId: "arn:aws:kms:eu-central-1:111122223333:key/1" },
            },
        ],
        fails: [{ type: QUEUE, name: "dead-letters", properties: { sqsManagedSseEnabled: true } }],
    },
});
