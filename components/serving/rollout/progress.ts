import type { DesiredConfig, LiveEndpoint } from "./endpointService";

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
