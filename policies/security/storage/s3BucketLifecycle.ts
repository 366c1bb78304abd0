import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { companionRule } from "../../shared/kinds/companionRule";
import { Requirement, requirement } from "../../shared/kinds/requirements";
import { elementsOf, PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { BUCKET, BUCKET_V2, BUCKETS, inEach, LIFECYCLE, NATIVE_BUCKET } from "../kinds/storageTypes";

/** What a rule calls the days after which an upload that was begun and not ended is thrown away. */
const ABORT = ["abortIncompleteMultipartUpload", "abortIncompleteMultipartUploadDays"];

function aborts(rule: PropertyValue): boolean {
    const isOn = valueAt(rule, "status") === "Enabled" || valueAt(rule, "enabled") === true;
    return isOn && ABORT.some((key) => valueAt(rule, key) !== undefined);
}

const mustAbortUploads = requirement({
    holds: (value) => elementsOf(value).some(aborts),
    rule: "abandoned uploads must go after some days, by a rule that is enabled",
    fix: () => 'add a rule with status "Enabled" and abortIncompleteMultipartUpload',
    describe: (value) => `are ${String(elementsOf(value).length)}, of which none aborts incomplete uploads`,
});

/** Whether a rule is on may come to be known only later. */
const mustThrowAway: Requirement = (place, settings) => {
    const unknown = elementsOf(place.value)
        .map((rule) => valueAt(rule, "status"))
        .find((status) => status instanceof Unknown);
    const judgements = mustAbortUploads(place, settings);
    return judgements.length > 0 && unknown !== undefined ? [unknown] : judgements;
};

const EXAMPLE = { type: BUCKET, name: "models", properties: { bucket: "models-1" } };

function lifecycle(more: object) {
    const rules = [{ id: "clean", status: "Enabled", filter: {}, ...more }];
    return { type: String(LIFECYCLE[0]), name: "models", properties: { bucket: "models-1", rules } };
}

/** What a preview does not know is noted there. */
export const s3BucketLifecycle = companionRule({
    name: "s3-bucket-lifecycle",
    displayName: "Buckets throw away what is over",
    description: "Every bucket must have a lifecycle, in which abandoned uploads end.",
    why: "Old versions and half-uploaded models are billed for ever, and nobody can see the latter.",
    severity: "low",
    tags: ["storage", "lifecycle", "s3"],
    framework: securityHub("S3.13", "General purpose buckets have lifecycle configurations."),
    sources: [
        "AWS Security Hub S3.10",
        "AWS Config s3-lifecycle-policy-check",
        "Checkov CKV2_AWS_61",
        "Checkov CKV_AWS_300",
    ],
    url: securityHubUrl("S3.13"),
    remediationSteps:
        "Declare a BucketLifecycleConfiguration whose enabled rules expire old versions and abort uploads.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "S3 buckets",
    of: BUCKETS,
    reads: {
        ...inEach(LIFECYCLE, { rules: "rules" }),
        ...inEach([BUCKET, BUCKET_V2], { rules: "lifecycleRules?" }),
        [NATIVE_BUCKET]: { rules: "lifecycleConfiguration?.rules" },
    },
    missing: {
        subject: "the bucket",
        found: "has no lifecycle",
        rule: "old versions and abandoned uploads must go after some days",
        fix: "declare a BucketLifecycleConfiguration for it",
    },
    must: { rules: mustThrowAway },
    examples: {
        passes: [EXAMPLE, lifecycle({ abortIncompleteMultipartUpload: { daysAfterInitiation: 7 } })],
        fails: [EXAMPLE, lifecycle({ noncurrentVersionExpiration: { noncurrentDays: 90 } })],
    },
});
