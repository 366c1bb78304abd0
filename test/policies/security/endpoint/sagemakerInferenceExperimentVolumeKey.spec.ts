import { sagemakerInferenceExperimentVolumeKey } from "../../../../policies/security/endpoint/sagemakerInferenceExperimentVolumeKey";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(sagemakerInferenceExperimentVolumeKey, {
    types: ["aws-native:sagemaker:InferenceExperiment"],
    good: { kmsKey: "alias/ours" },
    stops: {
        "no key": [
            { kmsKey: undefined },
            "kmsKey is not set; it must name a customer managed KMS key. Fix: set kmsKey to the ARN of a key of your own.",
        ],
        "a key of AWS": [
            { kmsKey: "alias/aws/s3" },
            'kmsKey is "alias/aws/s3"; it must name a customer managed KMS key. Fix: set kmsKey to the ARN of a key of your own.',
        ],
    },
    notes: { "an unknown key": [{ kmsKey: UNKNOWN }, "string value at .kmsKey"] },
});
