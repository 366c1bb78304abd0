import { sagemakerExplainabilityJobTrafficEncryption } from "../../../../policies/security/monitoring/sagemakerExplainabilityJobTrafficEncryption";
import { describeRule } from "../describeRule";
import { networkConfigCases } from "../networkConfigCases";

describeRule(
    sagemakerExplainabilityJobTrafficEncryption,
    networkConfigCases(
        ["aws-native:sagemaker:ModelExplainabilityJobDefinition"],
        "enableInterContainerTrafficEncryption",
    ),
);
