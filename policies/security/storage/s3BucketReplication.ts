import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { companionRule } from "../../shared/kinds/companionRule";
import { mustBe } from "../../shared/kinds/requirements";
import { BUCKET, BUCKET_V2, ofNamedBuckets, NATIVE_BUCKET, REPLICATION } from "../kinds/storageTypes";

function paths(rules: string, destination = "destination", metrics = "metrics") {
    return { status: `${rules}.status`, metrics: `${rules}.${destination}.${metrics}.status` };
}

const EXAMPLE = { type: BUCKET, name: "models", properties: { bucket: "models-1" } };

function replication(destination: object) {
    const rules = [
        { id: "all", status: "Enabled", destination: { bucket: "arn:aws:s3:::copies-1", ...destination } },
    ];
    const properties = { bucket: "models-1", role: "arn:aws:iam::111122223333:role/copier", rules };
    return { type: REPLICATION, name: "models", properties };
}

/** Only for the buckets that the setting names. */
export const s3BucketReplication = companionRule({
    name: "s3-bucket-replication",
    displayName: "Copies of models elsewhere",
    description: "Buckets that the setting names must copy every object to another one, and measure it.",
    why: "With its region a model is gone, and a copy that silently lags behind is not there when it is needed.",
    severity: "low",
    tags: ["storage", "recovery", "s3"],
    framework: securityHub("S3.7", "General purpose buckets use cross-Region replication."),
    sources: [
        "AWS Config s3-bucket-cross-region-replication-enabled",
        "Checkov CKV_AWS_144",
        "Prowler s3_bucket_cross_region_replication",
    ],
    url: securityHubUrl("S3.7"),
    remediationSteps:
        "Declare a BucketReplicationConfig whose rules are enabled and have metrics, to a bucket in another region.",
    ...ofNamedBuckets("must be copied, such as those of models in production"),
    enforcementLevel: "mandatory",
    reads: {
        [REPLICATION]: paths("rules[]"),
        [BUCKET]: paths("replicationConfiguration?.rules[]"),
        [BUCKET_V2]: paths("replicationConfigurations[]?.rules[]", "destinations[]", "metrics[]"),
        [NATIVE_BUCKET]: paths("replicationConfiguration?.rules[]"),
    },
    missing: {
        subject: "the bucket",
        found: "is copied nowhere",
        rule: "the setting asks for a copy in another region",
        fix: "declare a BucketReplicationConfig for it",
    },
    must: {
        status: mustBe("Enabled"),
        metrics: mustBe("Enabled", "else a copy that lags behind is not seen"),
    },
    examples: {
        settings: { buckets: ["models*"] },
        passes: [EXAMPLE, replication({ metrics: { status: "Enabled" } })],
        fails: [EXAMPLE, replication({})],
    },
});
