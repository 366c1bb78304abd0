import * as assert from "node:assert";
import { RecordedResource } from "../../../rehearsal/engine/recordedResource";
import { renderTree } from "../../../rehearsal/graph/tree";
import { shortType } from "../../../rehearsal/graph/shortType";
import { paint } from "../../../rehearsal/terminal/paint";
import { recorded, screen, stackResource } from "./graphFixtures";

function resources(): RecordedResource[] {
    const endpoint = recorded("mlops:index:RealtimeEndpoint", "fraud", {}, { custom: false });
    const config = recorded(
        "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
        "fraud-config",
        {
            productionVariants: [
                { variantName: "main", instanceType: "ml.m5.large", initialInstanceCount: 2 },
            ],
        },
        { parent: endpoint.urn },
    );
    const live = recorded(
        "aws:sagemaker/endpoint:Endpoint",
        "fraud-endpoint",
        {},
        {
            parent: endpoint.urn,
            options: { protect: true, retainOnDelete: false, ignoreChanges: [] },
        },
    );
    const alarm = recorded("aws:cloudwatch/metricAlarm:MetricAlarm", "cpu", {
        metricName: "CPUUtilization",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 80,
    });
    return [stackResource(), alarm, live, config, endpoint];
}

describe("renderTree", () => {
    it("puts resources under their components, with counts and key facts", () => {
        assert.deepStrictEqual(renderTree("dev", "demo", resources(), screen()), [
            "dev of demo: 3 resources in 1 component",
            "├─ cloudwatch.MetricAlarm cpu  CPUUtilization > 80",
            "└─ RealtimeEndpoint fraud (2)",
            "   ├─ sagemaker.Endpoint fraud-endpoint  protected",
            "   └─ sagemaker.EndpointConfiguration fraud-config  main: 2 x ml.m5.large",
        ]);
    });

    it("keeps every line within the screen", () => {
        const lines = renderTree("dev", "demo", resources(), screen(40));
        assert.deepStrictEqual(lines.slice(1), [
            "├─ cloudwatch.MetricAlarm cpu  CPUUtili…",
            "└─ RealtimeEndpoint fraud (2)",
            "   ├─ sagemaker.Endpoint fraud-endpoint…",
            "   └─ sagemaker.EndpointConfiguration f…",
        ]);
    });

    it("does not depend on the order in which resources were declared", () => {
        const forwards = renderTree("dev", "demo", resources(), screen());
        assert.deepStrictEqual(renderTree("dev", "demo", resources().reverse(), screen()), forwards);
    });

    it("colours only what it is told to colour", () => {
        const coloured = renderTree("dev", "demo", resources(), { columns: 120, paint: paint(true) });
        assert.strictEqual(
            coloured[2],
            "\u001b[2m└─ \u001b[22m\u001b[36mRealtimeEndpoint\u001b[39m\u001b[1m fraud (2)\u001b[22m\u001b[2m\u001b[22m",
        );
    });
});

describe("shortType", () => {
    it("names types as a reader does", () => {
        assert.strictEqual(shortType("aws:sagemaker/model:Model"), "sagemaker.Model");
        assert.strictEqual(shortType("awsx:ec2:Vpc"), "awsx ec2.Vpc");
        assert.strictEqual(
            shortType("aws-native:sagemaker:InferenceComponent"),
            "native sagemaker.InferenceComponent",
        );
        assert.strictEqual(shortType("pulumi-nodejs:dynamic/mlops:EndpointRollout"), "EndpointRollout");
    });
});
