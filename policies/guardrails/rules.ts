import { Rule } from "../shared/ruleSpec";
import { codepipelineProductionApproval } from "./approval-gates/codepipelineProductionApproval";
import { codebuildComputeAllowed } from "./instance-types/codebuildComputeAllowed";
import { sagemakerCurrentGeneration } from "./instance-types/sagemakerCurrentGeneration";
import { sagemakerInstanceCountsBounded } from "./instance-types/sagemakerInstanceCountsBounded";
import { sagemakerInstanceTypesAllowed } from "./instance-types/sagemakerInstanceTypesAllowed";
import { sagemakerInstanceTypesInRegion } from "./instance-types/sagemakerInstanceTypesInRegion";
import { sagemakerMlflowSizeAllowed } from "./instance-types/sagemakerMlflowSizeAllowed";
import { sagemakerMonthlyCostCeiling } from "./instance-types/sagemakerMonthlyCostCeiling";
import { sagemakerScalingCeiling } from "./instance-types/sagemakerScalingCeiling";
import { sagemakerServerlessBounds } from "./instance-types/sagemakerServerlessBounds";
import { sagemakerEndpointRequiredAlarms } from "./required-alarms/sagemakerEndpointRequiredAlarms";

const INSTANCE_TYPES: readonly Rule[] = [
    sagemakerInstanceTypesAllowed,
    sagemakerInstanceTypesInRegion,
    sagemakerCurrentGeneration,
    sagemakerInstanceCountsBounded,
    sagemakerScalingCeiling,
    sagemakerServerlessBounds,
    sagemakerMonthlyCostCeiling,
    sagemakerMlflowSizeAllowed,
    codebuildComputeAllowed,
];

const APPROVAL_GATES: readonly Rule[] = [codepipelineProductionApproval];

const REQUIRED_ALARMS: readonly Rule[] = [sagemakerEndpointRequiredAlarms];

/** The rules of this pack, family by family. */
export const rules: readonly Rule[] = [...INSTANCE_TYPES, ...APPROVAL_GATES, ...REQUIRED_ALARMS];
