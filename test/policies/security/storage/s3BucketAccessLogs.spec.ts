import { s3BucketAccessLogs } from "../../../../policies/security/storage/s3BucketAccessLogs";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { bucket, BUCKET_V2, companion, IT, nativeBucket, token } from "./buckets";

const logs = { ...bucket({ bucket: "logs-1" }), name: "logs" };

describeRule(s3BucketAccessLogs, {
    "accepts buckets that send their logs, wherever it is said, and the one that receives them": {
        resources: [
            logs,
            bucket(),
            companion("BucketLogging", { targetBucket: "logs-1", targetPrefix: "models/" }),
            { ...bucket({ bucket: "b" }), name: "second" },
            companion("BucketLoggingV2", { bucket: "b", targetBucket: "logs-1" }, "old"),
            { ...bucket({ bucket: "c", logging: { targetBucket: "logs-1" } }), name: "third" },
            { ...bucket({ bucket: "d", loggings: [{ targetBucket: "logs-1" }] }, BUCKET_V2), name: "fourth" },
            nativeBucket({ bucketName: "e", loggingConfiguration: { destinationBucketName: "logs-1" } }),
        ],
    },
    "finds who receives logs by dependency where a preview knows no name": {
        resources: [
            { ...logs, properties: { bucket: UNKNOWN } },
            bucket(),
            {
                ...companion("BucketLogging", { targetBucket: UNKNOWN }),
                sources: { bucket: ["models"], targetBucket: ["logs"] },
            },
        ],
        undecided: [
            `${token("BucketLogging")} "part": string value at .targetBucket can't be known during preview`,
        ],
    },
    "stops a bucket that sends its logs nowhere": {
        resources: [bucket()],
        violations: [
            `${IT} sends its access logs nowhere; who reads and writes must be on record. ` +
                "Fix: declare a BucketLogging for it, to a bucket for logs.",
        ],
    },
    "stops a target without a name": {
        resources: [bucket(), companion("BucketLogging", { targetBucket: "" })],
        violations: [
            `${token("BucketLogging")} "part": targetBucket is ""; it must name a bucket for logs. ` +
                "Fix: set targetBucket to a bucket for logs.",
        ],
    },
});
