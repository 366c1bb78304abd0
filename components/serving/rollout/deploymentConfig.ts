import type {
    BlueGreenUpdatePolicy,
    DeploymentConfig,
    TrafficRoutingConfig,
} from "@aws-sdk/client-sagemaker";
import type { RolloutPlan, RolloutStrategy } from "./rolloutArgs";

type BlueGreenStrategy = Exclude<RolloutStrategy, "rolling">;

/** Percentages rather than counts: autoscaling has changed the counts by the time of the next rollout. */
function percentOfCapacity(percent: number | undefined): { Type: "CAPACITY_PERCENT"; Value: number } {
    return { Type: "CAPACITY_PERCENT", Value: percent ?? 100 };
}

function trafficRouting(strategy: BlueGreenStrategy, plan: RolloutPlan): TrafficRoutingConfig {
    const wait = { WaitIntervalInSeconds: plan.waitSeconds };
    switch (strategy) {
        case "canary":
            return { Type: "CANARY", ...wait, CanarySize: percentOfCapacity(plan.stepPercent) };
        case "linear":
            return { Type: "LINEAR", ...wait, LinearStepSize: percentOfCapacity(plan.stepPercent) };
        case "allAtOnce":
            return { Type: "ALL_AT_ONCE", ...wait };
    }
}

function blueGreen(strategy: BlueGreenStrategy, plan: RolloutPlan): BlueGreenUpdatePolicy {
    return {
        TrafficRoutingConfiguration: trafficRouting(strategy, plan),
        TerminationWaitInSeconds: plan.terminationWaitSeconds,
        MaximumExecutionTimeoutInSeconds: plan.maximumExecutionSeconds,
    };
}

/** Writes a rollout as UpdateEndpoint takes it. */
export function deploymentConfig(plan: RolloutPlan, rollbackAlarmNames: readonly string[]): DeploymentConfig {
    const alarms = rollbackAlarmNames.map((AlarmName) => ({ AlarmName }));
    const rollback = alarms.length === 0 ? {} : { AutoRollbackConfiguration: { Alarms: alarms } };
    if (plan.strategy !== "rolling") {
        return { BlueGreenUpdatePolicy: blueGreen(plan.strategy, plan), ...rollback };
    }
    return {
        RollingUpdatePolicy: {
            MaximumBatchSize: percentOfCapacity(plan.stepPercent),
            WaitIntervalInSeconds: plan.waitSeconds,
            RollbackMaximumBatchSize: percentOfCapacity(plan.rollbackPercent),
            MaximumExecutionTimeoutInSeconds: plan.maximumExecutionSeconds,
        },
        ...rollback,
    };
}
