import { s3BucketEvents } from "../../../../policies/security/storage/s3BucketEvents";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { bucket, companion, IT, nativeBucket, token } from "./buckets";

const config = { buckets: ["models*"] };
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
        violations: [
            `${IT} tells nobody what happens in it; the setting asks it to send events. ` +
                "Fix: declare a BucketNotification for it with eventbridge true.",
        ],
    },
    "stops a notification without a destination": {
        config,
        resources: [bucket(), companion("BucketNotification", { eventbridge: false })],
        violations: [
            `${token("BucketNotification")} "part": eventbridge is false; it must name a destination. ` +
                "Fix: set eventbridge to true.",
        ],
    },
    "notes a destination that is unknown": {
        config,
        resources: [bucket(), companion("BucketNotification", { eventbridge: UNKNOWN })],
        undecided: [
            `${token("BucketNotification")} "part": string value at .eventbridge can't be known during preview`,
        ],
    },
});
