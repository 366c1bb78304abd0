import { sagemakerDataQualityJobTrafficEncryption } from "../../../../policies/security/monitoring/sagemakerDataQualityJobTrafficEncryption";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(sagemakerDataQualityJobTrafficEncryption, {
    types: [
        "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition",
        "aws-native:sagemaker:DataQualityJobDefinition",
    ],
    good: { networkConfig: { enableInterContainerTrafficEncryption: true } },
    stops: {
        false: [
            { networkConfig: { enableInterContainerTrafficEncryption: false } },
            "networkConfig.enableInterContainerTrafficEncryption is false; it must be true, AWS's default is false. Fix: set networkConfig.enableInterContainerTrafficEncryption to true.",
        ],
        "AWS's default": [
            { networkConfig: {} },
            "networkConfig.enableInterContainerTrafficEncryption is not set; it must be true, AWS's default is false. Fix: set networkConfig.enableInterContainerTrafficEncryption to true.",
        ],
    },
    notes: {
        "an unknown value": [
            { networkConfig: { enableInterContainerTrafficEncryption: UNKNOWN } },
            "string value at .networkConfig.enableInterContainerTrafficEncryption",
        ],
    },
});
