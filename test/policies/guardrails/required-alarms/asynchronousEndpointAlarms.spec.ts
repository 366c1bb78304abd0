import * as assert from "node:assert";
import { sagemakerEndpointRequiredAlarms } from "../../../../policies/guardrails/required-alarms/sagemakerEndpointRequiredAlarms";
import { analyzeStack, mandatoryMessages, ResourceFixture } from "../../analyzer";
import { alarm, alarms, ENDPOINT, endpoint, endpointConfig, variant } from "./fixtures";

async function violations(resources: ResourceFixture[], config: object = {}): Promise<string[]> {
    return mandatoryMessages(await analyzeStack(sagemakerEndpointRequiredAlarms, resources, config));
}

describe("sagemaker-endpoint-required-alarms on an asynchronous endpoint", () => {
    it("asks for the queue as a whole, beside what its variant publishes", async () => {
        const asynchronous = endpointConfig([variant()], { asyncInferenceConfig: { outputConfig: {} } });
        const stack = [endpoint(), asynchronous, ...alarms()];
        const found = await violations(stack);
        assert.deepStrictEqual(
            found.map((text) => /alarm on AWS\/SageMaker (\w+)/.exec(text)?.[1]),
            ["ApproximateBacklogSizePerInstance", "HasBacklogWithoutCapacity", "InvocationFailures"],
        );
        assert.strictEqual(
            found[0],
            `${ENDPOINT} "fraud-endpoint": variant "AllTraffic" has no alarm on AWS/SageMaker ` +
                "ApproximateBacklogSizePerInstance; each production variant needs an alarm with exactly the dimension " +
                "EndpointName that tells an SNS topic and says what missing data means. Fix: declare a metric alarm on " +
                'Average or Maximum of it with dimensions {EndpointName: "fraud"}, alarmActions and treatMissingData.',
        );
        const ofQueue = (metricName: string, dimensions: object) =>
            alarm([metricName, "AWS/SageMaker", metricName, { statistic: "Maximum" }], { dimensions });
        const queue = ["ApproximateBacklogSizePerInstance", "HasBacklogWithoutCapacity"].map((metricName) =>
            ofQueue(metricName, { EndpointName: "fraud" }),
        );
        const failures = alarm(["failures", "AWS/SageMaker", "InvocationFailures", { statistic: "Sum" }], {
            dimensions: { EndpointName: "fraud", VariantName: "AllTraffic" },
        });
        assert.deepStrictEqual(await violations([...stack, ...queue, failures]), []);
        const whole = ofQueue("InvocationFailures", { EndpointName: "fraud" });
        assert.match(
            (await violations([...stack, ...queue, whole])).join(),
            /its dimensions lack VariantName/,
        );
        const [backlog, capacity] = queue;
        const narrowed = ofQueue("ApproximateBacklogSizePerInstance", {
            EndpointName: "fraud",
            VariantName: "AllTraffic",
        });
        assert.ok(backlog !== undefined && capacity !== undefined);
        assert.match(
            (await violations([...stack, capacity, failures, narrowed])).join(),
            /its dimension VariantName narrows it to a part of the endpoint/,
        );
    });

    it("asks for none of what it does not publish, whatever a team asks for", async () => {
        const asynchronous = endpointConfig([variant()], { asyncInferenceConfig: { outputConfig: {} } });
        const metrics = [
            "errors5xx",
            "latency",
            "errors4xx",
            "modelErrors",
            "overhead",
            "traffic",
            "setupTime",
        ];
        const found = await violations([endpoint(), asynchronous], { metrics });
        assert.deepStrictEqual(
            found.map((text) => /alarm on AWS\/SageMaker (\w+)/.exec(text)?.[1]),
            ["Invocation5XXErrors", "ModelLatency", "Invocation4XXErrors"],
        );
    });
});
