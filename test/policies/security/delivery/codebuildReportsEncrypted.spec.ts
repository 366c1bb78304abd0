import { codebuildReportsEncrypted } from "../../../../policies/security/delivery/codebuildReportsEncrypted";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

function s3(destination: object) {
    return { exportConfig: { type: "S3", s3Destination: { encryptionKey: "alias/ours", ...destination } } };
}

describeRule(codebuildReportsEncrypted, {
    types: ["aws:codebuild/reportGroup:ReportGroup", "aws-native:codebuild:ReportGroup"],
    good: s3({}),
    accepts: { "no export": { exportConfig: { type: "NO_EXPORT" } } },
    stops: {
        "encryption switched off": [
            s3({ encryptionDisabled: true }),
            "exportConfig.s3Destination.encryptionDisabled is true; it must not be true. " +
                "Fix: take exportConfig.s3Destination.encryptionDisabled out.",
        ],
        "a key of AWS": [
            s3({ encryptionKey: "alias/aws/s3" }),
            'exportConfig.s3Destination.encryptionKey is "alias/aws/s3"; it must name a customer managed KMS key. ' +
                "Fix: set exportConfig.s3Destination.encryptionKey to the ARN of a key of your own.",
        ],
        "no key": [
            { exportConfig: { type: "S3", s3Destination: { bucket: "reports" } } },
            "exportConfig.s3Destination.encryptionKey is not set; it must name a customer managed KMS key. " +
                "Fix: set exportConfig.s3Destination.encryptionKey to the ARN of a key of your own.",
        ],
    },
    notes: {
        "an unknown key": [
            s3({ encryptionKey: UNKNOWN }),
            "string value at .exportConfig.s3Destination.encryptionKey",
        ],
    },
});
