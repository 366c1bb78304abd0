import type { DesiredConfig, EndpointService, LiveEndpoint, Surroundings } from "./endpointService";
import { concurrencyNotTaken, describeConcurrency } from "./progress";
import type { PerVariant } from "./retention";
import { Asked, ask, settled, Watch } from "./settle";

/**
 * Sets the provisioned concurrency of variants again and waits until it is so.
 *
 * @throws Error where SageMaker does not take it; the configuration is live all the same
 */
export async function putBackConcurrency(
    concurrency: PerVariant,
    desired: DesiredConfig,
    service: EndpointService,
    surroundings: Surroundings,
): Promise<LiveEndpoint> {
    const isDone = (live: LiveEndpoint): boolean =>
        live.status === "InService" &&
        Object.entries(concurrency).every(([name, value]) => live.concurrency[name] === value);
    const watch: Watch = { desired, service, surroundings, startedAt: surroundings.now(), isDone };
    let asked: Asked | undefined;
    for (;;) {
        const { live } = await settled(watch, asked);
        if (isDone(live)) {
            surroundings.report(
                `Endpoint ${desired.endpointName}: ${describeConcurrency(concurrency)} as before`,
            );
            return live;
        }
        if (asked !== undefined) {
            throw new Error(concurrencyNotTaken(desired, concurrency, live));
        }
        asked = await ask(watch, live, () => service.setConcurrency(concurrency));
    }
}
