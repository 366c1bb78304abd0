import { sagemakerEndpointAsyncOutputKey } from "../../../../policies/security/endpoint/sagemakerEndpointAsyncOutputKey";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(sagemakerEndpointAsyncOutputKey, {
    types: [
        "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
        "aws-native:sagemaker:EndpointConfig",
    ],
    good: { asyncInferenceConfig: { outputConfig: { kmsKeyId: "alias/ours" } } },
    stops: {
        "no key": [
            { asyncInferenceConfig: { outputConfig: {} } },
            "asyncInferenceConfig.outputConfig.kmsKeyId is not set; it must name a customer managed KMS key. Fix: set asyncInferenceConfig.outputConfig.kmsKeyId to the ARN of a key of your own.",
        ],
        "a key of AWS": [
            { asyncInferenceConfig: { outputConfig: { kmsKeyId: "alias/aws/s3" } } },
            'asyncInferenceConfig.outputConfig.kmsKeyId is "alias/aws/s3"; it must name a customer managed KMS key. Fix: set asyncInferenceConfig.outputConfig.kmsKeyId to the ARN of a key of your own.',
        ],
    },
    notes: {
        "an unknown key": [
            { asyncInferenceConfig: { outputConfig: { kmsKeyId: UNKNOWN } } },
            "string value at .asyncInferenceConfig.outputConfig.kmsKeyId",
        ],
    },
});
