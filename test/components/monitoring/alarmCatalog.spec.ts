import * as assert from "node:assert";
import { ENDPOINT_ALARMS } from "../../../components/monitoring/alarmCatalog";

/**
 * The metrics of a variant by namespace, with the dimensions EndpointName and VariantName, as read in
 * https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
 */
const DOCUMENTED: Record<string, string[]> = {
    "AWS/SageMaker": [
        "Invocations",
        "InvocationsPerInstance",
        "Invocation4XXErrors",
        "Invocation5XXErrors",
        "InvocationModelErrors",
        "ModelLatency",
        "OverheadLatency",
    ],
    "/aws/sagemaker/Endpoints": [
        "CPUUtilization",
        "MemoryUtilization",
        "DiskUtilization",
        "GPUUtilization",
        "GPUMemoryUtilization",
    ],
};

describe("the alarm catalogue", () => {
    it("has these keys, which are part of alarm names and must not change", () => {
        assert.deepStrictEqual(
            ENDPOINT_ALARMS.map(({ key }) => key),
            [
                "invocation-5xx-errors",
                "model-latency-p99",
                "cpu-utilization",
                "memory-utilization",
                "disk-utilization",
                "gpu-utilization",
                "gpu-memory-utilization",
            ],
        );
    });

    for (const alarm of ENDPOINT_ALARMS) {
        it(`finds ${alarm.key} in a documented metric, by exactly one statistic`, () => {
            assert.ok(DOCUMENTED[alarm.namespace]?.includes(alarm.metricName));
            assert.ok((alarm.statistic === undefined) !== (alarm.extendedStatistic === undefined));
            assert.ok(alarm.datapointsToAlarm <= alarm.evaluationPeriods);
        });
    }

    it("rolls back on the two metrics of requests, within three minutes", () => {
        const rollback = ENDPOINT_ALARMS.filter((alarm) => alarm.rollback);
        assert.deepStrictEqual(
            rollback.map(({ metricName, evaluationPeriods }) => [metricName, evaluationPeriods]),
            [
                ["Invocation5XXErrors", 3],
                ["ModelLatency", 3],
            ],
        );
    });
});
