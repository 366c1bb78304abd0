import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { companionRule } from "../../shared/kinds/companionRule";
import { mustHaveElements, Requirement, requirement } from "../../shared/kinds/requirements";
import { isProperties, valueAt } from "../../shared/properties";
import { BUCKET, ofNamedBuckets, NATIVE_BUCKET, NOTIFICATION } from "../kinds/storageTypes";

/** EventBridge is told by a flag in the classic provider, by an object in the native one, where true is the default. */
const mustBeOn: Requirement = requirement({
    holds: (value) =>
        value === true || (isProperties(value) && valueAt(value, "eventBridgeEnabled") !== false),
    rule: "it must be true",
    fix: (subject) => `set ${subject} to true`,
});

const mustNameSome = mustHaveElements("destinations");

const EXAMPLE = { type: BUCKET, name: "audit", properties: { bucket: "audit-1" } };

/** Only for the buckets that the setting names. */
export const s3BucketEvents = companionRule({
    name: "s3-bucket-events",
    displayName: "Events of buckets",
    description: "Buckets that the setting names must tell of what happens in them.",
    why: "What arrives or vanishes unseen is found when a training run fails, or not at all.",
    severity: "medium",
    tags: ["storage", "logging", "s3"],
    framework: securityHub("S3.11", "General purpose buckets have event notifications enabled."),
    sources: ["AWS Config s3-event-notifications-enabled", "Checkov CKV2_AWS_62"],
    url: securityHubUrl("S3.11"),
    remediationSteps:
        "Declare a BucketNotification with eventbridge true, or with a queue, topic or function.",
    ...ofNamedBuckets("must send events"),
    enforcementLevel: "mandatory",
    reads: {
        [NOTIFICATION]: {
            bridge: "eventbridge?",
            queues: "queues?",
            topics: "topics?",
            functions: "lambdaFunctions?",
        },
        [NATIVE_BUCKET]: {
            bridge: "notificationConfiguration?.eventBridgeConfiguration?",
            queues: "notificationConfiguration?.queueConfigurations?",
            topics: "notificationConfiguration?.topicConfigurations?",
            functions: "notificationConfiguration?.lambdaConfigurations?",
        },
    },
    oneSuffices: true,
    missing: {
        subject: "the bucket",
        found: "tells nobody what happens in it",
        rule: "the setting asks it to send events",
        fix: "declare a BucketNotification for it with eventbridge true",
    },
    must: { bridge: mustBeOn, queues: mustNameSome, topics: mustNameSome, functions: mustNameSome },
    examples: {
        settings: { buckets: ["audit*"] },
        passes: [
            EXAMPLE,
            { type: NOTIFICATION, name: "audit", properties: { bucket: "audit-1", eventbridge: true } },
        ],
        fails: [EXAMPLE],
    },
});
