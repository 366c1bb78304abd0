import { s3BucketOwnership } from "../../../../policies/security/storage/s3BucketOwnership";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { BUCKET, bucket, BUCKET_V2, companion, NATIVE_BUCKET, nativeBucket, token } from "./buckets";

const EVERYBODY = "http://acs.amazonaws.com/groups/global/AllUsers";
const BY_ACL = "access must not be granted by ACL. Fix: take the ACL out and grant access by bucket policy.";
const TO_GROUP =
    "access must not be granted by ACL, and to a group least of all. " +
    "Fix: take the ACL out and grant access by bucket policy.";

describeRule(s3BucketOwnership, {
    "accepts a bucket without ACLs, with and without controls that say so": {
        resources: [
            bucket(),
            companion("BucketOwnershipControls", { rule: { objectOwnership: "BucketOwnerEnforced" } }),
            nativeBucket({ ownershipControls: { rules: [{ objectOwnership: "BucketOwnerEnforced" }] } }),
            { ...bucket({ bucket: "other", acl: "private" }), name: "other" },
        ],
    },
    "accepts the owner's own grant, which the provider tells after a deployment": {
        resources: [
            bucket({
                grants: [{ type: "CanonicalUser", id: "79a5", permissions: ["FULL_CONTROL"], uri: "" }],
            }),
        ],
    },
    "stops other owners": {
        resources: [
            bucket(),
            companion("BucketOwnershipControls", { rule: { objectOwnership: "ObjectWriter" } }),
        ],
        violations: [
            `${token("BucketOwnershipControls")} "part": rule.objectOwnership is "ObjectWriter"; ` +
                'it must be "BucketOwnerEnforced". Fix: set rule.objectOwnership to "BucketOwnerEnforced".',
        ],
    },
    "stops ACLs in resources of their own": {
        resources: [
            bucket(),
            companion("BucketAcl", { acl: "public-read" }, "canned"),
            companion(
                "BucketAclV2",
                {
                    accessControlPolicy: {
                        grants: [{ grantee: { type: "Group", uri: EVERYBODY }, permission: "READ" }],
                    },
                },
                "written",
            ),
        ],
        violations: [
            `${token("BucketAcl")} "canned": acl is "public-read"; ${BY_ACL}`,
            `${token("BucketAclV2")} "written": accessControlPolicy.grants[0].grantee.uri is "${EVERYBODY}"; ${TO_GROUP}`,
        ],
    },
    "stops ACLs in the bucket, whatever its type": {
        resources: [
            bucket({ acl: "public-read-write" }),
            { ...bucket({ bucket: "b", grants: [{ uri: EVERYBODY }] }, BUCKET_V2), name: "old" },
            nativeBucket({ bucketName: "c", accessControl: "AuthenticatedRead" }),
        ],
        violations: [
            `${BUCKET} "models": acl is "public-read-write"; ${BY_ACL}`,
            `${BUCKET_V2} "old": grants[0].uri is "${EVERYBODY}"; ${TO_GROUP}`,
            `${NATIVE_BUCKET} "models": accessControl is "AuthenticatedRead"; ${BY_ACL}`,
        ],
    },
    "notes controls that are unknown": {
        resources: [bucket(), companion("BucketOwnershipControls", { rule: { objectOwnership: UNKNOWN } })],
        undecided: [
            `${token("BucketOwnershipControls")} "part": string value at .rule.objectOwnership can't be known during preview`,
        ],
    },
});
