import { bringLive } from "./conversation";
import type { DesiredConfig, EndpointService, LiveEndpoint, Surroundings } from "./endpointService";
import { noneToTakeOver } from "./progress";
import { putBackConcurrency } from "./putBackConcurrency";
import type { PerVariant } from "./retention";
import { RolloutPlan, weightSteps } from "./rolloutArgs";
import { shiftTraffic } from "./shiftTraffic";
import { departure } from "./trafficSteps";

/** What a rollout has to reach. */
export interface Destination {
    desired: DesiredConfig;
    /** Left out of a serverless endpoint, which changes at once. */
    deployment?: RolloutPlan;
    /** Weight of each variant; left out where the live ones are kept. */
    weights: PerVariant | undefined;
    /** Provisioned concurrency to set again, by what it was before and after an update. Default: none. */
    concurrencyToPutBack?(held: PerVariant, live: PerVariant): PerVariant;
}

/**
 * Makes a configuration live and then splits the traffic as desired. A configuration has all of it on its first
 * variant and live weights are kept, so a variant gets traffic only once it runs. One that goes away loses its
 * traffic before, as the variants that stay would be left without any. What autoscaling had set of a serverless
 * variant's concurrency, and an update has lost, is set again.
 */
export async function rollOut(
    { desired, deployment, weights = {}, concurrencyToPutBack = () => ({}) }: Destination,
    service: EndpointService,
    surroundings: Surroundings,
): Promise<LiveEndpoint> {
    const { waitSeconds = 0 } = deployment ?? {};
    const steps = deployment === undefined ? [1] : weightSteps(deployment);
    const shift = { desired, service, surroundings, steps, waitSeconds };
    let held: PerVariant | undefined;
    const makeWay = async (live: LiveEndpoint): Promise<LiveEndpoint> => {
        held = live.concurrency;
        const leave = Object.keys(weights).length === 0 ? undefined : departure(live.weights, weights);
        if (leave === undefined) {
            return live;
        }
        if (Object.values(leave.weights).every((weight) => weight === 0)) {
            throw new Error(noneToTakeOver(desired, leave.leaving));
        }
        return shiftTraffic(live, leave.weights, shift);
    };
    const updated = await bringLive(desired, service, surroundings, makeWay);
    const lost = held === undefined ? {} : concurrencyToPutBack(held, updated.concurrency);
    const live =
        Object.keys(lost).length === 0
            ? updated
            : await putBackConcurrency(lost, desired, service, surroundings);
    const known = Object.entries(weights).filter(([name]) => name in live.weights);
    return known.length === 0 ? live : shiftTraffic(live, Object.fromEntries(known), shift);
}
