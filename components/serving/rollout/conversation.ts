import type { DesiredConfig, EndpointService, LiveEndpoint, Surroundings } from "./endpointService";
import { describeEnd, refusedState } from "./progress";
import { Asked, ask, settled, Watch } from "./settle";

/** Statuses that an update can start from; of a failed rollback, because it leaves a mix of both configurations. */
const UPDATABLE_STATUSES = ["InService", "UpdateRollbackFailed"];

/** Done before an update, with the endpoint as it is then; returns how it left the endpoint. */
export type Preparation = (live: LiveEndpoint) => Promise<LiveEndpoint>;

/**
 * Makes the desired configuration live and sees it through. An update that is under way already, from a run
 * that was interrupted for example, is waited for and judged; nothing is asked of SageMaker when the desired
 * configuration is live.
 *
 * @param prepare what has to happen before an update that is needed
 * @throws Error with SageMaker's reason when another configuration is live in the end, and Error on a timeout
 */
export async function bringLive(
    desired: DesiredConfig,
    service: EndpointService,
    surroundings: Surroundings,
    prepare: Preparation = (live) => Promise.resolve(live),
): Promise<LiveEndpoint> {
    const isDone = (live: LiveEndpoint): boolean =>
        live.status === "InService" && live.endpointConfigName === desired.endpointConfigName;
    const watch: Watch = { desired, service, surroundings, startedAt: surroundings.now(), isDone };
    let asked: Asked | undefined;
    for (;;) {
        const { live, pending } = await settled(watch, asked);
        if (isDone(live)) {
            surroundings.report(describeEnd(desired, live));
            return live;
        }
        if (asked !== undefined || pending === desired.endpointConfigName) {
            throw new Error(describeEnd(desired, live));
        }
        if (!UPDATABLE_STATUSES.includes(live.status)) {
            throw new Error(refusedState(desired, live));
        }
        const ready = await prepare(live);
        watch.startedAt = surroundings.now();
        asked = await ask(watch, ready, () => service.update(ready));
    }
}
