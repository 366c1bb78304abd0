export { ArtifactStore, type ArtifactReadersArgs, type ArtifactStoreArgs } from "./foundation/artifactStore";
export { EncryptionKey, type EncryptionKeyArgs } from "./foundation/encryptionKey";
export { NetworkFoundation, type NetworkFoundationArgs } from "./foundation/networkFoundation";
export { NotificationTopic, type NotificationTopicArgs } from "./foundation/notificationTopic";
export { NatGateways } from "./foundation/networkPlan";
export { type VersionLifecycleArgs } from "./registry/lifecycleArgs";
export { ModelRegistryGroup, type ModelRegistryGroupArgs } from "./registry/modelRegistryGroup";
export {
    type BaselinesArgs,
    type BiasBaselineArgs,
    type ExplainabilityBaselineArgs,
} from "./build/baselines/baselineArgs";
export { MlBuildPipeline, type MlBuildPipelineArgs } from "./build/mlBuildPipeline";
export { DataDistribution, type StepInstancesArgs } from "./build/recipe/stepInstances";
export {
    Algorithm,
    MetricGoal,
    Task,
    type LogMetricArgs,
    type MetricThresholdArgs,
    type TrainingRecipeArgs,
} from "./build/recipe/trainingRecipe";
export {
    RangeScaling,
    TuningStrategy,
    type TuningArgs,
    type TuningRangeArgs,
} from "./build/tuning/tuningArgs";
export {
    type ApprovalArgs,
    type DeployEnvironmentArgs,
    type DeploymentWindowArgs,
} from "./deploy/environments/deployEnvironmentArgs";
export { MlDeployPipeline, type MlDeployPipelineArgs } from "./deploy/mlDeployPipeline";
export { type PulumiCloudArgs } from "./deploy/builds/stateBackend";
export { AsyncEndpoint, type AsyncEndpointArgs } from "./serving/asyncEndpoint";
export { type AsyncInferenceArgs } from "./serving/hosting/asyncInference";
export { type DataCaptureArgs } from "./serving/hosting/dataCapture";
export { ModelCache } from "./serving/hosting/multiModel";
export { MultiModelEndpoint, type MultiModelEndpointArgs } from "./serving/multiModelEndpoint";
export { RealtimeEndpoint, type RealtimeEndpointArgs } from "./serving/realtimeEndpoint";
export { RolloutStrategy, type RolloutArgs } from "./serving/rollout/rolloutArgs";
export { type ServerlessCapacityArgs } from "./serving/hosting/serverlessCapacity";
export { ServerlessEndpoint, type ServerlessEndpointArgs } from "./serving/serverlessEndpoint";
export { type ShadowVariantArgs } from "./serving/hosting/shadowVariant";
export { type EndpointVariantArgs } from "./serving/hosting/variants";
export { AutoscalingPolicy, type AutoscalingPolicyArgs } from "./scaling/autoscalingPolicy";
export {
    capacityFromLoadTest,
    capacityFromRecommendation,
    type CapacityPlan,
    type ExpectedTraffic,
    type InferenceRecommendation,
    type LoadTestResult,
} from "./scaling/capacity";
export {
    AdjustmentType,
    AlarmSide,
    type ScheduledActionArgs,
    type StepAdjustmentArgs,
    type StepAlarmArgs,
    type StepScalingArgs,
    type TargetTrackingArgs,
} from "./scaling/scalingArgs";
export { type EndpointAlarmThresholds } from "./monitoring/alarms/alarmThresholds";
export {
    type DataQualityMonitorArgs,
    type DriftAlarmArgs,
    type MonitorMetricNamesArgs,
} from "./monitoring/monitors/dataQuality/dataQualityArgs";
export { type DashboardAlarmsArgs, type DashboardEndpointArgs } from "./monitoring/dashboard/dashboardArgs";
export {
    EndpointAlarms,
    MissingData,
    type AlarmedVariantArgs,
    type EndpointAlarmsArgs,
} from "./monitoring/alarms/endpointAlarms";
export {
    type ModelBiasAlarmArgs,
    type ModelBiasMonitorArgs,
} from "./monitoring/monitors/labels/modelBiasArgs";
export { ModelDashboard, type ModelDashboardArgs } from "./monitoring/dashboard/modelDashboard";
export {
    ProblemType,
    type ModelQualityAlarmArgs,
    type ModelQualityMonitorArgs,
} from "./monitoring/monitors/labels/modelQualityArgs";
export { RetrainingRequest, type RetrainingRequestArgs } from "./monitoring/retraining/retrainingRequest";
export { RetrainingTrigger, type RetrainingTriggerArgs } from "./monitoring/retraining/retrainingTrigger";
export { MonitoringSchedule, type MonitoringScheduleArgs } from "./monitoring/monitors/monitoringSchedule";
export { type AssumedRoleArgs, type AwsAccessArgs } from "./shared/awsAccess";
export { type AwsLocation } from "./shared/awsLocation";
export { EndpointKind } from "./shared/endpointKind";
export { type NetworkPlacement } from "./shared/networkPlacement";
export {
    type CodeCommitSourceArgs,
    type ConnectionSourceArgs,
    type S3SourceArgs,
    type SourceArgs,
} from "./shared/source/sourceArgs";
export { type Tags } from "./shared/tags";
