import * as assert from "node:assert";
import { ENDPOINT_ALARMS } from "../../../../components/monitoring/alarms/alarmCatalog";
import type { AlarmDefinition } from "../../../../components/monitoring/alarms/alarmDefinition";
import { EndpointKind } from "../../../../components/shared/endpointKind";

/** What AWS's pages say of a kind of endpoint: metrics by dimensions and namespace, with the statistics they have. */
type Documented = Record<string, string[]>;

/** https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html */
const OF_INSTANCES: Documented = {
    "EndpointName,VariantName AWS/SageMaker": [
        "Invocation4XXErrors: Average, Sum",
        "Invocation5XXErrors: Average, Sum",
        "ModelLatency: Average, Sum, Minimum, Maximum, SampleCount, p99",
    ],
    "EndpointName,VariantName /aws/sagemaker/Endpoints": [
        "CPUUtilization: Average, Maximum",
        "MemoryUtilization: Average, Maximum",
        "DiskUtilization: Average, Maximum",
        "GPUUtilization: Average, Maximum",
        "GPUMemoryUtilization: Average, Maximum",
    ],
};

const DOCUMENTED: Record<EndpointKind, Documented> = {
    realtime: OF_INSTANCES,
    /** https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints-monitoring.html, which calls its list exhaustive. */
    serverless: {
        "EndpointName,VariantName AWS/SageMaker": [
            "Invocation4XXErrors: Average, Sum",
            "Invocation5XXErrors: Average, Sum",
            "Invocations: Sum",
            "ModelLatency: Average, Sum, Minimum, Maximum, SampleCount, p99",
            "OverheadLatency: Average, Sum, Minimum, Maximum, SampleCount, p99",
            "ModelSetupTime: Average, Minimum, Maximum, SampleCount, p99",
            "ServerlessConcurrentExecutionsUtilization: Average, Maximum, Minimum",
            "ServerlessProvisionedConcurrencyExecutions: Average, Maximum, Minimum",
            "ServerlessProvisionedConcurrencyUtilization: Average, Maximum, Minimum",
            "ServerlessProvisionedConcurrencyInvocations: Average, Maximum, Minimum",
            "ServerlessProvisionedConcurrencySpilloverInvocations: Average, Maximum, Minimum",
        ],
        "EndpointName,VariantName /aws/sagemaker/Endpoints": ["MemoryUtilization: Average, Maximum"],
    },
    /** https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html */
    asynchronous: {
        ...OF_INSTANCES,
        "EndpointName,VariantName AWS/SageMaker": [
            ...(OF_INSTANCES["EndpointName,VariantName AWS/SageMaker"] ?? []),
            "RequestDownloadFailures: Sum",
            "ResponseUploadFailures: Sum",
            "NotificationFailures: Sum",
            "ExpiredRequests: Sum",
            "InvocationFailures: Sum",
            "InvocationsProcesssed: Sum",
        ],
        "EndpointName AWS/SageMaker": [
            "ApproximateBacklogSize: Average, Maximum, Minimum",
            "ApproximateBacklogSizePerInstance: Average, Maximum, Minimum",
            "ApproximateAgeOfOldestRequest: Average, Maximum, Minimum",
            "HasBacklogWithoutCapacity: Average, Maximum, Minimum",
        ],
    },
};

function isDocumented(kind: EndpointKind, alarm: AlarmDefinition): boolean {
    const dimensions = alarm.watches === "variant" ? "EndpointName,VariantName" : "EndpointName";
    const listed = DOCUMENTED[kind][`${dimensions} ${alarm.namespace}`] ?? [];
    const statistics = listed.find((line) => line.startsWith(`${alarm.metricName}: `))?.split(/: |, /) ?? [];
    return statistics.slice(1).includes(alarm.statistic ?? alarm.extendedStatistic ?? "");
}

const REQUESTS = ["invocation-5xx-errors", "model-latency-p99"];
const HOSTS = [
    "cpu-utilization",
    "memory-utilization",
    "disk-utilization",
    "gpu-utilization",
    "gpu-memory-utilization",
];
/** Keys are part of alarm names and must not change. */
const KEYS: Record<EndpointKind, string[]> = {
    realtime: [...REQUESTS, ...HOSTS],
    serverless: [
        ...REQUESTS,
        "model-setup-time",
        "concurrency-utilization",
        "provisioned-concurrency-utilization",
        "memory-utilization",
    ],
    asynchronous: [
        ...REQUESTS,
        ...HOSTS,
        "invocation-failures",
        "backlog-per-instance",
        "oldest-request-age",
        "backlog-without-capacity",
    ],
};

describe("the alarm catalogue", () => {
    for (const kind of Object.values(EndpointKind)) {
        const alarms = ENDPOINT_ALARMS[kind];

        it(`has these alarms for endpoints of kind ${kind}`, () => {
            assert.deepStrictEqual(
                alarms.map(({ key }) => key),
                KEYS[kind],
            );
        });

        for (const alarm of alarms) {
            it(`finds ${alarm.key} of kind ${kind} in a documented metric, by one documented statistic`, () => {
                assert.ok(isDocumented(kind, alarm));
                assert.ok((alarm.statistic === undefined) !== (alarm.extendedStatistic === undefined));
                assert.ok(alarm.datapointsToAlarm <= alarm.evaluationPeriods);
            });
        }
    }

    for (const kind of [EndpointKind.Realtime, EndpointKind.Asynchronous]) {
        it(`rolls endpoints of kind ${kind} back on the two metrics of requests, within three minutes`, () => {
            const rollback = ENDPOINT_ALARMS[kind].filter((alarm) => alarm.rollback);
            assert.deepStrictEqual(
                rollback.map((alarm) => [alarm.metricName, alarm.evaluationPeriods * alarm.periodSeconds]),
                [
                    ["Invocation5XXErrors", 180],
                    ["ModelLatency", 180],
                ],
            );
        });
    }

    it("rolls no serverless endpoint back, SageMaker has no deployment guardrails for it", () => {
        assert.ok(!ENDPOINT_ALARMS.serverless.some((alarm) => alarm.rollback));
    });
});
