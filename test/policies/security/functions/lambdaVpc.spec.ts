import { lambdaVpc } from "../../../../policies/security/functions/lambdaVpc";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";

const FUNCTION = "aws:lambda/function:Function";
const config = { functions: ["features*"] };

function features(vpcConfig?: object, type = FUNCTION) {
    return { type, name: "features", properties: { vpcConfig } };
}

describeRule(lambdaVpc, {
    "accepts subnets and security groups": {
        config,
        resources: [
            features({ subnetIds: ["subnet-1"], securityGroupIds: [UNKNOWN] }),
            {
                ...features(
                    { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] },
                    "aws-native:lambda:Function",
                ),
                name: "features-2",
            },
        ],
    },
    "asks nothing of functions that the setting does not name": {
        config,
        resources: [{ ...features(), name: "starter" }],
    },
    "stops a function without a VPC": {
        config,
        resources: [features()],
        violations: [
            `${FUNCTION} "features": vpcConfig.subnetIds is not set; it must list private subnets. ` +
                "Fix: list private subnets in vpcConfig.subnetIds.",
            `${FUNCTION} "features": vpcConfig.securityGroupIds is not set; it must list security groups of yours. ` +
                "Fix: list security groups of yours in vpcConfig.securityGroupIds.",
        ],
    },
    "stops a function that AWS knows by such a name": {
        config,
        resources: [
            {
                type: FUNCTION,
                name: "f",
                properties: { name: "features-1", vpcConfig: { subnetIds: [], securityGroupIds: ["sg-1"] } },
            },
        ],
        violations: [
            `${FUNCTION} "f": vpcConfig.subnetIds is []; it must list private subnets. ` +
                "Fix: list private subnets in vpcConfig.subnetIds.",
        ],
    },
    "notes subnets that are unknown": {
        config,
        resources: [features({ subnetIds: UNKNOWN, securityGroupIds: ["sg-1"] })],
        undecided: [
            `${FUNCTION} "features": string value at .vpcConfig.subnetIds can't be known during preview`,
        ],
    },
});
