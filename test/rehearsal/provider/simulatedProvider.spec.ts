import * as assert from "node:assert";
import { runtime } from "@pulumi/pulumi";
import { Subject } from "../../../rehearsal/provider/resourceProvider";
import { SimulatedProvider } from "../../../rehearsal/provider/simulatedProvider";
import { cloudSimulation } from "../../../rehearsal/simulation/cloudSimulation";

const CLOUD = {
    partition: "aws",
    region: "eu-central-1",
    accountId: "111122223333",
    modelPackageArn: undefined,
};

function provider(): SimulatedProvider {
    return new SimulatedProvider(
        cloudSimulation({ ...CLOUD, preview: false }),
        cloudSimulation({ ...CLOUD, preview: true }),
        undefined,
    );
}

function subject(type: string, name: string): Subject {
    return { urn: `urn:pulumi:dev::demo::${type}::${name}`, type, name };
}

const TOPIC = subject("aws:sns/topic:Topic", "news");
const SEED = Uint8Array.from([0xab, 0xcd, 0xef, 0x12]);

describe("the simulated provider", () => {
    it("makes up a name from the engine's seed, so that a replacement never collides", () => {
        assert.deepStrictEqual(provider().check(TOPIC, {}, undefined, SEED), { name: "news-abcdef1" });
    });

    it("keeps the name that it made up before, and leaves a given one alone", () => {
        const kept = provider().check(TOPIC, {}, { name: "news-0000000" }, SEED);
        assert.deepStrictEqual(kept, { name: "news-0000000" });
        assert.deepStrictEqual(provider().check(TOPIC, { name: "mine" }, undefined, SEED), { name: "mine" });
    });

    it("knows id and ARN of what it created, and neither at preview", async () => {
        const arn = "arn:aws:sns:eu-central-1:111122223333:news-abcdef1";
        const created = await provider().create(TOPIC, { name: "news-abcdef1" }, false);
        assert.deepStrictEqual([created.id, created.outputs["arn"]], [arn, arn]);
        const previewed = await provider().create(TOPIC, { name: "news-abcdef1" }, true);
        assert.strictEqual(previewed.id, "");
        assert.ok([undefined, runtime.unknownValue].includes(previewed.outputs["arn"] as string | undefined));
    });

    it("takes new inputs over at an update, and finds again what it is asked to read", async () => {
        const existing = await provider().create(TOPIC, { name: "news-abcdef1" }, false);
        const inputs = { name: "news-abcdef1", displayName: "News" };
        const outputs = await provider().update(TOPIC, inputs, existing, false);
        assert.deepStrictEqual([outputs["displayName"], outputs["arn"]], ["News", existing.outputs["arn"]]);
        assert.deepStrictEqual(await provider().read(TOPIC, existing), existing);
        await provider().delete(TOPIC, existing);
    });

    it("refuses a data source that it does not know", () => {
        assert.throws(() => provider().invoke("aws:nope/getNothing:getNothing", {}), /getNothing/);
    });
});
