import { sagemakerModelQualityJobTrafficEncryption } from "../../../../policies/security/monitoring/sagemakerModelQualityJobTrafficEncryption";
import { describeRule } from "../describeRule";
import { networkConfigCases } from "../networkConfigCases";

describeRule(
    sagemakerModelQualityJobTrafficEncryption,
    networkConfigCases(
        ["aws-native:sagemaker:ModelQualityJobDefinition"],
        "enableInterContainerTrafficEncryption",
    ),
);
