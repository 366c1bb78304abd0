import * as assert from "node:assert";
import { pointAwsAt } from "../../../support/fakeSageMaker/environment";
import { RunningFake, startFakeSageMaker } from "../../../support/fakeSageMaker/server";

/** Gives each test of a suite a fake of SageMaker of its own, which AWS's clients are pointed at meanwhile. */
export function fakeForEachTest(): Pick<RunningFake, "service" | "url"> {
    let running: RunningFake | undefined;
    let restore: (() => void) | undefined;
    const started = (): RunningFake => {
        assert.ok(running, "the fake runs in tests only");
        return running;
    };

    beforeEach(async () => {
        running = await startFakeSageMaker();
        restore = pointAwsAt(running.url);
    });
    afterEach(async () => {
        restore?.();
        await running?.stop();
        running = undefined;
    });
    return {
        get service() {
            return started().service;
        },
        get url() {
            return started().url;
        },
    };
}

/** Makes configurations of the endpoint `fraud`, two instances a variant; the first one is live. */
export function seed(
    { service }: Pick<RunningFake, "service">,
    endpointConfigNames: readonly string[],
    weights: Record<string, number> = { main: 1 },
): void {
    const variants = Object.entries(weights).map(([name, weight]) => ({ name, weight, instanceCount: 2 }));
    for (const endpointConfigName of endpointConfigNames) {
        service.control({ order: "seed", endpointName: "fraud", endpointConfigName, variants });
    }
}
