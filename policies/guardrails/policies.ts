import { Policies } from "@pulumi/policy";
import { codepipelineProductionApproval } from "./approval-gates/codepipelineProductionApproval";
import { sagemakerInstanceTypesAllowed } from "./instance-types/sagemakerInstanceTypesAllowed";
import { sagemakerEndpointRequiredAlarms } from "./required-alarms/sagemakerEndpointRequiredAlarms";

/** The rules of this pack, family by family. */
export const policies: Policies = [
    sagemakerInstanceTypesAllowed,
    codepipelineProductionApproval,
    sagemakerEndpointRequiredAlarms,
];
