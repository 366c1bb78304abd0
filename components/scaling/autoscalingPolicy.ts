import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { lazyOutput } from "../shared/lazyOutput";
import { interpolate } from "../shared/plainInputs";
import { rejectProblems } from "../shared/problems/rejectProblems";
import { mergeTags, Tags } from "../shared/tags";
import { ScalingRequest } from "./scalingArgs";
import { scalingKindOf } from "./scalingKinds";
import { stepAlarm, stepConfiguration, targetTrackingConfiguration } from "./scalingPlan";
import { scalingProblems, vcpusOf } from "./problems/scalingProblems";
import { planActions } from "./problems/scheduleProblems";
import { stepPolicies } from "./wakingPolicy";

/** Arguments of `AutoscalingPolicy`. At least one policy or schedule is needed. */
export interface AutoscalingPolicyArgs extends ScalingRequest {
    /** Endpoint, which must exist. */
    endpointName: pulumi.Input<string>;
    /** Production variant of the endpoint. */
    variantName: pulumi.Input<string>;
    /** What else the alarms of step policies notify, beside their policy; not that which wakes a variant from zero. Default: nothing. */
    alarmActionArns?: pulumi.Input<string>[];
    /** Tags of the scalable target and the alarms. Default: only which component made them. */
    tags?: Tags;
}

/**
 * Scales one variant of an endpoint, its instances or the provisioned concurrency that a serverless one has: one
 * scalable target, with target tracking, step and scheduled scaling in any combination that does not fight itself.
 *
 * ```ts
 * const plan = capacityFromLoadTest({ maxRequestsPerSecondPerInstance: 80, peakRequestsPerSecond: 500 });
 * new AutoscalingPolicy("fraud", {
 *     endpointName: endpoint.endpointName, variantName: "main", instanceType: "ml.c5.xlarge",
 *     minCapacity: plan.minCapacity, maxCapacity: plan.maxCapacity,
 *     targetTracking: [
 *         { name: "invocations", invocationsPerMinutePerInstance: plan.invocationsPerMinutePerInstance },
 *     ],
 * });
 * ```
 */
export class AutoscalingPolicy extends pulumi.ComponentResource {
    /** Identifier of the scalable target: `endpoint/<endpoint>/variant/<variant>`. */
    readonly resourceId: pulumi.Output<string>;
    /** ARN of every policy, by its name. */
    declare readonly policyArns: pulumi.Output<Record<string, string>>;
    /** Name of the alarm of every step policy, by the policy's name. */
    declare readonly stepAlarmNames: pulumi.Output<Record<string, string>>;

    constructor(name: string, args: AutoscalingPolicyArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mlops:index:AutoscalingPolicy", name, {}, opts);
        rejectProblems(this, "AutoscalingPolicy", name, scalingProblems(args));

        const child = { parent: this };
        const tags = mergeTags("AutoscalingPolicy", args.tags);
        const target = createTarget(name, args, tags, child);
        const tracking = createTargetTracking(name, args, target, child);
        const stepping = createStepScaling(name, args, target, child);
        const alarms = createStepAlarms(name, args, stepping, tags, child);
        createScheduledActions(name, args, target, child);

        this.resourceId = target.resourceId;
        lazyOutput(this, "policyArns", () =>
            outputByName([...tracking, ...stepping], (policy) => policy.arn),
        );
        lazyOutput(this, "stepAlarmNames", () => outputByName(alarms, (alarm) => alarm.name));
        this.registerOutputs({ resourceId: this.resourceId });
    }
}

/** A child together with its name in the arguments. */
interface Named<T> {
    key: string;
    resource: T;
}

function outputByName<T>(
    children: Named<T>[],
    read: (resource: T) => pulumi.Output<string>,
): pulumi.Output<Record<string, string>> {
    return pulumi.output(Object.fromEntries(children.map(({ key, resource }) => [key, read(resource)])));
}

function createTarget(
    name: string,
    args: AutoscalingPolicyArgs,
    tags: Tags,
    opts: pulumi.CustomResourceOptions,
): aws.appautoscaling.Target {
    const scheduled = (args.schedules ?? []).length > 0;
    return new aws.appautoscaling.Target(
        `${name}-scaling-target`,
        {
            ...scaledDimension(args),
            resourceId: interpolate`endpoint/${args.endpointName}/variant/${args.variantName}`,
            minCapacity: args.minCapacity,
            maxCapacity: args.maxCapacity,
            tags,
        },
        // A scheduled action writes the target's own bounds; setting them back would end its window early.
        { ...opts, ignoreChanges: scheduled ? ["minCapacity", "maxCapacity"] : [] },
    );
}

function createTargetTracking(
    name: string,
    args: AutoscalingPolicyArgs,
    target: aws.appautoscaling.Target,
    opts: pulumi.CustomResourceOptions,
): Named<aws.appautoscaling.Policy>[] {
    return (args.targetTracking ?? []).map((policy) => {
        const configuration = targetTrackingConfiguration(policy, args, vcpusOf(args));
        const inputs = {
            ...scaledBy(args, target),
            policyType: "TargetTrackingScaling",
            targetTrackingScalingPolicyConfiguration: configuration,
        };
        const resource = new aws.appautoscaling.Policy(`${name}-scaling-policy-${policy.name}`, inputs, opts);
        return { key: policy.name, resource };
    });
}

function createStepScaling(
    name: string,
    args: AutoscalingPolicyArgs,
    target: aws.appautoscaling.Target,
    opts: pulumi.CustomResourceOptions,
): Named<aws.appautoscaling.Policy>[] {
    return stepPolicies(args).map((policy) => {
        const configuration = stepConfiguration(policy, vcpusOf(args));
        const inputs = {
            ...scaledBy(args, target),
            policyType: "StepScaling",
            stepScalingPolicyConfiguration: configuration,
        };
        const resource = new aws.appautoscaling.Policy(`${name}-scaling-policy-${policy.name}`, inputs, opts);
        return { key: policy.name, resource };
    });
}

function createStepAlarms(
    name: string,
    args: AutoscalingPolicyArgs,
    policies: Named<aws.appautoscaling.Policy>[],
    tags: Tags,
    opts: pulumi.CustomResourceOptions,
): Named<aws.cloudwatch.MetricAlarm>[] {
    return stepPolicies(args).map((policy) => {
        const driven = policies.filter(({ key }) => key === policy.name).map(({ resource }) => resource.arn);
        const inputs = {
            ...stepAlarm(policy, args, vcpusOf(args)),
            alarmActions: [...driven, ...(policy.silent === true ? [] : (args.alarmActionArns ?? []))],
            tags,
        };
        const resource = new aws.cloudwatch.MetricAlarm(`${name}-alarm-${policy.name}`, inputs, opts);
        return { key: policy.name, resource };
    });
}

function createScheduledActions(
    name: string,
    args: AutoscalingPolicyArgs,
    target: aws.appautoscaling.Target,
    opts: pulumi.CustomResourceOptions,
): void {
    for (const { name: key, schedule, timezone, ...bounds } of planActions(args.schedules ?? [], args)) {
        new aws.appautoscaling.ScheduledAction(
            `${name}-scheduled-action-${key}`,
            { ...scaledBy(args, target), schedule, timezone, scalableTargetAction: bounds },
            opts,
        );
    }
}

/** What names a scalable target, apart from what is scaled. */
function scaledDimension(args: AutoscalingPolicyArgs) {
    return { serviceNamespace: "sagemaker", scalableDimension: scalingKindOf(args).scalableDimension };
}

/** What ties a policy or action to its target. One output is enough for it to be made after and removed before it. */
function scaledBy(args: AutoscalingPolicyArgs, { resourceId }: aws.appautoscaling.Target) {
    return { ...scaledDimension(args), resourceId };
}
