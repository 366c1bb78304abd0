import { replicationAlarm } from "../../../../policies/guardrails/required-alarms/replicationAlarm";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { failureAlarm, unheard } from "./failureFixtures";

const TYPE = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";
const replication: ResourceFixture = { type: TYPE, name: "copy", properties: { bucket: "models" } };
const MESSAGE = unheard(
    TYPE,
    "copy",
    "an alarm on AWS/S3 OperationsFailedReplication or ReplicationLatency with the dimension SourceBucket, " +
        "with an SNS topic, and switch the rule's metrics on",
);

function alarm(metricName: string, SourceBucket: string): ResourceFixture {
    return failureAlarm("AWS/S3", metricName, { SourceBucket, DestinationBucket: "copy", RuleId: "all" });
}

describeRule(replicationAlarm, {
    "accepts an alarm on failed operations": {
        resources: [replication, alarm("OperationsFailedReplication", "models")],
    },
    "accepts an alarm on replication that falls behind": {
        resources: [replication, alarm("ReplicationLatency", "models")],
    },
    "stops replication of which nobody hears": { resources: [replication], violations: [MESSAGE] },
    "does not take another bucket's alarm for one": {
        resources: [replication, alarm("ReplicationLatency", "other")],
        violations: [MESSAGE],
    },
    "does not take another metric for one": {
        resources: [replication, alarm("BucketSizeBytes", "models")],
        violations: [MESSAGE],
    },
    "notes an alarm that may be the missing one": {
        resources: [replication, alarm("ReplicationLatency", UNKNOWN)],
        undecided: [`${TYPE} "copy": string value at .dimensions.SourceBucket can't be known during preview`],
    },
});
