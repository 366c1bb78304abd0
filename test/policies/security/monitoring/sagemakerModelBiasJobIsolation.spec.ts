import { sagemakerModelBiasJobIsolation } from "../../../../policies/security/monitoring/sagemakerModelBiasJobIsolation";
import { describeRule } from "../describeRule";
import { networkConfigCases } from "../networkConfigCases";

describeRule(
    sagemakerModelBiasJobIsolation,
    networkConfigCases(["aws-native:sagemaker:ModelBiasJobDefinition"], "enableNetworkIsolation"),
);
