import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { SCENARIO } from "../scenario";
import { TAGS } from "./rawRole";

const { variant, officeHours, capacity } = SCENARIO;

function declareTarget(name: string, endpoint: pulumi.Output<string>): aws.appautoscaling.Target {
    return new aws.appautoscaling.Target(
        `${name}-scaling-target`,
        {
            serviceNamespace: "sagemaker",
            scalableDimension: "sagemaker:variant:DesiredInstanceCount",
            resourceId: pulumi.interpolate`endpoint/${endpoint}/variant/${variant.name}`,
            minCapacity: capacity.min,
            maxCapacity: capacity.max,
            tags: TAGS,
        },
        { ignoreChanges: ["minCapacity", "maxCapacity"] },
    );
}

function declareStepScaling(
    name: string,
    endpoint: pulumi.Output<string>,
    target: Pick<aws.appautoscaling.Target, "serviceNamespace" | "scalableDimension" | "resourceId">,
): void {
    const policy = new aws.appautoscaling.Policy(`${name}-scaling-policy-surge`, {
        ...target,
        policyType: "StepScaling",
        stepScalingPolicyConfiguration: {
            adjustmentType: "ChangeInCapacity",
            metricAggregationType: "Average",
            cooldown: 300,
            stepAdjustments: [
                { metricIntervalLowerBound: "0", metricIntervalUpperBound: "500", scalingAdjustment: 1 },
                { metricIntervalLowerBound: "500", scalingAdjustment: 3 },
            ],
        },
    });
    new aws.cloudwatch.MetricAlarm(`${name}-scaling-alarm-surge`, {
        alarmDescription: "Drives the step scaling policy surge.",
        namespace: "AWS/SageMaker",
        metricName: "InvocationsPerInstance",
        dimensions: { EndpointName: endpoint, VariantName: variant.name },
        statistic: "Sum",
        period: 60,
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
        threshold: SCENARIO.surgeInvocationsPerMinutePerInstance,
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        treatMissingData: "notBreaching",
        alarmActions: [policy.arn, SCENARIO.topicArn],
        tags: TAGS,
    });
}

/** Scales the variant of one endpoint by load, by surges and by the clock. */
export function declareScaling(name: string, endpoint: pulumi.Output<string>): void {
    const { serviceNamespace, scalableDimension, resourceId } = declareTarget(name, endpoint);
    const target = { serviceNamespace, scalableDimension, resourceId };
    new aws.appautoscaling.Policy(`${name}-scaling-policy-invocations`, {
        ...target,
        policyType: "TargetTrackingScaling",
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
    declareStepScaling(name, endpoint, target);
    const actions = [
        { key: "office-hours", schedule: officeHours.begin, minCapacity: officeHours.minCapacity },
        { key: "office-hours-restore", schedule: officeHours.end, minCapacity: capacity.min },
    ];
    for (const { key, schedule, minCapacity } of actions) {
        new aws.appautoscaling.ScheduledAction(`${name}-scheduled-action-${key}`, {
            ...target,
            schedule,
            timezone: officeHours.timezone,
            scalableTargetAction: { minCapacity },
        });
    }
}
