import { s3BucketReplication } from "../../../../policies/security/storage/s3BucketReplication";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { bucket, BUCKET_V2, companion, IT, nativeBucket, token } from "./buckets";

const config = { buckets: ["models*"] };
const REPLICATION = "BucketReplicationConfig";
const MEASURED = { bucket: "arn:aws:s3:::copies", metrics: { status: "Enabled" } };

function rules(status: unknown, destination: object = MEASURED) {
    return { rules: [{ id: "all", status, destination }] };
}

describeRule(s3BucketReplication, {
    "accepts rules that copy and measure, wherever they stand": {
        config,
        resources: [
            bucket(),
            companion(REPLICATION, rules("Enabled")),
            { ...bucket({ bucket: "models-2", replicationConfiguration: rules("Enabled") }), name: "second" },
            nativeBucket({ bucketName: "models-3", replicationConfiguration: rules("Enabled") }),
            {
                ...bucket(
                    {
                        bucket: "models-4",
                        replicationConfigurations: [
                            {
                                rules: [
                                    {
                                        status: "Enabled",
                                        destinations: [{ metrics: [{ status: "Enabled" }] }],
                                    },
                                ],
                            },
                        ],
                    },
                    BUCKET_V2,
                ),
                name: "fourth",
            },
        ],
    },
    "asks nothing of buckets that the setting does not name": { resources: [bucket()] },
    "stops a bucket that is copied nowhere": {
        config,
        resources: [bucket()],
        violations: [
            `${IT} is copied nowhere; the setting asks for a copy in another region. ` +
                "Fix: declare a BucketReplicationConfig for it.",
        ],
    },
    "stops a rule that is off, and one that is not measured": {
        config,
        resources: [bucket(), companion(REPLICATION, rules("Disabled", { bucket: "arn:aws:s3:::copies" }))],
        violations: [
            `${token(REPLICATION)} "part": rules[0].status is "Disabled"; it must be "Enabled". Fix: set rules[0].status to "Enabled".`,
            `${token(REPLICATION)} "part": rules[0].destination.metrics.status is not set; ` +
                'it must be "Enabled", else a copy that lags behind is not seen. ' +
                'Fix: set rules[0].destination.metrics.status to "Enabled".',
        ],
    },
    "notes a state that is unknown": {
        config,
        resources: [bucket(), companion(REPLICATION, rules(UNKNOWN))],
        undecided: [
            `${token(REPLICATION)} "part": string value at .rules.0.status can't be known during preview`,
        ],
    },
});
