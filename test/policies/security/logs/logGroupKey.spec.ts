import { logGroupKey } from "../../../../policies/security/logs/logGroupKey";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(logGroupKey, {
    types: ["aws:cloudwatch/logGroup:LogGroup", "aws-native:logs:LogGroup"],
    good: { kmsKeyId: "arn:aws:kms:eu-central-1:111122223333:key/1" },
    stops: {
        "no key": [
            { kmsKeyId: undefined },
            "kmsKeyId is not set; it must name a customer managed KMS key. Fix: set kmsKeyId to the ARN of a key of your own.",
        ],
    },
    notes: { "an unknown key": [{ kmsKeyId: UNKNOWN }, "string value at .kmsKeyId"] },
});
