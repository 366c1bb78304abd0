import * as assert from "node:assert";
import {
    EndpointAlarms,
    EndpointAlarmsArgs,
    MissingData,
} from "../../../../components/monitoring/alarms/endpointAlarms";
import { record, Recording } from "../../../support/recorder";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const TOPIC = "arn:aws:sns:eu-central-1:111122223333:ops";

function args(overrides: Partial<EndpointAlarmsArgs> = {}): EndpointAlarmsArgs {
    return {
        endpointName: "fraud",
        variants: [{ name: "main", instanceType: "ml.c5.xlarge" }],
        alarmActionArns: [TOPIC],
        tags: { team: "risk" },
        ...overrides,
    };
}

function recordAlarms(overrides: Partial<EndpointAlarmsArgs> = {}, preview = false): Promise<Recording> {
    return record(
        () => {
            const alarms = new EndpointAlarms("fraud", args(overrides));
            const { alarmNames, rollbackAlarmNames, rollbackAlarmSeconds } = alarms;
            return { alarmNames, rollbackAlarmNames, rollbackAlarmSeconds };
        },
        { preview },
    );
}

function rejects(overrides: Partial<EndpointAlarmsArgs>, ...lines: string[]): Promise<void> {
    return assert.rejects(recordAlarms(overrides), {
        message: ['EndpointAlarms "fraud":', ...lines.map((line) => `  ${line}`)].join("\n"),
    });
}

describe("EndpointAlarms", () => {
    it("makes five alarms for a variant on CPUs, each with its parent", async () => {
        const recording = await recordAlarms();
        assert.deepStrictEqual(recording.typesAndNames(), [
            `${ALARM} fraud-alarm-main-cpu-utilization`,
            `${ALARM} fraud-alarm-main-disk-utilization`,
            `${ALARM} fraud-alarm-main-invocation-5xx-errors`,
            `${ALARM} fraud-alarm-main-memory-utilization`,
            `${ALARM} fraud-alarm-main-model-latency-p99`,
            "mlops:index:EndpointAlarms fraud",
        ]);
        for (const alarm of recording.all(ALARM)) {
            assert.match(alarm.urn, /mlops:index:EndpointAlarms\$aws:cloudwatch/);
        }
    });

    it("makes the 5XX alarm an error rate, above 1 %, quick enough for a rollback", async () => {
        const alarm = (await recordAlarms()).one(ALARM, "fraud-alarm-main-invocation-5xx-errors");
        assert.deepStrictEqual(alarm.inputs, {
            name: "fraud-main-invocation-5xx-errors",
            alarmDescription: "critical: share of requests that fail with a 5XX status of fraud/main",
            namespace: "AWS/SageMaker",
            metricName: "Invocation5XXErrors",
            dimensions: { EndpointName: "fraud", VariantName: "main" },
            statistic: "Average",
            period: 60,
            evaluationPeriods: 3,
            datapointsToAlarm: 2,
            threshold: 0.01,
            comparisonOperator: "GreaterThanThreshold",
            treatMissingData: "notBreaching",
            alarmActions: [TOPIC],
            okActions: [TOPIC],
            tags: { "mlops:component": "EndpointAlarms", team: "risk" },
        });
    });

    it("turns milliseconds of latency into the metric's microseconds", async () => {
        const recording = await recordAlarms({ thresholds: { modelLatencyP99Milliseconds: 250 } });
        const { inputs } = recording.one(ALARM, "fraud-alarm-main-model-latency-p99");
        assert.deepStrictEqual(
            [inputs["namespace"], inputs["metricName"], inputs["extendedStatistic"], inputs["threshold"]],
            ["AWS/SageMaker", "ModelLatency", "p99", 250_000],
        );
        assert.ok(!("statistic" in inputs));
    });

    it("turns percent of one vCPU into the sum over four", async () => {
        const recording = await recordAlarms({ thresholds: { cpuPercentPerVcpu: 80 } });
        const { inputs } = recording.one(ALARM, "fraud-alarm-main-cpu-utilization");
        assert.deepStrictEqual(
            [inputs["namespace"], inputs["metricName"], inputs["statistic"], inputs["threshold"]],
            ["/aws/sagemaker/Endpoints", "CPUUtilization", "Average", 320],
        );
    });

    it("watches memory and disk of the fullest instance, in percent as they are", async () => {
        const recording = await recordAlarms();
        const memory = recording.one(ALARM, "fraud-alarm-main-memory-utilization").inputs;
        const disk = recording.one(ALARM, "fraud-alarm-main-disk-utilization").inputs;
        assert.deepStrictEqual(
            [memory["metricName"], memory["statistic"], memory["threshold"]],
            ["MemoryUtilization", "Maximum", 85],
        );
        // Data capture stops at about 75 %.
        assert.deepStrictEqual(
            [disk["metricName"], disk["statistic"], disk["threshold"]],
            ["DiskUtilization", "Maximum", 70],
        );
    });

    it("adds the GPU's two alarms for types with GPUs, the sum over all of them", async () => {
        const recording = await recordAlarms({
            variants: [{ name: "main", instanceType: "ml.g5.12xlarge" }],
            thresholds: { gpuPercentPerGpu: 90, gpuMemoryPercentPerGpu: 80 },
        });
        assert.strictEqual(recording.all(ALARM).length, 7);
        const load = recording.one(ALARM, "fraud-alarm-main-gpu-utilization").inputs;
        const memory = recording.one(ALARM, "fraud-alarm-main-gpu-memory-utilization").inputs;
        assert.deepStrictEqual([load["metricName"], load["threshold"]], ["GPUUtilization", 360]);
        assert.deepStrictEqual([memory["metricName"], memory["threshold"]], ["GPUMemoryUtilization", 320]);
    });

    it("takes silent hosts for dead ones unless told otherwise, and never silent requests for errors", async () => {
        const missing = async (overrides: Partial<EndpointAlarmsArgs>) =>
            Object.fromEntries(
                (await recordAlarms(overrides))
                    .all(ALARM)
                    .map(({ inputs }) => [inputs["metricName"], inputs["treatMissingData"]]),
            );
        const requests = { Invocation5XXErrors: "notBreaching", ModelLatency: "notBreaching" };
        assert.deepStrictEqual(await missing({}), {
            ...requests,
            CPUUtilization: "breaching",
            MemoryUtilization: "breaching",
            DiskUtilization: "breaching",
        });
        assert.deepStrictEqual(await missing({ missingHostMetrics: MissingData.NotBreaching }), {
            ...requests,
            CPUUtilization: "notBreaching",
            MemoryUtilization: "notBreaching",
            DiskUtilization: "notBreaching",
        });
    });

    it("tells others that it is over, where asked to", async () => {
        const recording = await recordAlarms({ okActionArns: [] });
        for (const { inputs } of recording.all(ALARM)) {
            assert.deepStrictEqual([inputs["alarmActions"], inputs["okActions"]], [[TOPIC], []]);
        }
    });

    for (const preview of [false, true]) {
        it(`knows all names ${preview ? "at preview" : "when deployed"}, the rollback's in a fixed order`, async () => {
            const variants = [
                { name: "main", instanceType: "ml.c5.xlarge" },
                { name: "challenger", instanceType: "ml.m5.large" },
            ];
            const { outputs } = await recordAlarms({ variants }, preview);
            assert.deepStrictEqual(outputs["rollbackAlarmNames"], [
                "fraud-main-invocation-5xx-errors",
                "fraud-main-model-latency-p99",
                "fraud-challenger-invocation-5xx-errors",
                "fraud-challenger-model-latency-p99",
            ]);
            const names = Object.entries(outputs["alarmNames"] ?? {});
            assert.strictEqual(names.length, 10);
            for (const [key, alarmName] of names) {
                assert.strictEqual(alarmName, `fraud-${key}`);
            }
        });
    }

    it("watches a shadow, and rolls back for what it does to real requests only", async () => {
        const main = { name: "main", instanceType: "ml.c5.xlarge" };
        const recording = await recordAlarms({ variants: [main, { ...main, name: "copy", shadow: true }] });
        assert.strictEqual(recording.all(ALARM).length, 10);
        const shadowed = recording.one(ALARM, "fraud-alarm-copy-invocation-5xx-errors").inputs;
        assert.match(String(shadowed["alarmDescription"]), /^warning: /);
        assert.deepStrictEqual(recording.outputs["rollbackAlarmNames"], [
            "fraud-main-invocation-5xx-errors",
            "fraud-main-model-latency-p99",
        ]);
    });

    it("says how long its slowest rollback alarm takes", async () => {
        assert.strictEqual((await recordAlarms()).outputs["rollbackAlarmSeconds"], 180);
    });

    it("refuses more rollback alarms than SageMaker takes", async () => {
        const variants = Array.from({ length: 6 }, (_, index) => ({
            name: `v${String(index)}`,
            instanceType: "ml.c5.xlarge",
        }));
        await rejects(
            { variants },
            "variants: must not bring the rollback alarms above 10, SageMaker takes no more, got 12; give the other variants alarms of their own component and leave those out of the rollback",
        );
    });

    it("refuses what cannot be the name of an endpoint or variant, and variants listed twice", async () => {
        const rule = "must be 1 to 63 letters, digits and hyphens, with a letter or digit at both ends";
        const fix = "use the name that SageMaker has";
        await rejects(
            { endpointName: "fraud_", variants: [{ name: "-main", instanceType: "ml.c5.xlarge" }] },
            `endpointName: ${rule}, got "fraud_"; ${fix}`,
            `variants[0].name: ${rule}, got "-main"; ${fix}`,
        );
        const main = { name: "main", instanceType: "ml.c5.xlarge" };
        await rejects(
            { variants: [main, main] },
            'variants names: must not repeat, got "main"; list each variant once',
        );
    });

    it("refuses an instance type it cannot read, and asks for counts that the type does not say", async () => {
        await rejects(
            { variants: [{ name: "main", instanceType: "c5.xlarge" }] },
            'variants[0].instanceType: must be an instance type of SageMaker, got "c5.xlarge"; write it as ml.family.size, for example ml.c5.xlarge',
        );
        const unknown = { name: "main", instanceType: "ml.p9.metal" };
        const rule = "must be given where the instance type does not say it, the metric adds them up";
        const fix = "look the number up in the instance type's description";
        await rejects(
            { variants: [unknown] },
            `variants[0].vcpusPerInstance: ${rule}, got "ml.p9.metal"; ${fix}`,
            `variants[0].gpusPerInstance: ${rule}, got "ml.p9.metal"; ${fix}`,
        );
        const told = await recordAlarms({
            variants: [{ ...unknown, vcpusPerInstance: 96, gpusPerInstance: 2 }],
        });
        const threshold = (key: string) => told.one(ALARM, `fraud-alarm-main-${key}`).inputs["threshold"];
        assert.deepStrictEqual([threshold("cpu-utilization"), threshold("gpu-utilization")], [8160, 190]);
    });

    it("refuses thresholds out of range, no variants and no actions", async () => {
        await rejects(
            {
                variants: [],
                thresholds: { cpuPercentPerVcpu: 400, serverErrorPercent: 0 },
                alarmActionArns: [],
            },
            "variants: must have at least one member, got []; list the endpoint's variants",
            "thresholds.serverErrorPercent: must be above 0 and at most 100, got 0; leave it out for the default, or give it in the unit its name says",
            "thresholds.cpuPercentPerVcpu: must be above 0 and at most 100, got 400; leave it out for the default, or give it in the unit its name says",
            "alarmActionArns: must have at least one member, an alarm that tells nobody is none, got []; give the ARN of a notification topic",
        );
    });
});
