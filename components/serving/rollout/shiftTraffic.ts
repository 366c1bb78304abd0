import type { DesiredConfig, EndpointService, LiveEndpoint, Surroundings } from "./endpointService";
import { describeShares, putBack, weightsNotTaken } from "./progress";
import type { PerVariant } from "./retention";
import { Asked, ask, settled, Watch } from "./settle";
import { sameShares, trafficSteps } from "./trafficSteps";

/** How traffic moves from variant to variant, and who is asked. */
export interface Shift {
    desired: DesiredConfig;
    service: EndpointService;
    surroundings: Surroundings;
    /** Which part of the move is made after each step, rising, the last one 1. */
    steps: readonly number[];
    /** Seconds that alarms are watched after each step. */
    waitSeconds: number;
}

/** Setting weights starts no instances, so it is quick. */
const STEP_SECONDS = 900;
const LOOK_AT_ALARMS_EVERY_SECONDS = 15;

/** Sets weights and waits until they are live. */
async function setWeights(
    weights: PerVariant,
    { desired, service, surroundings }: Shift,
): Promise<LiveEndpoint> {
    const watch: Watch = {
        desired: { ...desired, watchSeconds: STEP_SECONDS },
        service,
        surroundings,
        startedAt: surroundings.now(),
        isDone: (live) => live.status === "InService" && sameShares(live.weights, weights),
    };
    let asked: Asked | undefined;
    for (;;) {
        const { live } = await settled(watch, asked);
        if (watch.isDone(live)) {
            surroundings.report(`Endpoint ${desired.endpointName}: ${describeShares(weights)}`);
            return live;
        }
        if (asked !== undefined) {
            throw new Error(weightsNotTaken(desired, weights, live));
        }
        asked = await ask(watch, live, () => service.setWeights(weights));
    }
}

/** Watches for a while; returns the alarms that went off, none of those that fired before. */
async function alarmsGoneOff(before: readonly string[], shift: Shift): Promise<string[]> {
    const { service, surroundings, waitSeconds } = shift;
    const end = surroundings.now() + waitSeconds * 1000;
    for (;;) {
        const firing = await service.firingAlarms();
        const gone = firing.filter((name) => !before.includes(name));
        const left = end - surroundings.now();
        if (gone.length > 0 || left <= 0) {
            return gone;
        }
        await surroundings.sleep(Math.min(left, LOOK_AT_ALARMS_EVERY_SECONDS * 1000));
    }
}

/**
 * Moves traffic from variant to variant in steps. SageMaker rolls back configurations only, not weights, so alarms
 * that go off on the way are acted on here: the traffic is put back to where it was. An alarm that fires already
 * stops nothing, because leaving a variant that is unwell must be possible.
 *
 * @throws Error where an alarm went off or SageMaker does not take the weights
 */
export async function shiftTraffic(
    live: LiveEndpoint,
    weights: PerVariant,
    shift: Shift,
): Promise<LiveEndpoint> {
    const start = live.weights;
    if (sameShares(start, weights)) {
        return live;
    }
    const before = await shift.service.firingAlarms();
    let seen = live;
    for (const step of trafficSteps(start, weights, shift.steps)) {
        seen = await setWeights(step, shift);
        const alarms = await alarmsGoneOff(before, shift);
        if (alarms.length > 0) {
            await setWeights(start, shift);
            throw new Error(putBack(shift.desired, alarms, step, start));
        }
    }
    return seen;
}
