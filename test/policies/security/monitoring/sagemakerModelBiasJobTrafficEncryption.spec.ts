import { sagemakerModelBiasJobTrafficEncryption } from "../../../../policies/security/monitoring/sagemakerModelBiasJobTrafficEncryption";
import { describeRule } from "../describeRule";
import { networkConfigCases } from "../networkConfigCases";

describeRule(
    sagemakerModelBiasJobTrafficEncryption,
    networkConfigCases(
        ["aws-native:sagemaker:ModelBiasJobDefinition"],
        "enableInterContainerTrafficEncryption",
    ),
);
