import { s3BucketEvents } from "../../../../policies/security/storage/s3BucketEvents";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { bucket, companion, IT, NATIVE_BUCKET, nativeBucket, token } from "./buckets";

const config = { buckets: ["models*"] };
const SILENT =
    "tells nobody what happens in it; the setting asks it to send events. " +
    "Fix: declare a BucketNotification for it with eventbridge true.";
const QUEUE = { queueArn: "arn:aws:sqs:eu-central-1:111122223333:events", events: ["s3:ObjectCreated:*"] };

describeRule(s3BucketEvents, {
    "accepts events to EventBridge or to a queue": {
        config,
        resources: [
            bucket(),
            companion("BucketNotification", { eventbridge: true }),
            { ...bucket({ bucket: "models-2" }), name: "second" },
            companion("BucketNotification", { bucket: "models-2", queues: [QUEUE] }, "queued"),
        ],
    },
    "accepts a native bucket's events": {
        config,
        resources: [
            nativeBucket({
                notificationConfiguration: { eventBridgeConfiguration: { eventBridgeEnabled: true } },
            }),
        ],
    },
    "asks nothing of buckets that the setting does not name": { resources: [bucket()] },
    "stops a bucket that is named by its name in the program": {
        config: { buckets: ["models"] },
        resources: [bucket({ bucket: UNKNOWN })],
        violations: [`${IT} ${SILENT}`],
    },
    "accepts one destination beside others that are not used, as the provider tells after a deployment": {
        config,
        resources: [
            bucket(),
            companion("BucketNotification", {
                eventbridge: false,
                queues: [QUEUE],
                topics: [],
                lambdaFunctions: [],
            }),
            nativeBucket({
                bucketName: "models-2",
                notificationConfiguration: { eventBridgeConfiguration: {}, queueConfigurations: [] },
            }),
        ],
    },
    "stops notifications without a destination": {
        config,
        resources: [
            bucket(),
            companion("BucketNotification", { eventbridge: false, queues: [] }),
            nativeBucket({
                bucketName: "models-2",
                notificationConfiguration: { eventBridgeConfiguration: { eventBridgeEnabled: false } },
            }),
        ],
        violations: [`${IT} ${SILENT}`, `${NATIVE_BUCKET} "models": the bucket ${SILENT}`],
    },
    "notes a destination that is unknown": {
        config,
        resources: [bucket(), companion("BucketNotification", { eventbridge: UNKNOWN })],
        undecided: [
            `${token("BucketNotification")} "part": string value at .eventbridge can't be known during preview`,
        ],
    },
});
