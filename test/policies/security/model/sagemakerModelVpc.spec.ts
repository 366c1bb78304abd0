import { sagemakerModelVpc } from "../../../../policies/security/model/sagemakerModelVpc";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const SUBNETS =
    "it must list at least 2 different subnets. Fix: list subnets of different availability zones in vpcConfig.subnets.";

describeRule(
    sagemakerModelVpc,
    {
        types: ["aws:sagemaker/model:Model", "aws-native:sagemaker:Model"],
        good: { vpcConfig: { subnets: ["subnet-1", UNKNOWN], securityGroupIds: [UNKNOWN] } },
        stops: {
            "no VPC": [
                { vpcConfig: undefined },
                `vpcConfig.subnets is not set; ${SUBNETS}`,
                "vpcConfig.securityGroupIds is not set; it must list security groups of yours. Fix: list security groups of yours in vpcConfig.securityGroupIds.",
            ],
            "no subnets": [
                { vpcConfig: { subnets: [], securityGroupIds: ["sg-1"] } },
                `vpcConfig.subnets lists 0; ${SUBNETS}`,
            ],
            "one subnet twice": [
                { vpcConfig: { subnets: ["subnet-1", "subnet-1"], securityGroupIds: ["sg-1"] } },
                `vpcConfig.subnets lists 1; ${SUBNETS}`,
            ],
            "no security groups": [
                { vpcConfig: { subnets: ["subnet-1", "subnet-2"], securityGroupIds: [] } },
                "vpcConfig.securityGroupIds is []; it must list security groups of yours. Fix: list security groups of yours in vpcConfig.securityGroupIds.",
            ],
        },
        notes: {
            "an unknown list": [
                { vpcConfig: { subnets: UNKNOWN, securityGroupIds: ["sg-1"] } },
                "string value at .vpcConfig.subnets",
            ],
        },
    },
    {
        types: ["aws:sagemaker/model:Model"],
        config: { minimumSubnets: 1 },
        good: { vpcConfig: { subnets: ["subnet-1"], securityGroupIds: ["sg-1"] } },
    },
);
