import { eventbridgeBusKey } from "../../../../policies/security/events/eventbridgeBusKey";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(eventbridgeBusKey, {
    types: ["aws:cloudwatch/eventBus:EventBus", "aws-native:events:EventBus"],
    good: { kmsKeyIdentifier: "arn:aws:kms:eu-central-1:111122223333:key/1" },
    stops: {
        "no key": [
            { kmsKeyIdentifier: undefined },
            "kmsKeyIdentifier is not set; it must name a customer managed KMS key. " +
                "Fix: set kmsKeyIdentifier to the ARN of a key of your own.",
        ],
    },
    notes: { "an unknown key": [{ kmsKeyIdentifier: UNKNOWN }, "string value at .kmsKeyIdentifier"] },
});
