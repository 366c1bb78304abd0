import { sagemakerEndpointDataCaptureKey } from "../../../../policies/security/endpoint/sagemakerEndpointDataCaptureKey";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(sagemakerEndpointDataCaptureKey, {
    types: [
        "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
        "aws-native:sagemaker:EndpointConfig",
    ],
    good: { dataCaptureConfig: { enableCapture: true, kmsKeyId: "alias/ours" } },
    stops: {
        "no key": [
            { dataCaptureConfig: { enableCapture: true } },
            "dataCaptureConfig.kmsKeyId is not set; it must name a customer managed KMS key. Fix: set dataCaptureConfig.kmsKeyId to the ARN of a key of your own.",
        ],
        "a key of AWS": [
            { dataCaptureConfig: { kmsKeyId: "alias/aws/s3" } },
            'dataCaptureConfig.kmsKeyId is "alias/aws/s3"; it must name a customer managed KMS key. Fix: set dataCaptureConfig.kmsKeyId to the ARN of a key of your own.',
        ],
    },
    notes: {
        "an unknown key": [
            { dataCaptureConfig: { kmsKeyId: UNKNOWN } },
            "string value at .dataCaptureConfig.kmsKeyId",
        ],
    },
    accepts: {
        "no data capture": { dataCaptureConfig: undefined },
        "data capture that is off": { dataCaptureConfig: { enableCapture: false } },
    },
});
