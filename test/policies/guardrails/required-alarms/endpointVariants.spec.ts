import * as assert from "node:assert";
import { sagemakerEndpointRequiredAlarms } from "../../../../policies/guardrails/required-alarms/sagemakerEndpointRequiredAlarms";
import {
    advisoryMessages,
    Analysis,
    analyzeStack,
    mandatoryMessages,
    ResourceFixture,
    UNKNOWN,
} from "../../analyzer";
import { alarm, alarms, ENDPOINT, endpoint, endpointConfig, METRICS, rollout, variant } from "./fixtures";

function check(...resources: ResourceFixture[]): Promise<Analysis> {
    return analyzeStack(sagemakerEndpointRequiredAlarms, resources);
}

/** Of which variants alarms are missing. */
async function variantsWithoutAlarms(...resources: ResourceFixture[]): Promise<string[]> {
    const messages = mandatoryMessages(await check(...resources));
    return [...new Set(messages.map((message) => /variant "(.*?)"/.exec(message)?.[1] ?? message))];
}

/** A second configuration in the stack, with a variant of its own. */
function nextConfig(name: unknown): ResourceFixture {
    return { ...endpointConfig([variant({ variantName: "B" })], { name }), name: "fraud-next-config" };
}

describe("variants of an endpoint", () => {
    it("are those of the configuration that it names, not of another in the stack", async () => {
        const others = nextConfig("fraud-config-5d6e7f8");
        assert.deepStrictEqual(await variantsWithoutAlarms(endpoint(), endpointConfig(), others), [
            "AllTraffic",
        ]);
    });

    it("are found by dependency where a preview does not know the configuration's name", async () => {
        const config = endpointConfig([variant()], { name: UNKNOWN });
        const unknown = endpoint({ endpointConfigName: UNKNOWN });
        assert.deepStrictEqual(await variantsWithoutAlarms(unknown, config), ["AllTraffic"]);
    });

    it("are found by dependency where the endpoint still names a configuration that is gone", async () => {
        const stale = endpoint({ endpointConfigName: "fraud-config-0000000" });
        assert.deepStrictEqual(await variantsWithoutAlarms(stale, endpointConfig()), ["AllTraffic"]);
    });

    it("include those of the configuration that a rollout makes live, by name and by dependency", async () => {
        const byName = [rollout(), nextConfig("fraud-config-5d6e7f8")];
        assert.deepStrictEqual(await variantsWithoutAlarms(endpoint(), endpointConfig(), ...byName), [
            "AllTraffic",
            "B",
        ]);
        const byDependency = [rollout({ endpointConfigName: UNKNOWN }), nextConfig(UNKNOWN)];
        assert.deepStrictEqual(await variantsWithoutAlarms(endpoint(), endpointConfig(), ...byDependency), [
            "AllTraffic",
            "B",
        ]);
    });

    it("do not include those of another endpoint's rollout", async () => {
        const other = rollout({ endpointName: "other" });
        const config = nextConfig("fraud-config-5d6e7f8");
        assert.deepStrictEqual(await variantsWithoutAlarms(endpoint(), endpointConfig(), other, config), [
            "AllTraffic",
        ]);
    });

    it("are noted as open where a rollout's configuration is unknown, beside those that are known", async () => {
        const blind = { ...rollout({ endpointConfigName: UNKNOWN }), sources: {} };
        const analysis = await check(endpoint(), endpointConfig(), blind, ...alarms());
        assert.deepStrictEqual(mandatoryMessages(analysis), []);
        assert.match(
            advisoryMessages(analysis).join(),
            /string value at \.endpointConfigName can't be known/,
        );
    });

    it("must be readable from the stack", async () => {
        const outside = { ...endpoint(), sources: {} };
        assert.deepStrictEqual(mandatoryMessages(await check(outside)), [
            `${ENDPOINT} "fraud-endpoint": endpointConfigName names no configuration of this stack; ` +
                "the variants that need alarms must be readable from the stack. " +
                "Fix: declare the endpoint configuration in the same program as the endpoint.",
        ]);
    });

    it("are noted as open where a preview knows neither the configuration nor where it comes from", async () => {
        const analysis = await check({ ...endpoint({ endpointConfigName: UNKNOWN }), sources: {} });
        assert.deepStrictEqual(mandatoryMessages(analysis), []);
        assert.match(
            advisoryMessages(analysis).join(),
            /string value at \.endpointConfigName can't be known/,
        );
    });

    it("are noted as open where they are unknown, and the next endpoint is still judged", async () => {
        for (const variants of [UNKNOWN, [UNKNOWN], [variant({ variantName: UNKNOWN })]]) {
            const second: ResourceFixture = {
                ...endpoint({ name: "second", endpointConfigName: "fraud-config-5d6e7f8" }),
                name: "second-endpoint",
            };
            const analysis = await check(
                endpoint(),
                endpointConfig(variants),
                second,
                nextConfig("fraud-config-5d6e7f8"),
            );
            assert.strictEqual(mandatoryMessages(analysis).length, METRICS.length);
            assert.ok(
                mandatoryMessages(analysis).every((text) => text.startsWith(`${ENDPOINT} "second-endpoint"`)),
            );
            assert.match(
                advisoryMessages(analysis).join(),
                /"fraud-endpoint": string value at \.productionVariants/,
            );
        }
    });

    it("are matched through the dependency of an alarm whose endpoint name is unknown", async () => {
        const dimensions = { EndpointName: UNKNOWN, VariantName: "AllTraffic" };
        const all = METRICS.map((metric) => ({
            ...alarm(metric, { dimensions }),
            sources: { dimensions: ["fraud-endpoint"] },
        }));
        assert.deepStrictEqual((await check(endpoint(), endpointConfig(), ...all)).diagnostics, []);
    });

    it("of the native provider are read alike", async () => {
        const native = [
            {
                type: "aws-native:sagemaker:Endpoint",
                name: "fraud-endpoint",
                properties: { endpointName: "fraud", endpointConfigName: "fraud-config-1a2b3c4" },
            },
            {
                type: "aws-native:sagemaker:EndpointConfig",
                name: "fraud-endpoint-config",
                properties: { endpointConfigName: "fraud-config-1a2b3c4", productionVariants: [variant()] },
            },
        ];
        assert.deepStrictEqual(await variantsWithoutAlarms(...native), ["AllTraffic"]);
        assert.deepStrictEqual(await variantsWithoutAlarms(...native, ...alarms()), []);
    });
});
