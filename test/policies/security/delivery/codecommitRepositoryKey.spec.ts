import { codecommitRepositoryKey } from "../../../../policies/security/delivery/codecommitRepositoryKey";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(codecommitRepositoryKey, {
    types: ["aws:codecommit/repository:Repository", "aws-native:codecommit:Repository"],
    good: { kmsKeyId: "arn:aws:kms:eu-central-1:111122223333:key/1" },
    stops: {
        "no key": [
            { kmsKeyId: undefined },
            "kmsKeyId is not set; it must name a customer managed KMS key. " +
                "Fix: set kmsKeyId to the ARN of a key of your own.",
        ],
    },
    notes: { "an unknown key": [{ kmsKeyId: UNKNOWN }, "string value at .kmsKeyId"] },
});
