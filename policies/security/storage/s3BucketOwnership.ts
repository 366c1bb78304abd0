import { textOf } from "../../shared/properties";
import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { companionRule } from "../../shared/kinds/companionRule";
import { mustBe, requirement } from "../../shared/kinds/requirements";
import {
    BUCKET,
    BUCKET_ACL,
    BUCKET_V2,
    BUCKETS,
    inEach,
    NATIVE_BUCKET,
    OWNERSHIP_CONTROLS,
} from "../kinds/storageTypes";

const FIX = "take the ACL out and grant access by bucket policy";

/** Canned ACLs that grant nobody but the owner anything; the native provider writes them in capitals. */
const mustGrantNobody = requirement({
    holds: (value) => value === undefined || textOf(value).toLowerCase() === "private",
    rule: "access must not be granted by ACL",
    fix: () => FIX,
});

/** What the provider tells of a bucket after a deployment holds the owner's own grant, which has no group. */
const mustBeNoGroup = requirement({
    holds: (value) => value === undefined || value === "",
    rule: "access must not be granted by ACL, and to a group least of all",
    fix: () => FIX,
});

const EXAMPLE = { type: BUCKET, name: "models", properties: { bucket: "models-1" } };

function controls(objectOwnership: string) {
    const properties = { bucket: "models-1", rule: { objectOwnership } };
    return { type: OWNERSHIP_CONTROLS, name: "models", properties };
}

/** Without controls a new bucket is its owner's and has no ACLs, which is AWS's default, so that passes. */
export const s3BucketOwnership = companionRule({
    name: "s3-bucket-ownership",
    displayName: "No ACLs on buckets",
    description: "The owner of a bucket must own all of its objects, and no ACL may grant access.",
    why: "An ACL on one object overrules what the bucket's policy says, and nobody looks there.",
    severity: "medium",
    tags: ["storage", "access", "s3"],
    framework: securityHub("S3.12", "ACLs do not manage access to general purpose buckets."),
    sources: [
        "AWS Config s3-bucket-acl-prohibited",
        "Checkov CKV2_AWS_65",
        "Checkov CKV_AWS_20",
        "Checkov CKV_AWS_57",
        "Checkov CKV_AWS_375",
    ],
    url: securityHubUrl("S3.12"),
    remediationSteps: 'Set objectOwnership to "BucketOwnerEnforced" and delete BucketAcl resources.',
    settings: {},
    enforcementLevel: "mandatory",
    subject: "S3 buckets",
    of: BUCKETS,
    reads: {
        [OWNERSHIP_CONTROLS]: { ownership: "rule.objectOwnership" },
        ...inEach(BUCKET_ACL, { acl: "acl", group: "accessControlPolicy?.grants[]?.grantee.uri" }),
        ...inEach([BUCKET, BUCKET_V2], { acl: "acl?", group: "grants[]?.uri" }),
        [NATIVE_BUCKET]: {
            acl: "accessControl?",
            ownership: "ownershipControls?.rules[].objectOwnership",
        },
    },
    must: { ownership: mustBe("BucketOwnerEnforced"), acl: mustGrantNobody, group: mustBeNoGroup },
    examples: {
        passes: [EXAMPLE, controls("BucketOwnerEnforced")],
        fails: [EXAMPLE, controls("ObjectWriter")],
    },
});
