import { sagemakerExplainabilityJobIsolation } from "../../../../policies/security/monitoring/sagemakerExplainabilityJobIsolation";
import { describeRule } from "../describeRule";
import { networkConfigCases } from "../networkConfigCases";

describeRule(
    sagemakerExplainabilityJobIsolation,
    networkConfigCases(["aws-native:sagemaker:ModelExplainabilityJobDefinition"], "enableNetworkIsolation"),
);
