/** Type tokens that several rules look for, of the classic provider first and of the native one second. */
export const ENDPOINT = ["aws:sagemaker/endpoint:Endpoint", "aws-native:sagemaker:Endpoint"] as const;
export const ENDPOINT_CONFIG = [
    "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
    "aws-native:sagemaker:EndpointConfig",
] as const;
export const MODEL = ["aws:sagemaker/model:Model", "aws-native:sagemaker:Model"] as const;
export const SAGEMAKER_PIPELINE = [
    "aws:sagemaker/pipeline:Pipeline",
    "aws-native:sagemaker:Pipeline",
] as const;
export const MODEL_GROUP = [
    "aws:sagemaker/modelPackageGroup:ModelPackageGroup",
    "aws-native:sagemaker:ModelPackageGroup",
] as const;
export const MONITORING_SCHEDULE = [
    "aws:sagemaker/monitoringSchedule:MonitoringSchedule",
    "aws-native:sagemaker:MonitoringSchedule",
] as const;
export const NOTEBOOK = [
    "aws:sagemaker/notebookInstance:NotebookInstance",
    "aws-native:sagemaker:NotebookInstance",
] as const;
export const TRAINING_JOB = ["aws:sagemaker/trainingJob:TrainingJob"] as const;
export const TUNING_JOB = ["aws:sagemaker/hyperParameterTuningJob:HyperParameterTuningJob"] as const;
export const SCALING_TARGET = [
    "aws:appautoscaling/target:Target",
    "aws-native:applicationautoscaling:ScalableTarget",
] as const;
export const SCALING_POLICY = [
    "aws:appautoscaling/policy:Policy",
    "aws-native:applicationautoscaling:ScalingPolicy",
] as const;
export const SCHEDULED_ACTION = ["aws:appautoscaling/scheduledAction:ScheduledAction"] as const;
export const CODE_PIPELINE = [
    "aws:codepipeline/pipeline:Pipeline",
    "aws-native:codepipeline:Pipeline",
] as const;
export const REPOSITORY = [
    "aws:codecommit/repository:Repository",
    "aws-native:codecommit:Repository",
] as const;
export const APPROVAL_TEMPLATE = ["aws:codecommit/approvalRuleTemplate:ApprovalRuleTemplate"] as const;
export const CODE_BUILD = ["aws:codebuild/project:Project"] as const;
export const METRIC_ALARM = [
    "aws:cloudwatch/metricAlarm:MetricAlarm",
    "aws-native:cloudwatch:Alarm",
] as const;
export const COMPOSITE_ALARM = [
    "aws:cloudwatch/compositeAlarm:CompositeAlarm",
    "aws-native:cloudwatch:CompositeAlarm",
] as const;
export const TOPIC = ["aws:sns/topic:Topic", "aws-native:sns:Topic"] as const;
export const QUEUE = ["aws:sqs/queue:Queue", "aws-native:sqs:Queue"] as const;
export const LAMBDA = ["aws:lambda/function:Function", "aws-native:lambda:Function"] as const;
export const EVENT_RULE = ["aws:cloudwatch/eventRule:EventRule", "aws-native:events:Rule"] as const;
export const EVENT_TARGET = ["aws:cloudwatch/eventTarget:EventTarget"] as const;

/** Our own resource that says which configuration of an endpoint is live, and how it gets there. */
export const ROLLOUT = /:EndpointRollout$/;
