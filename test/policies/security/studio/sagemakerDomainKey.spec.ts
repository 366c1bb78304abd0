import { sagemakerDomainKey } from "../../../../policies/security/studio/sagemakerDomainKey";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(sagemakerDomainKey, {
    types: ["aws:sagemaker/domain:Domain", "aws-native:sagemaker:Domain"],
    good: { kmsKeyId: "alias/studio" },
    stops: {
        "no key": [
            { kmsKeyId: undefined },
            "kmsKeyId is not set; it must name a customer managed KMS key. Fix: set kmsKeyId to the ARN of a key of your own.",
        ],
        "a key of AWS": [
            { kmsKeyId: "alias/aws/ebs" },
            'kmsKeyId is "alias/aws/ebs"; it must name a customer managed KMS key. Fix: set kmsKeyId to the ARN of a key of your own.',
        ],
    },
    notes: { "an unknown key": [{ kmsKeyId: UNKNOWN }, "string value at .kmsKeyId"] },
});
