import * as assert from "node:assert";
import {
    driftDimensions,
    driftMetric,
} from "../../../../../components/monitoring/monitors/dataQuality/monitorMetrics";

describe("monitor metrics", () => {
    it("are called by default as AWS's running samples call them", () => {
        const metric = driftMetric("amount");
        assert.strictEqual(metric.namespace, "aws/sagemaker/Endpoints/data-metrics");
        assert.strictEqual(metric.metricName, "feature_baseline_drift_amount");
        assert.deepStrictEqual(driftDimensions(metric, "fraud", "fraud-schedule"), {
            Endpoint: "fraud",
            MonitoringSchedule: "fraud-schedule",
        });
    });

    it("can be called as the documentation calls them", () => {
        const metric = driftMetric("amount", {
            namespace: "/aws/sagemaker/Endpoints/data-metric",
            endpointDimension: "EndpointName",
            scheduleDimension: "ScheduleName",
        });
        assert.strictEqual(metric.namespace, "/aws/sagemaker/Endpoints/data-metric");
        assert.deepStrictEqual(driftDimensions(metric, "fraud", "fraud-schedule"), {
            EndpointName: "fraud",
            ScheduleName: "fraud-schedule",
        });
    });

    it("keep the other names where one is given", () => {
        const metric = driftMetric("amount", { endpointDimension: "EndpointName" });
        assert.deepStrictEqual(Object.keys(driftDimensions(metric, "fraud", "fraud-schedule")), [
            "EndpointName",
            "MonitoringSchedule",
        ]);
    });
});
