import { sagemakerInferenceExperimentDataKey } from "../../../../policies/security/endpoint/sagemakerInferenceExperimentDataKey";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(sagemakerInferenceExperimentDataKey, {
    types: ["aws-native:sagemaker:InferenceExperiment"],
    good: { dataStorageConfig: { kmsKey: "alias/ours" } },
    stops: {
        "no key": [
            { dataStorageConfig: {} },
            "dataStorageConfig.kmsKey is not set; it must name a customer managed KMS key. Fix: set dataStorageConfig.kmsKey to the ARN of a key of your own.",
        ],
        "a key of AWS": [
            { dataStorageConfig: { kmsKey: "alias/aws/s3" } },
            'dataStorageConfig.kmsKey is "alias/aws/s3"; it must name a customer managed KMS key. Fix: set dataStorageConfig.kmsKey to the ARN of a key of your own.',
        ],
    },
    notes: {
        "an unknown key": [
            { dataStorageConfig: { kmsKey: UNKNOWN } },
            "string value at .dataStorageConfig.kmsKey",
        ],
    },
});
