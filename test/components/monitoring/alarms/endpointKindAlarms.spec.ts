import * as assert from "node:assert";
import { EndpointAlarms, EndpointAlarmsArgs } from "../../../../components/monitoring/alarms/endpointAlarms";
import { EndpointKind } from "../../../../components/shared/endpointKind";
import { record, Recording } from "../../../support/recorder";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const TOPIC = "arn:aws:sns:eu-central-1:111122223333:ops";

function recordAlarms(overrides: Partial<EndpointAlarmsArgs>): Promise<Recording> {
    return record(() => {
        const alarms = new EndpointAlarms("fraud", {
            endpointName: "fraud",
            variants: [{ name: "main" }],
            alarmActionArns: [TOPIC],
            ...overrides,
        });
        const { alarmNames, rollbackAlarmNames, rollbackAlarmSeconds } = alarms;
        return { alarmNames, rollbackAlarmNames, rollbackAlarmSeconds };
    });
}

function rejects(overrides: Partial<EndpointAlarmsArgs>, ...lines: string[]): Promise<void> {
    return assert.rejects(recordAlarms(overrides), {
        message: ['EndpointAlarms "fraud":', ...lines.map((line) => `  ${line}`)].join("\n"),
    });
}

function inputsOf(recording: Recording, key: string): Record<string, unknown> {
    return recording.one(ALARM, `fraud-alarm-${key}`).inputs;
}

/** What an alarm watches and when it fires. */
function essence(recording: Recording, key: string): unknown[] {
    const inputs = inputsOf(recording, key);
    const window = ["period", "evaluationPeriods", "datapointsToAlarm", "treatMissingData"];
    const statistic = inputs["statistic"] ?? inputs["extendedStatistic"];
    return [
        inputs["namespace"],
        inputs["metricName"],
        statistic,
        inputs["threshold"],
        ...window.map((field) => inputs[field]),
    ];
}

describe("EndpointAlarms of a serverless endpoint", () => {
    const endpointKind = EndpointKind.Serverless;

    it("watches requests, cold starts, concurrency and memory over a quarter of an hour, and rolls nothing back", async () => {
        const recording = await recordAlarms({ endpointKind });
        const requests = "AWS/SageMaker";
        const silent = "notBreaching";
        assert.deepStrictEqual(Object.keys(recording.outputs["alarmNames"] ?? {}).sort(), [
            "main-concurrency-utilization",
            "main-invocation-5xx-errors",
            "main-memory-utilization",
            "main-model-latency-p99",
            "main-model-setup-time",
        ]);
        assert.deepStrictEqual(
            [
                "main-invocation-5xx-errors",
                "main-model-latency-p99",
                "main-model-setup-time",
                "main-concurrency-utilization",
                "main-memory-utilization",
            ].map((key) => essence(recording, key)),
            [
                [requests, "Invocation5XXErrors", "Average", 0.01, 300, 3, 1, silent],
                [requests, "ModelLatency", "p99", 1_000_000, 300, 3, 2, silent],
                [requests, "ModelSetupTime", "Maximum", 30_000_000, 300, 3, 1, silent],
                [requests, "ServerlessConcurrentExecutionsUtilization", "Maximum", 0.8, 300, 3, 2, silent],
                ["/aws/sagemaker/Endpoints", "MemoryUtilization", "Maximum", 85, 300, 3, 1, silent],
            ],
        );
        assert.deepStrictEqual(recording.outputs["rollbackAlarmNames"], []);
        assert.strictEqual(recording.outputs["rollbackAlarmSeconds"], 0);
    });

    it("watches the use of provisioned concurrency where there is some", async () => {
        const recording = await recordAlarms({
            endpointKind,
            variants: [{ name: "main", provisionedConcurrency: 3 }],
            thresholds: { provisionedConcurrencyPercent: 75 },
        });
        assert.deepStrictEqual(essence(recording, "main-provisioned-concurrency-utilization"), [
            "AWS/SageMaker",
            "ServerlessProvisionedConcurrencyUtilization",
            "Average",
            0.75,
            300,
            3,
            2,
            "notBreaching",
        ]);
    });

    it("refuses what instances have, a second variant, and thresholds of alarms that it has not", async () => {
        const rule = "does not apply to a serverless endpoint";
        await rejects(
            {
                endpointKind,
                variants: [{ name: "main", instanceType: "ml.m5.large", shadow: true }, { name: "other" }],
                thresholds: { cpuPercentPerVcpu: 80, oldestRequestSeconds: 60 },
                missingHostMetrics: "breaching",
            },
            'variants: must have one member, a serverless endpoint has no more, got ["main","other"]; list the endpoint\'s variant',
            `variants[0].instanceType: ${rule}, got "ml.m5.large"; leave it out`,
            `variants[0].shadow: ${rule}, got true; leave it out`,
            "thresholds.cpuPercentPerVcpu: is of no alarm that an endpoint of kind serverless has, got 80; leave it out",
            "thresholds.oldestRequestSeconds: is of no alarm that an endpoint of kind serverless has, got 60; leave it out",
            'missingHostMetrics: does not apply to a serverless endpoint, which has no instances that could go silent, got "breaching"; leave it out',
        );
    });
});

describe("EndpointAlarms of an asynchronous endpoint", () => {
    const endpointKind = EndpointKind.Asynchronous;
    const variants = [{ name: "main", instanceType: "ml.c5.xlarge" }];

    it("watches the queue of the whole endpoint beside requests and instances", async () => {
        const recording = await recordAlarms({ endpointKind, variants });
        assert.deepStrictEqual(Object.keys(recording.outputs["alarmNames"] ?? {}).sort(), [
            "backlog-per-instance",
            "backlog-without-capacity",
            "main-cpu-utilization",
            "main-disk-utilization",
            "main-invocation-5xx-errors",
            "main-invocation-failures",
            "main-memory-utilization",
            "main-model-latency-p99",
            "oldest-request-age",
        ]);
        const requests = "AWS/SageMaker";
        const silent = "notBreaching";
        assert.deepStrictEqual(
            [
                "main-invocation-failures",
                "main-model-latency-p99",
                "backlog-per-instance",
                "oldest-request-age",
                "backlog-without-capacity",
            ].map((key) => essence(recording, key)),
            [
                [requests, "InvocationFailures", "Sum", 1, 300, 1, 1, silent],
                [requests, "ModelLatency", "p99", 450_000_000, 60, 3, 2, silent],
                [requests, "ApproximateBacklogSizePerInstance", "Average", 100, 60, 15, 15, silent],
                [requests, "ApproximateAgeOfOldestRequest", "Maximum", 3600, 60, 3, 3, silent],
                [requests, "HasBacklogWithoutCapacity", "Maximum", 0, 60, 15, 15, silent],
            ],
        );
    });

    it("names the endpoint alone where the metric is of the queue, and the variant where it is of a variant", async () => {
        const recording = await recordAlarms({ endpointKind, variants });
        const queue = inputsOf(recording, "backlog-per-instance");
        assert.deepStrictEqual(
            [queue["name"], queue["dimensions"], queue["alarmDescription"]],
            [
                "fraud-backlog-per-instance",
                { EndpointName: "fraud" },
                "warning: requests that wait for each instance of fraud",
            ],
        );
        assert.deepStrictEqual(inputsOf(recording, "main-invocation-failures")["dimensions"], {
            EndpointName: "fraud",
            VariantName: "main",
        });
    });

    it("does not take an endpoint without instances for a dead one, and rolls back as a real-time one", async () => {
        const recording = await recordAlarms({ endpointKind, variants });
        assert.strictEqual(inputsOf(recording, "main-cpu-utilization")["treatMissingData"], "notBreaching");
        assert.deepStrictEqual(recording.outputs["rollbackAlarmNames"], [
            "fraud-main-invocation-5xx-errors",
            "fraud-main-model-latency-p99",
        ]);
        assert.strictEqual(recording.outputs["rollbackAlarmSeconds"], 180);
    });

    it("asks for an instance type, and refuses what serverless endpoints have", async () => {
        await rejects(
            {
                endpointKind,
                variants: [{ name: "main", provisionedConcurrency: 2 }],
                thresholds: { concurrencyPercent: 50 },
            },
            "variants[0].instanceType: must be an instance type of SageMaker; write it as ml.family.size, for example ml.c5.xlarge",
            "variants[0].provisionedConcurrency: applies to serverless endpoints only, got 2; leave it out",
            "thresholds.concurrencyPercent: is of no alarm that an endpoint of kind asynchronous has, got 50; leave it out",
        );
    });
});
