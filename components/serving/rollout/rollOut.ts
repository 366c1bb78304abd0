import { bringLive } from "./conversation";
import type { DesiredConfig, EndpointService, LiveEndpoint, Surroundings } from "./endpointService";
import { noneToTakeOver } from "./progress";
import type { PerVariant } from "./retention";
import { RolloutPlan, weightSteps } from "./rolloutArgs";
import { shiftTraffic } from "./shiftTraffic";
import { departure } from "./trafficSteps";

/** What a rollout has to reach. */
export interface Destination {
    desired: DesiredConfig;
    deployment: RolloutPlan;
    /** Weight of each variant; left out where the live ones are kept. */
    weights: PerVariant | undefined;
}

/**
 * Makes a configuration live and then splits the traffic as desired. A configuration has all of it on its first
 * variant and live weights are kept, so a variant gets traffic only once it runs. One that goes away loses its
 * traffic before, as the variants that stay would be left without any.
 */
export async function rollOut(
    { desired, deployment, weights = {} }: Destination,
    service: EndpointService,
    surroundings: Surroundings,
): Promise<LiveEndpoint> {
    const { waitSeconds } = deployment;
    const shift = { desired, service, surroundings, steps: weightSteps(deployment), waitSeconds };
    const makeWay = async (live: LiveEndpoint): Promise<LiveEndpoint> => {
        const leave = Object.keys(weights).length === 0 ? undefined : departure(live.weights, weights);
        if (leave === undefined) {
            return live;
        }
        if (Object.values(leave.weights).every((weight) => weight === 0)) {
            throw new Error(noneToTakeOver(desired, leave.leaving));
        }
        return shiftTraffic(live, leave.weights, shift);
    };
    const live = await bringLive(desired, service, surroundings, makeWay);
    const known = Object.entries(weights).filter(([name]) => name in live.weights);
    return known.length === 0 ? live : shiftTraffic(live, Object.fromEntries(known), shift);
}
