import type { DesiredConfig, LiveEndpoint } from "./endpointService";
import type { PerVariant } from "./retention";
import { sharesOf } from "./trafficSteps";

/** One line on where an update stands, in SageMaker's own words. */
export function describeProgress(endpointName: string, live: LiveEndpoint): string {
    const towards = live.pendingConfigName === undefined ? "" : ` to ${live.pendingConfigName}`;
    const stages = live.stages.length === 0 ? "" : ` (${live.stages.join(", ")})`;
    return `Endpoint ${endpointName}: ${live.status}${towards}${stages}`;
}

function because(live: LiveEndpoint): string {
    return `SageMaker's reason: ${live.failureReason ?? "none given"}`;
}

/** How a rollout ended: the desired configuration is live, or what is live instead and why. */
export function describeEnd(desired: DesiredConfig, live: LiveEndpoint): string {
    const { endpointName, endpointConfigName } = desired;
    if (live.status === "InService" && live.endpointConfigName === endpointConfigName) {
        return `Endpoint ${endpointName}: InService with ${endpointConfigName}`;
    }
    if (live.status === "InService") {
        return (
            `Endpoint ${endpointName} was rolled back: ${live.endpointConfigName} is live, ` +
            `not ${endpointConfigName}. ${because(live)}. The live configuration and its models are kept; ` +
            `remove the cause and deploy again.`
        );
    }
    return refusedState(desired, live);
}

/** The endpoint is in a state that no update leads out of. */
export function refusedState(desired: DesiredConfig, live: LiveEndpoint): string {
    const { endpointName, endpointConfigName } = desired;
    const advice: Record<string, string> = {
        Failed: "The only thing SageMaker does with a failed endpoint is to delete it",
        UpdateRollbackFailed: `It serves a mix of both configurations; deploy again to bring ${endpointConfigName} live`,
        Deleting: "Somebody is deleting it; refresh the stack when it is gone, then deploy again",
    };
    const next = advice[live.status] ?? "Deploy again when it is InService";
    return (
        `Endpoint ${endpointName} is ${live.status}, so ${endpointConfigName} is not live. ` +
        `${because(live)}. ${next}.`
    );
}

/** SageMaker took longer than the deployment waits. */
export function timedOut(desired: DesiredConfig, live: LiveEndpoint): string {
    return (
        `Endpoint ${desired.endpointName} is still ${live.status} after ${String(desired.watchSeconds)} s. ` +
        `The update goes on in SageMaker: deploy again to pick it up, or raise rollout.watchSeconds.`
    );
}

/** The endpoint does not exist, or does not any more. */
export function gone(desired: DesiredConfig): string {
    return (
        `Endpoint ${desired.endpointName} does not exist; somebody has deleted it. ` +
        `Refresh the stack, then deploy again to create it.`
    );
}

/** The traffic of each variant: `main 90 %, challenger 10 %`. */
export function describeShares(weights: PerVariant): string {
    return Object.entries(sharesOf(weights))
        .map(([name, share]) => `${name} ${String(Math.round(share * 1000) / 10)} %`)
        .join(", ");
}

/** Alarms went off while the traffic moved from one variant to another. */
export function putBack(
    { endpointName }: DesiredConfig,
    alarms: readonly string[],
    at: PerVariant,
    start: PerVariant,
): string {
    return (
        `Endpoint ${endpointName}: ${alarms.join(", ")} went off with ${describeShares(at)}, so the traffic was ` +
        `put back to ${describeShares(start)}. Remove the cause and deploy again, or set the weights back.`
    );
}

/** SageMaker took an order for other weights and did not follow it. */
export function weightsNotTaken(
    { endpointName }: DesiredConfig,
    asked: PerVariant,
    live: LiveEndpoint,
): string {
    return (
        `Endpoint ${endpointName} is ${live.status} with ${describeShares(live.weights)}, ` +
        `not with ${describeShares(asked)}. ${because(live)}. Deploy again.`
    );
}

/** Variants that have traffic go away, and none that stays may take it. */
export function noneToTakeOver({ endpointName }: DesiredConfig, leaving: readonly string[]): string {
    return (
        `Endpoint ${endpointName}: ${leaving.join(", ")} has traffic and goes away, but no variant that stays has a ` +
        `weight above 0. Give one of them a weight, deploy, and set it back to 0 with the next deployment.`
    );
}

/** The provisioned concurrency of each variant: `AllTraffic has a provisioned concurrency of 8`. */
export function describeConcurrency(concurrency: PerVariant): string {
    return Object.entries(concurrency)
        .map(([name, value]) => `${name} has a provisioned concurrency of ${String(value)}`)
        .join(", ");
}

/** SageMaker took an order for the provisioned concurrency that there was before an update, and did not follow it. */
export function concurrencyNotTaken(
    { endpointName, endpointConfigName }: DesiredConfig,
    asked: PerVariant,
    live: LiveEndpoint,
): string {
    return (
        `Endpoint ${endpointName} is ${live.status} with ${endpointConfigName}, but before the update ` +
        `${describeConcurrency(asked)}, which could not be set again. ${because(live)}. ` +
        `Autoscaling sets it anew; deploy again to end this deployment.`
    );
}
