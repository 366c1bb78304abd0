import { snsTopicKey } from "../../../../policies/security/messaging/snsTopicKey";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const RULE =
    "it must name a customer managed KMS key. Fix: set kmsMasterKeyId to the ARN of a key of your own.";

describeRule(snsTopicKey, {
    types: ["aws:sns/topic:Topic", "aws-native:sns:Topic"],
    good: { kmsMasterKeyId: "arn:aws:kms:eu-central-1:111122223333:key/1" },
    stops: {
        "no key": [{ kmsMasterKeyId: undefined }, `kmsMasterKeyId is not set; ${RULE}`],
        "the key that AWS manages": [
            { kmsMasterKeyId: "alias/aws/sns" },
            `kmsMasterKeyId is "alias/aws/sns"; ${RULE}`,
        ],
    },
    notes: { "an unknown key": [{ kmsMasterKeyId: UNKNOWN }, "string value at .kmsMasterKeyId"] },
});
