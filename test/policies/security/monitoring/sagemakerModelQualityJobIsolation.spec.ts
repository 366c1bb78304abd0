import { sagemakerModelQualityJobIsolation } from "../../../../policies/security/monitoring/sagemakerModelQualityJobIsolation";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(sagemakerModelQualityJobIsolation, {
    types: ["aws-native:sagemaker:ModelQualityJobDefinition"],
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
