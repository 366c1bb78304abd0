import { sqsQueueKey } from "../../../../policies/security/messaging/sqsQueueKey";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const RULE =
    "it must name a customer managed KMS key. Fix: set kmsMasterKeyId to the ARN of a key of your own.";

describeRule(sqsQueueKey, {
    types: ["aws:sqs/queue:Queue", "aws-native:sqs:Queue"],
    good: { kmsMasterKeyId: "arn:aws:kms:eu-central-1:111122223333:key/1" },
    stops: {
        "no key": [{ kmsMasterKeyId: undefined }, `kmsMasterKeyId is not set; ${RULE}`],
        "the key that AWS manages": [
            { kmsMasterKeyId: "alias/aws/sqs" },
            `kmsMasterKeyId is "alias/aws/sqs"; ${RULE}`,
        ],
    },
    notes: { "an unknown key": [{ kmsMasterKeyId: UNKNOWN }, "string value at .kmsMasterKeyId"] },
});
