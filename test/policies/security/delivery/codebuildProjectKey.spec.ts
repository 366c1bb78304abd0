import { codebuildProjectKey } from "../../../../policies/security/delivery/codebuildProjectKey";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(codebuildProjectKey, {
    types: ["aws:codebuild/project:Project"],
    good: { encryptionKey: "arn:aws:kms:eu-central-1:111122223333:key/1" },
    stops: {
        "no key": [
            { encryptionKey: undefined },
            "encryptionKey is not set; it must name a customer managed KMS key. " +
                "Fix: set encryptionKey to the ARN of a key of your own.",
        ],
        "a key of AWS": [
            { encryptionKey: "arn:aws:kms:eu-central-1:111122223333:alias/aws/s3" },
            'encryptionKey is "arn:aws:kms:eu-central-1:111122223333:alias/aws/s3"; ' +
                "it must name a customer managed KMS key. Fix: set encryptionKey to the ARN of a key of your own.",
        ],
    },
    notes: { "an unknown key": [{ encryptionKey: UNKNOWN }, "string value at .encryptionKey"] },
});
