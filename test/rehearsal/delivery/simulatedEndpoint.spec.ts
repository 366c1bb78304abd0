import * as assert from "node:assert";
import { SimulatedEndpoint } from "../../../rehearsal/delivery/simulatedEndpoint";

const WATCH_SECONDS = 3600;

describe("a simulated endpoint", () => {
    let lines: string[];
    let endpoint: SimulatedEndpoint;
    beforeEach(() => {
        lines = [];
        endpoint = new SimulatedEndpoint("prod", "config-1");
    });

    function bring(config: string): Promise<void> {
        return endpoint.bringLive(config, WATCH_SECONDS, (line) => lines.push(line));
    }

    it("goes through SageMaker's stages to the configuration that the rollout asks for", async () => {
        await bring("config-2");
        assert.strictEqual(endpoint.configName, "config-2");
        assert.deepStrictEqual(lines, [
            "Endpoint prod: Updating to config-2 (Creating)",
            "Endpoint prod: Updating to config-2 (ActivatingTraffic)",
            "Endpoint prod: Updating to config-2 (Baking)",
            "Endpoint prod: InService with config-2",
        ]);
    });

    it("is asked for nothing where the configuration is live", async () => {
        await bring("config-1");
        assert.deepStrictEqual(lines, ["Endpoint prod: InService with config-1"]);
    });

    it("keeps the configuration before where an alarm goes off, and the rollout fails with the reason", async () => {
        endpoint.rollBackNext("alarm 5xx went off");
        await assert.rejects(
            bring("config-2"),
            /was rolled back: config-1 is live, not config-2.*alarm 5xx went off/,
        );
        assert.strictEqual(endpoint.configName, "config-1");
        assert.ok(lines.includes("Endpoint prod: RollingBack to config-2"));
    });

    it("takes back one update only: the next one succeeds", async () => {
        endpoint.rollBackNext("alarm 5xx went off");
        await assert.rejects(bring("config-2"));
        await bring("config-2");
        assert.strictEqual(endpoint.configName, "config-2");
    });
});
