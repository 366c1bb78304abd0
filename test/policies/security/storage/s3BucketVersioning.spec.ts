import { s3BucketVersioning } from "../../../../policies/security/storage/s3BucketVersioning";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { BUCKET, bucket, BUCKET_V2, companion, IT, NATIVE_BUCKET, nativeBucket, token } from "./buckets";

const RULE = "old versions must be kept";

describeRule(s3BucketVersioning, {
    "accepts versioning, wherever it is said": {
        resources: [
            bucket(),
            companion("BucketVersioning", { versioningConfiguration: { status: "Enabled" } }),
            { ...bucket({ bucket: "b" }), name: "second" },
            companion(
                "BucketVersioningV2",
                { bucket: "b", versioningConfiguration: { status: "Enabled" } },
                "old",
            ),
            { ...bucket({ bucket: "c", versioning: { enabled: true } }), name: "third" },
            { ...bucket({ bucket: "d", versionings: [{ enabled: true }] }, BUCKET_V2), name: "fourth" },
            nativeBucket({ bucketName: "e", versioningConfiguration: { status: "Enabled" } }),
        ],
    },
    "believes the companion before what the bucket said when it was made": {
        resources: [
            bucket({ versioning: { enabled: false } }),
            companion("BucketVersioning", { versioningConfiguration: { status: "Enabled" } }),
        ],
    },
    "stops versioning that is suspended or off": {
        resources: [
            bucket(),
            companion("BucketVersioning", { versioningConfiguration: { status: "Suspended" } }),
            { ...bucket({ bucket: "c", versioning: { enabled: false } }), name: "third" },
            nativeBucket({ bucketName: "e", versioningConfiguration: { status: "Suspended" } }),
        ],
        violations: [
            `${token("BucketVersioning")} "part": versioningConfiguration.status is "Suspended"; ${RULE}. ` +
                'Fix: set versioningConfiguration.status to "Enabled".',
            `${BUCKET} "third": versioning.enabled is false; ${RULE}. Fix: set versioning.enabled to true.`,
            `${NATIVE_BUCKET} "models": versioningConfiguration.status is "Suspended"; ${RULE}. ` +
                'Fix: set versioningConfiguration.status to "Enabled".',
        ],
    },
    "stops a bucket without versioning": {
        resources: [bucket()],
        violations: [
            `${IT} has no versioning; ${RULE}. Fix: declare a BucketVersioning for it with status "Enabled".`,
        ],
    },
    "notes a state that is unknown": {
        resources: [
            bucket(),
            companion("BucketVersioning", { versioningConfiguration: { status: UNKNOWN } }),
        ],
        undecided: [
            `${token("BucketVersioning")} "part": string value at .versioningConfiguration.status can't be known during preview`,
        ],
    },
});
