import { failureAlarmRule } from "./failureAlarmRule";
import { failureExamples } from "./failureExamples";

const REPLICATION = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";

/** Joined by the bucket's name, then by dependency; an alarm that is unknown at preview is noted there. */
export const replicationAlarm = failureAlarmRule({
    name: "replication-alarm",
    displayName: "Failed replication is heard of",
    description: "A bucket that is replicated must tell somebody when replication fails or falls behind.",
    why: "A copy that stopped growing months ago is found out on the day on which it is needed.",
    severity: "medium",
    subject: "S3 replication configurations",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-metrics.html",
    remedy:
        "an alarm on AWS/S3 OperationsFailedReplication or ReplicationLatency with the dimension SourceBucket, " +
        "with an SNS topic, and switch the rule's metrics on",
    signs: {
        types: [REPLICATION],
        nameKeys: ["bucket"],
        metrics: [
            {
                namespace: "AWS/S3",
                metricName: /^(?:OperationsFailedReplication|ReplicationLatency)$/,
                dimension: "SourceBucket",
            },
        ],
    },
    examples: failureExamples(
        { type: REPLICATION, name: "models", properties: { bucket: "models" } },
        {
            namespace: "AWS/S3",
            metricName: "OperationsFailedReplication",
            dimensions: { SourceBucket: "models", DestinationBucket: "models-copy", RuleId: "all" },
        },
    ),
});
