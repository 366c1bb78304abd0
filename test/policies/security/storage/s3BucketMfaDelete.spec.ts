import { s3BucketMfaDelete } from "../../../../policies/security/storage/s3BucketMfaDelete";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { BUCKET, bucket, BUCKET_V2, companion, IT, token } from "./buckets";

const config = { buckets: ["models*"] };
const RULE = "the setting asks for a second factor before a version is deleted";

function versioning(mfaDelete: unknown) {
    return companion("BucketVersioning", { versioningConfiguration: { status: "Enabled", mfaDelete } });
}

describeRule(s3BucketMfaDelete, {
    "accepts a second factor, wherever it is said": {
        config,
        resources: [
            bucket(),
            versioning("Enabled"),
            {
                ...bucket({ bucket: "models-2", versioning: { enabled: true, mfaDelete: true } }),
                name: "second",
            },
            {
                ...bucket(
                    { bucket: "models-3", versionings: [{ enabled: true, mfaDelete: true }] },
                    BUCKET_V2,
                ),
                name: "third",
            },
        ],
    },
    "asks nothing of buckets that the setting does not name": { resources: [bucket()] },
    "stops a bucket without it": {
        config,
        resources: [bucket()],
        violations: [
            `${IT} has no MFA delete; ${RULE}. Fix: declare a BucketVersioning for it with mfaDelete "Enabled".`,
        ],
    },
    "stops it switched off": {
        config,
        resources: [
            bucket(),
            versioning("Disabled"),
            {
                ...bucket({ bucket: "models-2", versioning: { enabled: true, mfaDelete: false } }),
                name: "second",
            },
        ],
        violations: [
            `${token("BucketVersioning")} "part": versioningConfiguration.mfaDelete is "Disabled"; ${RULE}. ` +
                'Fix: set versioningConfiguration.mfaDelete to "Enabled".',
            `${BUCKET} "second": versioning.mfaDelete is false; ${RULE}. Fix: set versioning.mfaDelete to true.`,
        ],
    },
    "notes what is unknown": {
        config,
        resources: [bucket(), versioning(UNKNOWN)],
        undecided: [
            `${token("BucketVersioning")} "part": string value at .versioningConfiguration.mfaDelete can't be known during preview`,
        ],
    },
});
