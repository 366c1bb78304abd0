import { sagemakerDataQualityJobIsolation } from "../../../../policies/security/monitoring/sagemakerDataQualityJobIsolation";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(sagemakerDataQualityJobIsolation, {
    types: [
        "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition",
        "aws-native:sagemaker:DataQualityJobDefinition",
    ],
    good: { networkConfig: { enableNetworkIsolation: true } },
    stops: {
        false: [
            { networkConfig: { enableNetworkIsolation: false } },
            "networkConfig.enableNetworkIsolation is false; it must be true, AWS's default is false. Fix: set networkConfig.enableNetworkIsolation to true.",
        ],
        "AWS's default": [
            { networkConfig: {} },
            "networkConfig.enableNetworkIsolation is not set; it must be true, AWS's default is false. Fix: set networkConfig.enableNetworkIsolation to true.",
        ],
    },
    notes: {
        "an unknown value": [
            { networkConfig: { enableNetworkIsolation: UNKNOWN } },
            "string value at .networkConfig.enableNetworkIsolation",
        ],
    },
});
