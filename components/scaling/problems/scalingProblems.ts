import { duplicateProblems, unless } from "../../shared/problems/checks";
import { vcpus } from "../../shared/instanceTypes";
import type { Problem } from "../../shared/problems/problems";
import type { ScalingRequest } from "../scalingArgs";
import { scaledHostProblems } from "./scaledHostProblems";
import { scalingKindOf } from "../scalingKinds";
import { planActions, scheduleProblems } from "./scheduleProblems";
import { stepScalingProblems } from "./stepScalingProblems";
import { targetTrackingProblems } from "./targetTrackingProblems";
import { stepPolicies } from "../wakingPolicy";

/** Quotas for one scalable target. https://docs.aws.amazon.com/general/latest/gr/as-app.html */
const MAX_POLICIES = 50;
const MAX_SCHEDULED_ACTIONS = 200;
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9-]{0,62}$/;

/** vCPUs of one instance: as given, otherwise as the type's name says. */
export function vcpusOf(request: ScalingRequest): number | undefined {
    return request.vcpusPerInstance ?? vcpus(request.instanceType ?? "");
}

/** Everything that is wrong with a request to scale a variant. */
export function scalingProblems(request: ScalingRequest): Problem[] {
    const kind = scalingKindOf(request);
    const { targetTracking = [], stepScaling = [], schedules = [] } = request;
    const trackedScaleIn = targetTracking.some((policy) => policy.disableScaleIn !== true);
    return [
        ...scaledHostProblems(request),
        ...capacityBoundProblems(request),
        ...listProblems(request),
        ...targetTrackingProblems(targetTracking, kind, vcpusOf(request)),
        ...stepScalingProblems(stepScaling, kind, vcpusOf(request), trackedScaleIn),
        ...scheduleProblems(schedules, kind, request),
    ];
}

function capacityBoundProblems(request: ScalingRequest): Problem[] {
    const { minCapacity, maxCapacity } = request;
    const { adjective, least, most = Infinity } = scalingKindOf(request);
    const fix = "raise maxCapacity or lower minCapacity";
    return [
        ...unless(Number.isInteger(minCapacity) && minCapacity >= least.capacity, {
            path: "minCapacity",
            rule: `must be a whole number of at least ${String(least.capacity)}${least.reason}`,
            got: minCapacity,
            fix: least.advice,
        }),
        ...unless(Number.isInteger(maxCapacity) && maxCapacity >= minCapacity, {
            path: "maxCapacity",
            rule: `must be a whole number of at least minCapacity (${String(minCapacity)})`,
            got: maxCapacity,
            fix,
        }),
        ...unless(maxCapacity <= most, {
            path: "maxCapacity",
            rule: `must be at most ${String(most)}, a ${adjective} variant has no more`,
            got: maxCapacity,
            fix: "lower it",
        }),
        ...unless(maxCapacity !== 0 || minCapacity !== 0, {
            path: "maxCapacity",
            rule: "must be at least 1, or no request is ever answered",
            got: maxCapacity,
            fix: "allow as many instances as the longest queue is worth",
        }),
    ];
}

function listProblems(request: ScalingRequest): Problem[] {
    const { targetTracking = [], stepScaling = [], schedules = [] } = request;
    const steps = stepPolicies(request);
    const policies = targetTracking.length + steps.length;
    const actions = planActions(schedules, request);
    return [
        ...unless(targetTracking.length + stepScaling.length + schedules.length > 0, {
            path: "targetTracking",
            rule: "must be accompanied or replaced by at least one policy or schedule",
            got: [],
            fix: "give targetTracking, stepScaling or schedules",
        }),
        ...unless(policies <= MAX_POLICIES, {
            path: "stepScaling",
            rule: `must not bring the policies of the variant above ${String(MAX_POLICIES)}`,
            got: policies,
            fix: "join policies",
        }),
        ...unless(actions.length <= MAX_SCHEDULED_ACTIONS, {
            path: "schedules",
            rule: `must not bring the scheduled actions of the variant above ${String(MAX_SCHEDULED_ACTIONS)}`,
            got: actions.length,
            fix: "use recurring actions",
        }),
        ...nameProblems("targetTracking", targetTracking),
        ...nameProblems("stepScaling", stepScaling),
        ...nameProblems("schedules", schedules),
        ...duplicateProblems(
            "targetTracking and stepScaling names",
            [...targetTracking, ...steps].map(({ name }) => name),
            "give each policy its own name",
        ),
        ...duplicateProblems(
            "schedules names",
            actions.map(({ name }) => name),
            "give each action its own name; a restoring one is named <name>-restore",
        ),
    ];
}

function nameProblems(path: string, items: { name: string }[]): Problem[] {
    return items.flatMap(({ name }, index) =>
        unless(NAME.test(name), {
            path: `${path}[${String(index)}].name`,
            rule: "must be 1 to 63 letters, digits and hyphens, starting with a letter or digit",
            got: name,
            fix: "name it after what it does, for example invocations",
        }),
    );
}
