import { sagemakerDataQualityJobIsolation } from "../../../../policies/security/monitoring/sagemakerDataQualityJobIsolation";
import { describeRule } from "../describeRule";
import { networkConfigCases } from "../networkConfigCases";

describeRule(
    sagemakerDataQualityJobIsolation,
    networkConfigCases(
        [
            "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition",
            "aws-native:sagemaker:DataQualityJobDefinition",
        ],
        "enableNetworkIsolation",
    ),
);
