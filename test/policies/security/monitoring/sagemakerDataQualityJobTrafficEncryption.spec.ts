import { sagemakerDataQualityJobTrafficEncryption } from "../../../../policies/security/monitoring/sagemakerDataQualityJobTrafficEncryption";
import { describeRule } from "../describeRule";
import { networkConfigCases } from "../networkConfigCases";

describeRule(
    sagemakerDataQualityJobTrafficEncryption,
    networkConfigCases(
        [
            "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition",
            "aws-native:sagemaker:DataQualityJobDefinition",
        ],
        "enableInterContainerTrafficEncryption",
    ),
);
