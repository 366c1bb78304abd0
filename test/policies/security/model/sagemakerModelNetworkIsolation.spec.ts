import { sagemakerModelNetworkIsolation } from "../../../../policies/security/model/sagemakerModelNetworkIsolation";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(sagemakerModelNetworkIsolation, {
    types: ["aws:sagemaker/model:Model", "aws-native:sagemaker:Model"],
    good: { enableNetworkIsolation: true },
    stops: {
        false: [
            { enableNetworkIsolation: false },
            "enableNetworkIsolation is false; it must be true, AWS's default is false. Fix: set enableNetworkIsolation to true.",
        ],
        "AWS's default": [
            { enableNetworkIsolation: undefined },
            "enableNetworkIsolation is not set; it must be true, AWS's default is false. Fix: set enableNetworkIsolation to true.",
        ],
    },
    notes: {
        "an unknown value": [{ enableNetworkIsolation: UNKNOWN }, "string value at .enableNetworkIsolation"],
    },
});
