import * as assert from "node:assert";
import * as path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { ComponentProvider } from "@pulumi/pulumi/provider/experimental/provider";
import * as library from "../../components";
import { record } from "../support/recorder";

type ComponentClass = new (name: string, args: object) => pulumi.ComponentResource;

function isComponent(value: unknown): value is ComponentClass {
    return typeof value === "function" && value.prototype instanceof pulumi.ComponentResource;
}

const COMPONENTS: [string, ComponentClass][] = Object.entries(library).flatMap(
    ([name, value]): [string, ComponentClass][] => (isComponent(value) ? [[name, value]] : []),
);

describe("the component library", () => {
    it("has the components that a platform is made of", () => {
        assert.deepStrictEqual(COMPONENTS.map(([name]) => name).sort(), [
            "ArtifactStore",
            "AsyncEndpoint",
            "AutoscalingPolicy",
            "EncryptionKey",
            "EndpointAlarms",
            "MlBuildPipeline",
            "MlDeployPipeline",
            "ModelDashboard",
            "ModelRegistryGroup",
            "MonitoringSchedule",
            "MultiModelEndpoint",
            "NetworkFoundation",
            "NotificationTopic",
            "RealtimeEndpoint",
            "RetrainingRequest",
            "RetrainingTrigger",
            "ServerlessEndpoint",
        ]);
    });

    for (const [name, component] of COMPONENTS) {
        it(`gives ${name} the type token of its class`, async () => {
            const tokens: string[] = [];
            await record(() => {
                pulumi.runtime.registerStackTransformation(({ type }) => void tokens.push(type));
                try {
                    new component("probe", {});
                } catch {
                    // Without arguments a component stops once it is registered, which is all that is asked here.
                }
            }).catch(() => undefined);
            assert.ok(tokens.includes(`mlops:index:${name}`), tokens.join(", "));
        });
    }

    it("has arguments that every Pulumi language can give", async function () {
        this.timeout(120000);
        const provider = new ComponentProvider({
            components: COMPONENTS.map(([, component]) => component),
            dirname: path.join(__dirname, "..", "..", "components"),
            name: "mlops",
        });
        const schema = JSON.parse(await provider.getSchema()) as { resources: Record<string, unknown> };
        assert.deepStrictEqual(
            Object.keys(schema.resources).sort(),
            COMPONENTS.map(([name]) => `mlops:index:${name}`).sort(),
        );
    });
});
