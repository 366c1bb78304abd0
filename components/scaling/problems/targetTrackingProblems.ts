import { unless } from "../../shared/problems/checks";
import type { Problem } from "../../shared/problems/problems";
import { cooldownProblems, metricProblems } from "./metricProblems";
import type { TargetTrackingArgs } from "../scalingArgs";
import type { ScalingKind } from "../scalingKinds";

const TRACKED = [
    "invocationsPerMinutePerInstance",
    "concurrentRequestsPerModel",
    "cpuPercentPerVcpu",
    "backlogPerInstance",
    "provisionedConcurrencyPercent",
] as const;

/** What is wrong with the target tracking policies, each by itself and together. */
export function targetTrackingProblems(
    policies: TargetTrackingArgs[],
    { adjective, tracked }: ScalingKind,
    vcpus: number | undefined,
): Problem[] {
    const alone = policies.flatMap((policy, index) => {
        const path = `targetTracking[${String(index)}]`;
        return [
            ...metricProblems(path, policy, { adjective, names: tracked }, vcpus),
            ...cooldownProblems(`${path}.scaleOutCooldownSeconds`, policy.scaleOutCooldownSeconds),
            ...cooldownProblems(`${path}.scaleInCooldownSeconds`, policy.scaleInCooldownSeconds),
        ];
    });
    return [...alone, ...sharedMetricProblems(policies)];
}

/** Application Auto Scaling refuses a second policy on a metric. */
function sharedMetricProblems(policies: TargetTrackingArgs[]): Problem[] {
    return TRACKED.flatMap((name) => {
        const sharing = policies.filter((policy) => policy[name] !== undefined).map((policy) => policy.name);
        return unless(sharing.length <= 1, {
            path: "targetTracking",
            rule: `must track ${name} in one policy only`,
            got: sharing,
            fix: "keep the policy with the lower target, the other has no effect",
        });
    });
}
