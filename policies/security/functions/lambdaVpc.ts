import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { companionRule } from "../../shared/kinds/companionRule";
import { mustHaveElements } from "../../shared/kinds/requirements";
import {
    FUNCTION,
    functionPatterns,
    FUNCTIONS,
    isOneOfFunctions,
    NATIVE_FUNCTION,
} from "../kinds/functionTypes";

const PATHS = { subnets: "vpcConfig.subnetIds", groups: "vpcConfig.securityGroupIds" };

/** Only for the functions that the setting names: one that calls nothing but AWS's own interfaces needs no VPC. */
export const lambdaVpc = companionRule({
    name: "lambda-vpc",
    displayName: "Functions in your VPC",
    description: "Functions that the setting names must run in subnets of your VPC.",
    why: "Outside of it nothing of yours limits where a function sends the data that it handles.",
    severity: "low",
    tags: ["functions", "network", "lambda"],
    framework: securityHub("Lambda.3", "Lambda functions are in a VPC."),
    sources: ["AWS Config lambda-inside-vpc", "Checkov CKV_AWS_117"],
    url: securityHubUrl("Lambda.3"),
    remediationSteps: "Give the function vpcConfig with private subnets and a security group.",
    settings: { functions: functionPatterns("must run in your VPC, such as those that handle data") },
    enforcementLevel: "mandatory",
    subject: "Lambda functions",
    of: FUNCTIONS,
    about: (resource, { functions }) => isOneOfFunctions(resource, functions),
    reads: { [FUNCTION]: PATHS, [NATIVE_FUNCTION]: PATHS },
    must: {
        subnets: mustHaveElements("private subnets"),
        groups: mustHaveElements("security groups of yours"),
    },
    examples: {
        settings: { functions: ["features*"] },
        passes: [
            {
                type: FUNCTION,
                name: "features",
                properties: { vpcConfig: { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] } },
            },
        ],
        fails: [{ type: FUNCTION, name: "features", properties: {} }],
    },
});
