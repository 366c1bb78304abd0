import { s3BucketObjectLock } from "../../../../policies/security/storage/s3BucketObjectLock";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { bucket, companion, IT, nativeBucket, token } from "./buckets";

const config = { buckets: ["models*"] };
const LOCK = "BucketObjectLockConfiguration";
const rule = { defaultRetention: { mode: "GOVERNANCE", days: 30 } };

describeRule(s3BucketObjectLock, {
    "accepts a default retention, wherever it is said": {
        config,
        resources: [
            bucket(),
            companion(LOCK, { rule }),
            { ...bucket({ bucket: "models-2", objectLockConfiguration: { rule } }), name: "second" },
            nativeBucket({ bucketName: "models-3", objectLockConfiguration: { rule } }),
        ],
    },
    "asks nothing of buckets that the setting does not name": { resources: [bucket()] },
    "stops a bucket that locks nothing": {
        config,
        resources: [bucket()],
        violations: [
            `${IT} locks nothing; the setting asks it to keep every object for a time. ` +
                "Fix: declare a BucketObjectLockConfiguration for it with a default retention.",
        ],
    },
    "stops a lock without a default retention": {
        config,
        resources: [bucket(), companion(LOCK, { objectLockEnabled: "Enabled" })],
        violations: [
            `${token(LOCK)} "part": rule.defaultRetention.mode is not set; it must name a mode, "GOVERNANCE" or "COMPLIANCE". ` +
                'Fix: set rule.defaultRetention.mode to a mode, "GOVERNANCE" or "COMPLIANCE".',
        ],
    },
    "notes a mode that is unknown": {
        config,
        resources: [bucket(), companion(LOCK, { rule: { defaultRetention: { mode: UNKNOWN, days: 30 } } })],
        undecided: [
            `${token(LOCK)} "part": string value at .rule.defaultRetention.mode can't be known during preview`,
        ],
    },
});
