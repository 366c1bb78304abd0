import { s3BucketLifecycle } from "../../../../policies/security/storage/s3BucketLifecycle";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { bucket, BUCKET_V2, companion, IT, nativeBucket, token } from "./buckets";

const ABORT = { id: "abort", status: "Enabled", abortIncompleteMultipartUpload: { daysAfterInitiation: 7 } };
const CONFIGURATION = "BucketLifecycleConfiguration";

function stopped(found: string): string[] {
    return [
        `${token(CONFIGURATION)} "part": rules are ${found}, of which none aborts incomplete uploads; ` +
            "abandoned uploads must go after some days, by a rule that is enabled. " +
            'Fix: add a rule with status "Enabled" and abortIncompleteMultipartUpload.',
    ];
}

describeRule(s3BucketLifecycle, {
    "accepts rules of which one aborts uploads, wherever they stand": {
        resources: [
            bucket(),
            companion(CONFIGURATION, { rules: [{ id: "expire", status: "Enabled" }, ABORT] }),
            { ...bucket({ bucket: "b" }), name: "second" },
            companion(`${CONFIGURATION}V2`, { bucket: "b", rules: [ABORT] }, "old"),
            {
                ...bucket(
                    {
                        bucket: "c",
                        lifecycleRules: [{ enabled: true, abortIncompleteMultipartUploadDays: 7 }],
                    },
                    BUCKET_V2,
                ),
                name: "third",
            },
            nativeBucket({ bucketName: "d", lifecycleConfiguration: { rules: [ABORT] } }),
        ],
    },
    "stops rules of which none aborts uploads": {
        resources: [bucket(), companion(CONFIGURATION, { rules: [{ id: "expire", status: "Enabled" }] })],
        violations: stopped("1"),
    },
    "stops a rule that is off": {
        resources: [bucket(), companion(CONFIGURATION, { rules: [{ ...ABORT, status: "Disabled" }] })],
        violations: stopped("1"),
    },
    "stops a lifecycle without rules": {
        resources: [bucket(), companion(CONFIGURATION, { rules: [] })],
        violations: stopped("0"),
    },
    "stops a bucket without a lifecycle": {
        resources: [bucket()],
        violations: [
            `${IT} has no lifecycle; old versions and abandoned uploads must go after some days. ` +
                "Fix: declare a BucketLifecycleConfiguration for it.",
        ],
    },
    "notes a rule of which it is unknown whether it is on": {
        resources: [bucket(), companion(CONFIGURATION, { rules: [{ ...ABORT, status: UNKNOWN }] })],
        undecided: [
            `${token(CONFIGURATION)} "part": string value at .rules.0.status can't be known during preview`,
        ],
    },
});
