import * as cdk from "aws-cdk-lib";
import * as scaling from "aws-cdk-lib/aws-applicationautoscaling";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import * as sagemaker from "aws-cdk-lib/aws-sagemaker";
import { Construct } from "constructs";
import { SCENARIO } from "../scenario";

const { variant, officeHours, capacity, topicArn } = SCENARIO;

function declareTarget(scope: Construct, endpoint: sagemaker.CfnEndpoint): scaling.CfnScalableTarget {
    return new scaling.CfnScalableTarget(scope, "scaling-target", {
        serviceNamespace: "sagemaker",
        scalableDimension: "sagemaker:variant:DesiredInstanceCount",
        resourceId: `endpoint/${endpoint.attrEndpointName}/variant/${variant.name}`,
        minCapacity: capacity.min,
        maxCapacity: capacity.max,
        scheduledActions: [
            {
                scheduledActionName: "office-hours",
                schedule: officeHours.begin,
                timezone: officeHours.timezone,
                scalableTargetAction: { minCapacity: officeHours.minCapacity },
            },
            {
                scheduledActionName: "office-hours-restore",
                schedule: officeHours.end,
                timezone: officeHours.timezone,
                scalableTargetAction: { minCapacity: capacity.min },
            },
        ],
    });
}

function declareTargetTracking(scope: Construct, target: scaling.CfnScalableTarget): void {
    new scaling.CfnScalingPolicy(scope, "scaling-policy-invocations", {
        policyName: "invocations",
        policyType: "TargetTrackingScaling",
        scalingTargetId: target.ref,
        targetTrackingScalingPolicyConfiguration: {
            predefinedMetricSpecification: {
                predefinedMetricType: "SageMakerVariantInvocationsPerInstance",
            },
            targetValue: SCENARIO.invocationsPerMinutePerInstance,
            scaleOutCooldown: 60,
            scaleInCooldown: 300,
            disableScaleIn: false,
        },
    });
}

function declareStepScaling(scope: Construct, endpoint: string, target: scaling.CfnScalableTarget): void {
    const policy = new scaling.CfnScalingPolicy(scope, "scaling-policy-surge", {
        policyName: "surge",
        policyType: "StepScaling",
        scalingTargetId: target.ref,
        stepScalingPolicyConfiguration: {
            adjustmentType: "ChangeInCapacity",
            metricAggregationType: "Average",
            cooldown: 300,
            stepAdjustments: [
                { metricIntervalLowerBound: 0, metricIntervalUpperBound: 500, scalingAdjustment: 1 },
                { metricIntervalLowerBound: 500, scalingAdjustment: 3 },
            ],
        },
    });
    new cloudwatch.CfnAlarm(scope, "scaling-alarm-surge", {
        alarmDescription: "Drives the step scaling policy surge.",
        namespace: "AWS/SageMaker",
        metricName: "InvocationsPerInstance",
        dimensions: [
            { name: "EndpointName", value: endpoint },
            { name: "VariantName", value: variant.name },
        ],
        statistic: "Sum",
        period: 60,
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
        threshold: SCENARIO.surgeInvocationsPerMinutePerInstance,
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        treatMissingData: "notBreaching",
        alarmActions: [policy.ref, topicArn],
    });
}

/** Scales the variant of one endpoint by load, by surges and by the clock. */
export function declareScaling(
    scope: Construct,
    endpoint: sagemaker.CfnEndpoint,
    rollout: cdk.CustomResource,
): void {
    const target = declareTarget(scope, endpoint);
    target.node.addDependency(rollout);
    declareTargetTracking(scope, target);
    declareStepScaling(scope, endpoint.attrEndpointName, target);
}
