import { sagemakerModelQualityJobIsolation } from "../../../../policies/security/monitoring/sagemakerModelQualityJobIsolation";
import { describeRule } from "../describeRule";
import { networkConfigCases } from "../networkConfigCases";

describeRule(
    sagemakerModelQualityJobIsolation,
    networkConfigCases(["aws-native:sagemaker:ModelQualityJobDefinition"], "enableNetworkIsolation"),
);
