import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { companionRule } from "../../shared/kinds/companionRule";
import { Requirement, requirement } from "../../shared/kinds/requirements";
import { leavesOf } from "../../shared/properties";
import {
    BUCKET,
    bucketPatterns,
    BUCKETS,
    isOneOfBuckets,
    NATIVE_BUCKET,
    NOTIFICATION,
} from "../kinds/storageTypes";

/** Anything that is written down is a destination; `eventbridge: false` is none. */
const anyDestination: Requirement = requirement({
    holds: (value) =>
        leavesOf(value ?? null).some(({ value: leaf }) => leaf !== null && leaf !== false) ||
        (value !== undefined && JSON.stringify(value) === "{}"),
    rule: "it must name a destination",
    fix: () => "set eventbridge to true",
});

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
    settings: { buckets: bucketPatterns("must send events") },
    enforcementLevel: "mandatory",
    subject: "S3 buckets",
    of: BUCKETS,
    about: (bucket, { buckets }) => isOneOfBuckets(bucket, buckets),
    reads: {
        [NOTIFICATION]: {
            bridge: "eventbridge?",
            queues: "queues?",
            topics: "topics?",
            functions: "lambdaFunctions?",
        },
        [NATIVE_BUCKET]: { native: "notificationConfiguration?" },
    },
    missing: {
        subject: "the bucket",
        found: "tells nobody what happens in it",
        rule: "the setting asks it to send events",
        fix: "declare a BucketNotification for it with eventbridge true",
    },
    must: {
        bridge: anyDestination,
        queues: anyDestination,
        topics: anyDestination,
        functions: anyDestination,
        native: anyDestination,
    },
    examples: {
        settings: { buckets: ["audit*"] },
        passes: [
            EXAMPLE,
            { type: NOTIFICATION, name: "audit", properties: { bucket: "audit-1", eventbridge: true } },
        ],
        fails: [EXAMPLE],
    },
});
