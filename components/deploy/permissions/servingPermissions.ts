import { arn, globalArn } from "../../shared/awsLocation";
import type { PolicyStatement } from "../../shared/iam/iamDocuments";
import type { DeployScope } from "./deployScope";

const SAGEMAKER = [
    "sagemaker:AddTags",
    "sagemaker:CreateDataQualityJobDefinition",
    "sagemaker:CreateEndpoint",
    "sagemaker:CreateEndpointConfig",
    "sagemaker:CreateModel",
    "sagemaker:CreateModelBiasJobDefinition",
    "sagemaker:CreateModelQualityJobDefinition",
    "sagemaker:CreateMonitoringSchedule",
    "sagemaker:DeleteDataQualityJobDefinition",
    "sagemaker:DeleteEndpoint",
    "sagemaker:DeleteEndpointConfig",
    "sagemaker:DeleteModel",
    "sagemaker:DeleteModelBiasJobDefinition",
    "sagemaker:DeleteModelQualityJobDefinition",
    "sagemaker:DeleteMonitoringSchedule",
    "sagemaker:DeleteTags",
    "sagemaker:DescribeDataQualityJobDefinition",
    "sagemaker:DescribeEndpoint",
    "sagemaker:DescribeEndpointConfig",
    "sagemaker:DescribeModel",
    "sagemaker:DescribeModelBiasJobDefinition",
    "sagemaker:DescribeModelQualityJobDefinition",
    "sagemaker:DescribeMonitoringSchedule",
    "sagemaker:ListTags",
    "sagemaker:UpdateEndpoint",
    "sagemaker:UpdateEndpointWeightsAndCapacities",
    "sagemaker:UpdateMonitoringSchedule",
];

const SAGEMAKER_RESOURCES = [
    "model",
    "endpoint-config",
    "endpoint",
    "data-quality-job-definition",
    "model-bias-job-definition",
    "model-quality-job-definition",
    "monitoring-schedule",
];

/** Cloud Control, by which Pulumi's `aws-native` makes what the classic provider does not: monitors that need labels. */
const CLOUD_CONTROL = [
    "cloudformation:CancelResourceRequest",
    "cloudformation:CreateResource",
    "cloudformation:DeleteResource",
    "cloudformation:GetResource",
    "cloudformation:GetResourceRequestStatus",
    "cloudformation:UpdateResource",
];

const AUTOSCALING = [
    "application-autoscaling:DeleteScalingPolicy",
    "application-autoscaling:DeleteScheduledAction",
    "application-autoscaling:DeregisterScalableTarget",
    "application-autoscaling:ListTagsForResource",
    "application-autoscaling:PutScalingPolicy",
    "application-autoscaling:PutScheduledAction",
    "application-autoscaling:RegisterScalableTarget",
    "application-autoscaling:TagResource",
    "application-autoscaling:UntagResource",
];

const ALARMS = [
    "cloudwatch:DeleteAlarms",
    "cloudwatch:DescribeAlarms",
    "cloudwatch:ListTagsForResource",
    "cloudwatch:PutMetricAlarm",
    "cloudwatch:TagResource",
    "cloudwatch:UntagResource",
];

const DASHBOARDS = ["cloudwatch:DeleteDashboards", "cloudwatch:GetDashboard", "cloudwatch:PutDashboard"];

const RULES = [
    "events:DeleteRule",
    "events:DescribeRule",
    "events:ListTagsForResource",
    "events:ListTargetsByRule",
    "events:PutRule",
    "events:PutTargets",
    "events:RemoveTargets",
    "events:TagResource",
    "events:UntagResource",
];

/** Service-linked role that Application Auto Scaling acts with; AWS makes it once an account. */
const AUTOSCALING_SERVICE = "sagemaker.application-autoscaling.amazonaws.com";
const AUTOSCALING_ROLE = `role/aws-service-role/${AUTOSCALING_SERVICE}/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint`;

/** Models, endpoints, their monitoring, scaling and alarms. SageMaker writes names in ARNs in lower case. */
export function servingStatements(scope: DeployScope): PolicyStatement[] {
    const { location, namePrefix } = scope;
    const named = (resource: string): string =>
        arn(location, "sagemaker", `${resource}/${namePrefix.toLowerCase()}*`);
    return [
        { Sid: "Serving", Effect: "Allow", Action: SAGEMAKER, Resource: SAGEMAKER_RESOURCES.map(named) },
        {
            Sid: "Versions",
            Effect: "Allow",
            Action: "sagemaker:DescribeModelPackage",
            Resource: scope.modelPackagesArn,
        },
        {
            // These name no resource, and let nobody do what the other statements do not:
            // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudcontrolapi.html
            Sid: "MonitorsWithLabels",
            Effect: "Allow",
            Action: CLOUD_CONTROL,
            Resource: "*",
        },
        ...scalingStatements(scope),
        ...watchingStatements(scope),
        {
            Sid: "Notices",
            Effect: "Allow",
            Action: RULES,
            Resource: arn(location, "events", `rule/${namePrefix}*`),
        },
        {
            Sid: "LiveVersion",
            Effect: "Allow",
            Action: ["ssm:GetParameters", "ssm:PutParameter"],
            Resource: arn(location, "ssm", `parameter${scope.modelPackageParameter}`),
        },
    ];
}

function watchingStatements({ location, namePrefix }: DeployScope): PolicyStatement[] {
    const alarms = [`${namePrefix}*`, `TargetTracking-endpoint/${namePrefix}*`];
    return [
        {
            Sid: "Alarms",
            Effect: "Allow",
            Action: ALARMS,
            Resource: alarms.map((name) => arn(location, "cloudwatch", `alarm:${name}`)),
        },
        {
            Sid: "Dashboards",
            Effect: "Allow",
            Action: DASHBOARDS,
            Resource: globalArn(location, "cloudwatch", `dashboard/${namePrefix}*`),
        },
    ];
}

function scalingStatements({ location }: DeployScope): PolicyStatement[] {
    return [
        {
            // A scalable target's ARN is an id that AWS draws, so the service narrows it instead of a name.
            Sid: "Scaling",
            Effect: "Allow",
            Action: AUTOSCALING,
            Resource: arn(location, "application-autoscaling", "scalable-target/*"),
            Condition: {
                StringEqualsIfExists: { "application-autoscaling:service-namespace": "sagemaker" },
            },
        },
        {
            // These name no resource: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsapplicationautoscaling.html
            Sid: "ScalingState",
            Effect: "Allow",
            Action: [
                "application-autoscaling:DescribeScalableTargets",
                "application-autoscaling:DescribeScalingPolicies",
                "application-autoscaling:DescribeScheduledActions",
            ],
            Resource: "*",
        },
        {
            Sid: "ScalingRole",
            Effect: "Allow",
            Action: "iam:CreateServiceLinkedRole",
            Resource: globalArn(location, "iam", AUTOSCALING_ROLE),
            Condition: { StringEquals: { "iam:AWSServiceName": AUTOSCALING_SERVICE } },
        },
    ];
}
