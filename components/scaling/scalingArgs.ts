import { EndpointKind } from "../shared/endpointKind";

/** A policy that holds one metric near a value; give exactly one metric. */
export interface TargetTrackingArgs {
    /**
     * Name among the variant's policies, 1 to 63 letters, digits and hyphens. Keep it: under a new name the policy is
     * made anew before the old one goes, which Application Auto Scaling refuses for one metric.
     */
    name: string;
    /**
     * Metric `SageMakerVariantInvocationsPerInstance`: invocations of one instance per minute. `capacityFromLoadTest`
     * and `capacityFromRecommendation` compute it.
     */
    invocationsPerMinutePerInstance?: number;
    /**
     * Metric `SageMakerVariantConcurrentRequestsPerModelHighResolution`: requests in flight in one model, measured
     * every 10 seconds, so that scaling out starts sooner.
     * https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-policy.html
     */
    concurrentRequestsPerModel?: number;
    /** Average CPU load in percent of one vCPU, above 0 and at most 100, whatever number of vCPUs the type has. */
    cpuPercentPerVcpu?: number;
    /**
     * Metric `ApproximateBacklogSizePerInstance`, of asynchronous endpoints only: requests in the queue, those that
     * are being worked on among them, for each instance. As many as one instance may have waiting; AWS's example
     * has 5.
     */
    backlogPerInstance?: number;
    /**
     * Metric `SageMakerVariantProvisionedConcurrencyUtilization`, of serverless endpoints only: requests in flight, in
     * percent of the provisioned concurrency, above 0 and at most 100.
     * https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints-autoscale.html
     */
    provisionedConcurrencyPercent?: number;
    /** Seconds after a scale-out before the next one counts in full. Default: 60. */
    scaleOutCooldownSeconds?: number;
    /** Seconds after a scale-in before the next one. Default: 300. */
    scaleInCooldownSeconds?: number;
    /** Leave scaling in to other policies. Default: false. */
    disableScaleIn?: boolean;
}

/** On which side of its threshold an alarm fires. */
export const AlarmSide = { Above: "above", Below: "below" } as const;
export type AlarmSide = (typeof AlarmSide)[keyof typeof AlarmSide];

/** Minutes that an alarm looks back when it does not say. */
export const DEFAULT_EVALUATION_MINUTES = 3;

/** The alarm that drives a step policy; give exactly one metric, its value is the threshold. */
export interface StepAlarmArgs {
    /** Invocations of one instance per minute. */
    invocationsPerMinutePerInstance?: number;
    /** Most requests in flight in one model at a time. */
    concurrentRequestsPerModel?: number;
    /** Average CPU load in percent of one vCPU, above 0 and at most 100. */
    cpuPercentPerVcpu?: number;
    /** 99th percentile of the model's response time, in milliseconds. */
    modelLatencyP99Milliseconds?: number;
    /** Requests in the queue for each instance; of asynchronous endpoints only. */
    backlogPerInstance?: number;
    /** Requests in flight, in percent of the provisioned concurrency; of serverless endpoints only. */
    provisionedConcurrencyPercent?: number;
    /** Side on which the alarm fires, threshold included. Default: `AlarmSide.Above`. */
    side?: AlarmSide;
    /** Minutes that the alarm looks back, 1 to 60. Default: 3. */
    evaluationMinutes?: number;
    /** Minutes of those that must breach. Default: all of them. */
    breachingMinutes?: number;
}

/** What `adjustment` of a step means. */
export const AdjustmentType = {
    /** Instances to add, or to take away where negative. */
    ChangeInCapacity: "ChangeInCapacity",
    /** Per cent of the present instances to add or take away. */
    PercentChangeInCapacity: "PercentChangeInCapacity",
    /** Instances to have. */
    ExactCapacity: "ExactCapacity",
} as const;
export type AdjustmentType = (typeof AdjustmentType)[keyof typeof AdjustmentType];

/**
 * What to do when the metric is between two bounds. The bounds count from the threshold, in its unit; together the
 * steps must cover the alarm's side without gap or overlap.
 * https://docs.aws.amazon.com/autoscaling/application/userguide/step-scaling-policy-overview.html
 */
export interface StepAdjustmentArgs {
    /** Distance from the threshold where the step starts. Leave it out for no lower end. */
    lowerBound?: number;
    /** Distance from the threshold where the step ends. Leave it out for no upper end. */
    upperBound?: number;
    /** A whole number; what it means is the policy's `adjustmentType`. */
    adjustment: number;
}

/** A policy that changes capacity by as much as an alarm is breached. */
export interface StepScalingArgs {
    /** Name among the variant's policies, 1 to 63 letters, digits and hyphens. */
    name: string;
    /** The alarm that drives the policy; the component makes it. */
    alarm: StepAlarmArgs;
    /** 1 to 20 steps. */
    steps: StepAdjustmentArgs[];
    /** Default: `AdjustmentType.ChangeInCapacity`. */
    adjustmentType?: AdjustmentType;
    /** Fewest instances to change by; only with `AdjustmentType.PercentChangeInCapacity`. */
    minAdjustmentInstances?: number;
    /** Seconds after an adjustment before the next one counts in full. Default: 300. */
    cooldownSeconds?: number;
}

/**
 * Sets the bounds of the capacity at a time. The bounds stay until another action sets them, so every bound that is
 * moved away from the policy's own must be brought back: by `restoreSchedule`, or by another action.
 * https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-scheduled-scaling.html
 */
export interface ScheduledActionArgs {
    /** Name among the variant's actions, 1 to 63 letters, digits and hyphens. */
    name: string;
    /**
     * `at(2026-11-27T06:00:00)`, `rate(12 hours)` or `cron(0 8 ? * MON-FRI *)` with its six fields: minutes, hours,
     * day of month, month, day of week, year.
     */
    schedule: string;
    /** IANA time zone of the schedules, for example `Europe/Berlin`; daylight saving is followed. */
    timezone: string;
    /** Fewest instances from then on, at least 1; at least 0 of an asynchronous endpoint. Left out: unchanged. */
    minCapacity?: number;
    /** Most instances from then on. Left out: unchanged. */
    maxCapacity?: number;
    /** When to set the same bounds back to the policy's own, by a second action named `<name>-restore`. */
    restoreSchedule?: string;
}

/** How a variant is to be scaled, whichever endpoint it is of. */
export interface ScalingRequest {
    /**
     * What kind of endpoint the variant is of, on which hang its metrics and its fewest instances.
     * Default: `EndpointKind.Realtime`; a multi-model endpoint is one. Of a serverless endpoint the provisioned
     * concurrency is scaled: where other arguments say instances, it is meant.
     */
    endpointKind?: EndpointKind;
    /**
     * Instance type of the variant, left out of a serverless one; burstable types (`ml.t2`, `ml.t3`) cannot be scaled. SageMaker refuses to change
     * the type, or to remove the variant, while it is scaled: remove the policy, deploy, change it, and add it again.
     * https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-scaling.html
     */
    instanceType?: string;
    /** vCPUs of one instance, for metrics in percent per vCPU. Default: as the instance type's name says. */
    vcpusPerInstance?: number;
    /**
     * Fewest instances, at least 1. Use 2 or more where the endpoint must outlive an Availability Zone.
     * An asynchronous endpoint may have 0; then the component also makes what starts the first instance when a
     * request comes: the step policy `wake-from-zero` and its alarm on `HasBacklogWithoutCapacity`.
     */
    minCapacity: number;
    /** Most instances, at least `minCapacity`. Of a serverless endpoint at most its maximum concurrency. */
    maxCapacity: number;
    /** Policies that hold a metric near a value, each with another metric. Capacity follows the highest demand. */
    targetTracking?: TargetTrackingArgs[];
    /** Policies that answer a breach by its size. They must not scale in where a target tracking policy does. */
    stepScaling?: StepScalingArgs[];
    /**
     * Actions that set the bounds of the capacity at given times. With any of them the bounds belong to the
     * schedule: later changes of `minCapacity` and `maxCapacity` reach the actions that restore them, not the target.
     */
    schedules?: ScheduledActionArgs[];
}
