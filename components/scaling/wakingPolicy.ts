import { EndpointKind } from "../shared/endpointKind";
import type { ScalingRequest, StepScalingArgs } from "./scalingArgs";
import type { MetricChoice } from "./scalingMetrics";

/** A step policy as it is made: its alarm may watch what callers cannot ask for. */
export interface PlannedStepPolicy extends Omit<StepScalingArgs, "alarm"> {
    alarm: StepScalingArgs["alarm"] & MetricChoice;
    /** Whether its alarm is business as usual, which nobody else is told of. */
    silent?: boolean;
}

/**
 * Starts the first instance when a request waits and there is none: without instances the backlog per instance says
 * nothing, or too late. The numbers are those of AWS's example.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-autoscale.html
 */
const WAKING: PlannedStepPolicy = {
    name: "wake-from-zero",
    alarm: { backlogWithoutCapacity: 1, evaluationMinutes: 2 },
    steps: [{ lowerBound: 0, adjustment: 1 }],
    cooldownSeconds: 300,
    silent: true,
};

/** Whether the variant may be without instances, by its own bounds or by a schedule's. */
export function maySleep({ endpointKind, minCapacity, schedules = [] }: ScalingRequest): boolean {
    const minima = [minCapacity, ...schedules.map((action) => action.minCapacity)];
    return endpointKind === EndpointKind.Asynchronous && minima.includes(0);
}

/** Every step policy of a variant: those that are asked for, and the one that wakes it where it may sleep. */
export function stepPolicies(request: ScalingRequest): PlannedStepPolicy[] {
    return [...(request.stepScaling ?? []), ...(maySleep(request) ? [WAKING] : [])];
}
