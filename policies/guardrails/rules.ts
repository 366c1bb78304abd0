import { Rule } from "../shared/ruleSpec";
import { approvalSeparationOfDuties } from "./approval-gates/approvalSeparationOfDuties";
import { codebuildProductionRole } from "./approval-gates/codebuildProductionRole";
import { codecommitProtectedBranches } from "./approval-gates/codecommitProtectedBranches";
import { codecommitRepositoryApprovals } from "./approval-gates/codecommitRepositoryApprovals";
import { codecommitTwoApprovers } from "./approval-gates/codecommitTwoApprovers";
import { codepipelineApprovalInforms } from "./approval-gates/codepipelineApprovalInforms";
import { codepipelineApprovalPublish } from "./approval-gates/codepipelineApprovalPublish";
import { codepipelineApproverRights } from "./approval-gates/codepipelineApproverRights";
import { codepipelineHiddenProduction } from "./approval-gates/codepipelineHiddenProduction";
import { codepipelineProductionApproval } from "./approval-gates/codepipelineProductionApproval";
import { codepipelineProductionExecution } from "./approval-gates/codepipelineProductionExecution";
import { codepipelineProductionRole } from "./approval-gates/codepipelineProductionRole";
import { codepipelineSourceNotPolled } from "./approval-gates/codepipelineSourceNotPolled";
import { codepipelineTestBeforeApproval } from "./approval-gates/codepipelineTestBeforeApproval";
import { eventRuleEnabled } from "./approval-gates/eventRuleEnabled";
import { eventTargetDelivery } from "./approval-gates/eventTargetDelivery";
import { modelApprovalEventExact } from "./approval-gates/modelApprovalEventExact";
import { modelApprovalEventTarget } from "./approval-gates/modelApprovalEventTarget";
import { modelApprovalRights } from "./approval-gates/modelApprovalRights";
import { modelFromRegistry } from "./approval-gates/modelFromRegistry";
import { modelGroupAccess } from "./approval-gates/modelGroupAccess";
import { modelGroupDecisions } from "./approval-gates/modelGroupDecisions";
import { modelVersionPending } from "./approval-gates/modelVersionPending";
import { productionOnlyByPipeline } from "./approval-gates/productionOnlyByPipeline";
import { codebuildComputeAllowed } from "./instance-types/codebuildComputeAllowed";
import { sagemakerCurrentGeneration } from "./instance-types/sagemakerCurrentGeneration";
import { sagemakerInstanceCountsBounded } from "./instance-types/sagemakerInstanceCountsBounded";
import { sagemakerInstanceTypesAllowed } from "./instance-types/sagemakerInstanceTypesAllowed";
import { sagemakerInstanceTypesInRegion } from "./instance-types/sagemakerInstanceTypesInRegion";
import { sagemakerMlflowSizeAllowed } from "./instance-types/sagemakerMlflowSizeAllowed";
import { sagemakerMonthlyCostCeiling } from "./instance-types/sagemakerMonthlyCostCeiling";
import { sagemakerScalingCeiling } from "./instance-types/sagemakerScalingCeiling";
import { sagemakerStackInstancesBounded } from "./instance-types/sagemakerStackInstancesBounded";
import { sagemakerServerlessBounds } from "./instance-types/sagemakerServerlessBounds";
import { alarmTopicSubscribed } from "./required-alarms/alarmTopicSubscribed";
import { cloudwatchAlarmActions } from "./required-alarms/cloudwatchAlarmActions";
import { cloudwatchAlarmActionsEnabled } from "./required-alarms/cloudwatchAlarmActionsEnabled";
import { cloudwatchAlarmMissingData } from "./required-alarms/cloudwatchAlarmMissingData";
import { cloudwatchAlarmNotMuted } from "./required-alarms/cloudwatchAlarmNotMuted";
import { cloudwatchAlarmPlausible } from "./required-alarms/cloudwatchAlarmPlausible";
import { cloudwatchAlarmTarget } from "./required-alarms/cloudwatchAlarmTarget";
import { codebuildFailureAlarm } from "./required-alarms/codebuildFailureAlarm";
import { codepipelineFailureAlarm } from "./required-alarms/codepipelineFailureAlarm";
import { deadLetterAlarm } from "./required-alarms/deadLetterAlarm";
import { monitoringScheduleAlarm } from "./required-alarms/monitoringScheduleAlarm";
import { replicationAlarm } from "./required-alarms/replicationAlarm";
import { sagemakerEndpointRequiredAlarms } from "./required-alarms/sagemakerEndpointRequiredAlarms";
import { sagemakerEndpointRollbackAlarms } from "./required-alarms/sagemakerEndpointRollbackAlarms";
import { sagemakerEndpointRollbackTiming } from "./required-alarms/sagemakerEndpointRollbackTiming";
import { sagemakerPipelineFailureAlarm } from "./required-alarms/sagemakerPipelineFailureAlarm";
import { codepipelineFanOut } from "./reliability/codepipelineFanOut";
import { codepipelineStructure } from "./reliability/codepipelineStructure";
import { sagemakerAsyncNotifications } from "./reliability/sagemakerAsyncNotifications";
import { sagemakerConfigReplaceable } from "./reliability/sagemakerConfigReplaceable";
import { sagemakerEndpointDataCapture } from "./reliability/sagemakerEndpointDataCapture";
import { sagemakerEndpointGradual } from "./reliability/sagemakerEndpointGradual";
import { sagemakerEndpointMonitored } from "./reliability/sagemakerEndpointMonitored";
import { sagemakerEndpointProtected } from "./reliability/sagemakerEndpointProtected";
import { sagemakerEndpointZones } from "./reliability/sagemakerEndpointZones";
import { sagemakerMlflowArtifacts } from "./reliability/sagemakerMlflowArtifacts";
import { sagemakerMlflowMaintenance } from "./reliability/sagemakerMlflowMaintenance";
import { sagemakerMonitoringComplete } from "./reliability/sagemakerMonitoringComplete";
import { sagemakerScalingPolicySound } from "./reliability/sagemakerScalingPolicySound";
import { sagemakerVariantAutoscaling } from "./reliability/sagemakerVariantAutoscaling";
import { sagemakerVariantsSound } from "./reliability/sagemakerVariantsSound";
import { codebuildBuildsBounded } from "./cost/codebuildBuildsBounded";
import { sagemakerJobRuntimeBounded } from "./cost/sagemakerJobRuntimeBounded";
import { sagemakerNotebookBounded } from "./cost/sagemakerNotebookBounded";
import { sagemakerPipelineParallelism } from "./cost/sagemakerPipelineParallelism";
import { sagemakerStudioIdleShutdown } from "./cost/sagemakerStudioIdleShutdown";
import { sagemakerTrainingSpot } from "./cost/sagemakerTrainingSpot";

const INSTANCE_TYPES: readonly Rule[] = [
    sagemakerInstanceTypesAllowed,
    sagemakerInstanceTypesInRegion,
    sagemakerCurrentGeneration,
    sagemakerInstanceCountsBounded,
    sagemakerStackInstancesBounded,
    sagemakerScalingCeiling,
    sagemakerServerlessBounds,
    sagemakerMonthlyCostCeiling,
    sagemakerMlflowSizeAllowed,
    codebuildComputeAllowed,
];

const APPROVAL_GATES: readonly Rule[] = [
    codepipelineProductionApproval,
    codepipelineHiddenProduction,
    codepipelineTestBeforeApproval,
    codepipelineApprovalInforms,
    codepipelineApprovalPublish,
    codepipelineProductionExecution,
    codepipelineProductionRole,
    codebuildProductionRole,
    codepipelineSourceNotPolled,
    productionOnlyByPipeline,
    codecommitTwoApprovers,
    codecommitRepositoryApprovals,
    codecommitProtectedBranches,
    modelVersionPending,
    modelApprovalEventExact,
    modelApprovalEventTarget,
    eventTargetDelivery,
    eventRuleEnabled,
    codepipelineApproverRights,
    approvalSeparationOfDuties,
    modelApprovalRights,
    modelGroupDecisions,
    modelGroupAccess,
    modelFromRegistry,
];

const REQUIRED_ALARMS: readonly Rule[] = [
    sagemakerEndpointRequiredAlarms,
    sagemakerEndpointRollbackAlarms,
    sagemakerEndpointRollbackTiming,
    sagemakerPipelineFailureAlarm,
    codepipelineFailureAlarm,
    codebuildFailureAlarm,
    monitoringScheduleAlarm,
    deadLetterAlarm,
    replicationAlarm,
    cloudwatchAlarmActions,
    cloudwatchAlarmActionsEnabled,
    cloudwatchAlarmMissingData,
    cloudwatchAlarmPlausible,
    cloudwatchAlarmTarget,
    cloudwatchAlarmNotMuted,
    alarmTopicSubscribed,
];

const RELIABILITY: readonly Rule[] = [
    sagemakerVariantAutoscaling,
    sagemakerScalingPolicySound,
    sagemakerEndpointZones,
    sagemakerEndpointGradual,
    sagemakerEndpointProtected,
    sagemakerConfigReplaceable,
    sagemakerVariantsSound,
    sagemakerEndpointDataCapture,
    sagemakerEndpointMonitored,
    sagemakerMonitoringComplete,
    sagemakerAsyncNotifications,
    sagemakerMlflowMaintenance,
    sagemakerMlflowArtifacts,
    codepipelineStructure,
    codepipelineFanOut,
];

const COST: readonly Rule[] = [
    sagemakerNotebookBounded,
    sagemakerStudioIdleShutdown,
    sagemakerJobRuntimeBounded,
    sagemakerTrainingSpot,
    sagemakerPipelineParallelism,
    codebuildBuildsBounded,
];

/** The rules of this pack, family by family. */
export const rules: readonly Rule[] = [
    ...INSTANCE_TYPES,
    ...APPROVAL_GATES,
    ...REQUIRED_ALARMS,
    ...RELIABILITY,
    ...COST,
];
