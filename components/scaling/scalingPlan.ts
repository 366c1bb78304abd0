import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { AdjustmentType, AlarmSide, DEFAULT_EVALUATION_MINUTES, TargetTrackingArgs } from "./scalingArgs";
import { chosenMetric, ScalingDimension, ScalingMetric } from "./scalingMetrics";
import type { PlannedStepPolicy } from "./wakingPolicy";

/** Which variant is scaled. */
export interface VariantRef {
    endpointName: pulumi.Input<string>;
    variantName: pulumi.Input<string>;
}

type TargetTracking = aws.types.input.appautoscaling.PolicyTargetTrackingScalingPolicyConfiguration;
type StepScaling = aws.types.input.appautoscaling.PolicyStepScalingPolicyConfiguration;

const DEFAULTS = {
    scaleOutCooldownSeconds: 60,
    scaleInCooldownSeconds: 300,
    disableScaleIn: false,
    stepCooldownSeconds: 300,
} as const;

/** One minute: the finest period of the endpoint's metrics, and the one that counts invocations per minute. */
const ALARM_PERIOD_SECONDS = 60;

/** The values of a metric's dimensions, in the order of the metric. */
function dimensionsOf(
    { dimensions }: ScalingMetric,
    { endpointName, variantName }: VariantRef,
): { name: ScalingDimension; value: pulumi.Input<string> }[] {
    const values = { EndpointName: endpointName, VariantName: variantName };
    return dimensions.map((name) => ({ name, value: values[name] }));
}

/** Configuration of one target tracking policy. */
export function targetTrackingConfiguration(
    policy: TargetTrackingArgs,
    variant: VariantRef,
    vcpus: number | undefined,
): TargetTracking {
    const { metric, value } = chosenMetric(policy, vcpus);
    const specification: Partial<TargetTracking> =
        metric.predefinedType === undefined
            ? {
                  customizedMetricSpecification: {
                      namespace: metric.namespace,
                      metricName: metric.metricName,
                      statistic: metric.statistic,
                      dimensions: dimensionsOf(metric, variant),
                  },
              }
            : { predefinedMetricSpecification: { predefinedMetricType: metric.predefinedType } };
    return {
        ...specification,
        targetValue: value,
        scaleOutCooldown: policy.scaleOutCooldownSeconds ?? DEFAULTS.scaleOutCooldownSeconds,
        scaleInCooldown: policy.scaleInCooldownSeconds ?? DEFAULTS.scaleInCooldownSeconds,
        disableScaleIn: policy.disableScaleIn ?? DEFAULTS.disableScaleIn,
    };
}

/** Configuration of one step policy, its bounds in the unit of the alarm's metric. */
export function stepConfiguration(policy: PlannedStepPolicy, vcpus: number | undefined): StepScaling {
    const { toMetricUnit } = chosenMetric(policy.alarm, vcpus);
    const bound = (value: number | undefined) =>
        value === undefined ? undefined : String(toMetricUnit(value));
    return {
        adjustmentType: policy.adjustmentType ?? AdjustmentType.ChangeInCapacity,
        metricAggregationType: "Average",
        cooldown: policy.cooldownSeconds ?? DEFAULTS.stepCooldownSeconds,
        minAdjustmentMagnitude: policy.minAdjustmentInstances,
        stepAdjustments: policy.steps.map((step) => ({
            metricIntervalLowerBound: bound(step.lowerBound),
            metricIntervalUpperBound: bound(step.upperBound),
            scalingAdjustment: step.adjustment,
        })),
    };
}

/** The alarm that drives a step policy, without its actions. */
export function stepAlarm(
    policy: PlannedStepPolicy,
    variant: VariantRef,
    vcpus: number | undefined,
): aws.cloudwatch.MetricAlarmArgs {
    const { metric, value } = chosenMetric(policy.alarm, vcpus);
    const above = (policy.alarm.side ?? AlarmSide.Above) === AlarmSide.Above;
    const evaluationPeriods = policy.alarm.evaluationMinutes ?? DEFAULT_EVALUATION_MINUTES;
    return {
        alarmDescription: `Drives the step scaling policy ${policy.name}.`,
        namespace: metric.namespace,
        metricName: metric.metricName,
        dimensions: Object.fromEntries(dimensionsOf(metric, variant).map(({ name, value }) => [name, value])),
        statistic: metric.statistic,
        extendedStatistic: metric.extendedStatistic,
        period: ALARM_PERIOD_SECONDS,
        evaluationPeriods,
        datapointsToAlarm: policy.alarm.breachingMinutes ?? evaluationPeriods,
        threshold: value,
        // The step that starts at the threshold includes it.
        comparisonOperator: above ? "GreaterThanOrEqualToThreshold" : "LessThanOrEqualToThreshold",
        // Without data there is nothing to scale by.
        treatMissingData: "notBreaching",
    };
}
