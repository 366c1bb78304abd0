import * as assert from "node:assert";
import { spawn } from "node:child_process";
import { runtime } from "@pulumi/pulumi";
import {
    RolloutInputs,
    rolloutProvider,
    RolloutState,
} from "../../../../components/serving/rollout/rolloutProvider";
import { fakeEnvironment } from "../../../support/fakeSageMaker/environment";
import { fakeForEachTest, seed } from "./fakeForEachTest";

const DEPLOYMENT = {
    strategy: "canary",
    stepPercent: 10,
    waitSeconds: 600,
    terminationWaitSeconds: 300,
    maximumExecutionSeconds: 5100,
} as const;

function inputs(change: Partial<RolloutInputs> = {}): RolloutInputs {
    return {
        endpointName: "fraud",
        endpointConfigName: "fraud-1",
        region: "eu-central-1",
        deployment: DEPLOYMENT,
        rollbackAlarmNames: ["errors"],
        watchSeconds: 8700,
        weights: { main: 1 },
        instanceCounts: { main: 2 },
        instanceTypes: { main: "ml.m5.large" },
        ...change,
    };
}

function state(change: Partial<RolloutState> = {}): RolloutState {
    return { ...inputs(), liveEndpointConfigName: "fraud-1", ...change };
}

async function diff(olds: RolloutState, news: RolloutInputs): Promise<unknown> {
    assert.ok(rolloutProvider.diff);
    return rolloutProvider.diff("fraud", olds, news);
}

const SAME = { changes: false, replaces: [], deleteBeforeReplace: false };
const CHANGED = { changes: true, replaces: [], deleteBeforeReplace: false };

describe("the rollout provider's diff", () => {
    it("sees no change in new provider code or in another order of keys", async () => {
        const reordered = Object.fromEntries(Object.entries(inputs()).reverse()) as unknown as RolloutInputs;
        const olds = { ...state(), __provider: "old code" };
        assert.deepStrictEqual(await diff(olds, { ...reordered, ...{ __provider: "new code" } }), SAME);
    });

    it("updates for another configuration, weight, alarm, deployment or right", async () => {
        const changes: Partial<RolloutInputs>[] = [
            { endpointConfigName: "fraud-2" },
            { weights: { main: 2 } },
            { rollbackAlarmNames: ["errors", "latency"] },
            { deployment: { ...DEPLOYMENT, stepPercent: 20 } },
            { shadowSamplingPercent: 20 },
            { access: { profile: "prod" } },
        ];
        for (const change of changes) {
            assert.deepStrictEqual(await diff(state(), inputs(change)), CHANGED);
        }
    });

    it("updates when a refresh has seen another configuration live", async () => {
        assert.deepStrictEqual(await diff(state({ liveEndpointConfigName: "by-hand" }), inputs()), CHANGED);
    });

    it("makes way for what scales a serverless variant that loses its provisioned concurrency, and for nothing else of it", async () => {
        const serverless = (capacity: object): Partial<RolloutInputs> => ({
            serverless: { main: { maxConcurrency: 20, ...capacity } },
        });
        const olds = state(serverless({ provisionedConcurrency: 5 }));
        assert.deepStrictEqual(await diff(olds, inputs(serverless({ provisionedConcurrency: 2 }))), CHANGED);
        assert.deepStrictEqual(await diff(olds, inputs(serverless({}))), {
            changes: true,
            replaces: ["serverless"],
            deleteBeforeReplace: true,
        });
        const onDemand = state(serverless({}));
        assert.deepStrictEqual(
            await diff(onDemand, inputs(serverless({ provisionedConcurrency: 5 }))),
            CHANGED,
        );
    });

    it("replaces the rollout, not the endpoint, for another endpoint or region", async () => {
        assert.deepStrictEqual(await diff(state(), inputs({ endpointName: "other" })), {
            ...CHANGED,
            replaces: ["endpointName"],
        });
        assert.deepStrictEqual(await diff(state(), inputs({ region: "eu-west-1" })), {
            ...CHANGED,
            replaces: ["region"],
        });
    });

    it("takes scaling targets away first when a live variant changes its type or goes", async () => {
        const replaced = { changes: true, replaces: ["instanceTypes"], deleteBeforeReplace: true };
        assert.deepStrictEqual(
            await diff(state(), inputs({ instanceTypes: { main: "ml.c5.large" } })),
            replaced,
        );
        assert.deepStrictEqual(
            await diff(state(), inputs({ instanceTypes: { other: "ml.m5.large" } })),
            replaced,
        );
    });

    it("leaves scaling targets alone when a variant is added", async () => {
        const instanceTypes = { main: "ml.m5.large", other: "ml.c5.large" };
        assert.deepStrictEqual(await diff(state(), inputs({ instanceTypes })), CHANGED);
    });
});

describe("the rollout provider against the fake service", () => {
    const fake = fakeForEachTest();
    beforeEach(() => {
        seed(fake, ["fraud-1", "fraud-2"]);
    });

    function calls(operation: string): Record<string, unknown>[] {
        return fake.service.log.filter((call) => call.operation === operation).map((call) => call.input);
    }

    it("asks for nothing where the endpoint was born with the configuration", async () => {
        const created = await rolloutProvider.create(inputs());
        assert.deepStrictEqual(created, { id: "fraud", outs: state() });
        assert.deepStrictEqual(calls("UpdateEndpoint"), []);
    });

    it("notes new alarms and a new deployment without touching the endpoint", async () => {
        assert.ok(rolloutProvider.update);
        const news = inputs({ rollbackAlarmNames: ["latency"] });
        const updated = await rolloutProvider.update("fraud", state(), news);
        assert.deepStrictEqual(updated.outs?.rollbackAlarmNames, ["latency"]);
        assert.deepStrictEqual(calls("UpdateEndpoint"), []);
    });

    it("reads what is live, and forgets an endpoint that is gone", async () => {
        assert.ok(rolloutProvider.read);
        const known = state({ liveEndpointConfigName: "fraud-9" });
        assert.deepStrictEqual(await rolloutProvider.read("fraud", known), { id: "fraud", props: state() });
        fake.service.control({ order: "deleteEndpoint", endpointName: "fraud" });
        assert.deepStrictEqual(await rolloutProvider.read("fraud", known), { id: "", props: known });
    });

    it("works as the text that Pulumi makes of it, in a process of its own", async function () {
        this.timeout(60_000);
        const { text } = await runtime.serializeFunction(() => rolloutProvider);
        const required = [...text.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name);
        assert.deepStrictEqual([...new Set(required)].sort(), [
            "@aws-sdk/client-cloudwatch/dist-cjs/index.js",
            "@aws-sdk/client-sagemaker/dist-cjs/index.js",
            "@aws-sdk/credential-providers/dist-cjs/index.js",
        ]);
        const news = inputs({ endpointConfigName: "fraud-2", shadowSamplingPercent: 20 });
        const output = await evaluate(text, { olds: state(), news }, fake.url);
        const [first, last, outs] = [output[0], output.at(-2), output.at(-1)];
        assert.strictEqual(first, "Endpoint fraud: Updating to fraud-2 (main: Creating)");
        assert.strictEqual(last, "Endpoint fraud: InService with fraud-2");
        assert.deepStrictEqual(JSON.parse(String(outs)), { ...news, liveEndpointConfigName: "fraud-2" });
        assert.deepStrictEqual(calls("UpdateEndpoint"), [
            {
                EndpointName: "fraud",
                EndpointConfigName: "fraud-2",
                RetainAllVariantProperties: true,
                ExcludeRetainedVariantProperties: [{ VariantPropertyType: "DesiredWeight" }],
                DeploymentConfig: {
                    BlueGreenUpdatePolicy: {
                        TrafficRoutingConfiguration: {
                            Type: "CANARY",
                            WaitIntervalInSeconds: 600,
                            CanarySize: { Type: "CAPACITY_PERCENT", Value: 10 },
                        },
                        TerminationWaitInSeconds: 300,
                        MaximumExecutionTimeoutInSeconds: 5100,
                    },
                    AutoRollbackConfiguration: { Alarms: [{ AlarmName: "errors" }] },
                },
            },
        ]);
    });
});

/** What Pulumi's host of dynamic providers does: it requires the text as a module and calls the provider. */
const HOST = `
let input = "";
process.stdin.on("data", (chunk) => (input += chunk)).on("end", async () => {
    const { text, olds, news } = JSON.parse(input);
    const provider = require("require-from-string")(text).handler();
    const { outs } = await provider.update("fraud", olds, news);
    console.log(JSON.stringify(outs));
});`;

async function evaluate(text: string, args: object, url: string): Promise<string[]> {
    const child = spawn(process.execPath, ["-e", HOST], { env: { ...process.env, ...fakeEnvironment(url) } });
    let output = "";
    child.stdout.on("data", (chunk) => (output += String(chunk)));
    child.stderr.on("data", (chunk) => (output += String(chunk)));
    child.stdin.end(JSON.stringify({ text, ...args }));
    const code = await new Promise((resolve) => child.on("close", resolve));
    assert.strictEqual(code, 0, output);
    return output.trim().split("\n");
}
