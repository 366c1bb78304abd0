import * as assert from "node:assert";
import * as fc from "fast-check";
import { AutoscalingPolicy, AutoscalingPolicyArgs } from "../../../components/scaling/autoscalingPolicy";
import { AdjustmentType, ScalingRequest } from "../../../components/scaling/scalingArgs";
import { MetricName, SCALING_METRICS } from "../../../components/scaling/scalingMetrics";
import { scalingProblems } from "../../../components/scaling/problems/scalingProblems";
import { EndpointKind } from "../../../components/shared/endpointKind";
import { describeProblem } from "../../../components/shared/problems/problems";
import { record, Recording } from "../../support/recorder";

const TARGET = "aws:appautoscaling/target:Target";
const POLICY = "aws:appautoscaling/policy:Policy";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const TOPIC = "arn:aws:sns:eu-central-1:111122223333:ops";

/**
 * What AWS says that each kind of endpoint publishes, and with which dimensions.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
 * https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
 */
const PER_VARIANT = ["EndpointName", "VariantName"];
const PUBLISHED: Record<EndpointKind, Record<string, string[]>> = {
    realtime: {
        InvocationsPerInstance: PER_VARIANT,
        ConcurrentRequestsPerModel: PER_VARIANT,
        CPUUtilization: PER_VARIANT,
        ModelLatency: PER_VARIANT,
    },
    /** https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints-monitoring.html */
    serverless: {
        ServerlessProvisionedConcurrencyUtilization: PER_VARIANT,
        ModelLatency: PER_VARIANT,
    },
    asynchronous: {
        ApproximateBacklogSizePerInstance: ["EndpointName"],
        HasBacklogWithoutCapacity: ["EndpointName"],
        CPUUtilization: PER_VARIANT,
        ModelLatency: PER_VARIANT,
    },
};

function request(overrides: Partial<ScalingRequest> = {}): ScalingRequest {
    const serverless = overrides.endpointKind === EndpointKind.Serverless;
    return {
        endpointKind: EndpointKind.Asynchronous,
        ...(serverless ? {} : { instanceType: "ml.c5.large" }),
        minCapacity: 0,
        maxCapacity: 5,
        targetTracking: [{ name: "backlog", backlogPerInstance: 5 }],
        ...overrides,
    };
}

function messages(overrides: Partial<ScalingRequest>): string[] {
    return scalingProblems(request(overrides)).map(describeProblem);
}

function recordPolicy(overrides: Partial<AutoscalingPolicyArgs> = {}): Promise<Recording> {
    return record(() => {
        new AutoscalingPolicy("ocr", {
            endpointName: "ocr",
            variantName: "main",
            alarmActionArns: [TOPIC],
            ...request(overrides),
            ...overrides,
        });
    });
}

/** Every metric that the policies and alarms of a recording look at, with its dimensions. */
function watched(recording: Recording): [metric: string, dimensions: string[]][] {
    const tracked = recording.all(POLICY).flatMap(({ inputs }) => {
        const configuration = inputs["targetTrackingScalingPolicyConfiguration"] as
            | { customizedMetricSpecification?: { metricName: string; dimensions: { name: string }[] } }
            | undefined;
        const metric = configuration?.customizedMetricSpecification;
        return metric === undefined ? [] : [[metric.metricName, metric.dimensions.map(({ name }) => name)]];
    });
    const alarmed = recording
        .all(ALARM)
        .map(({ inputs }) => [inputs["metricName"], Object.keys(inputs["dimensions"] as object)]);
    return [...tracked, ...alarmed] as [string, string[]][];
}

describe("AutoscalingPolicy of an asynchronous variant", () => {
    it("goes down to nothing, and makes what wakes it", async () => {
        const recording = await recordPolicy();
        assert.deepStrictEqual(recording.typesAndNames(), [
            `${POLICY} ocr-scaling-policy-backlog`,
            `${POLICY} ocr-scaling-policy-wake-from-zero`,
            `${TARGET} ocr-scaling-target`,
            `${ALARM} ocr-alarm-wake-from-zero`,
            "mlops:index:AutoscalingPolicy ocr",
        ]);
        const { scalableDimension, minCapacity } = recording.one(TARGET).inputs;
        assert.deepStrictEqual(
            [scalableDimension, minCapacity],
            ["sagemaker:variant:DesiredInstanceCount", 0],
        );
    });

    it("tracks the backlog of the whole endpoint, the only way in which it is published", async () => {
        const { inputs } = (await recordPolicy()).one(POLICY, "ocr-scaling-policy-backlog");
        assert.deepStrictEqual(inputs["targetTrackingScalingPolicyConfiguration"], {
            customizedMetricSpecification: {
                namespace: "AWS/SageMaker",
                metricName: "ApproximateBacklogSizePerInstance",
                statistic: "Average",
                dimensions: [{ name: "EndpointName", value: "ocr" }],
            },
            targetValue: 5,
            scaleOutCooldown: 60,
            scaleInCooldown: 300,
            disableScaleIn: false,
        });
    });

    it("adds one instance where a request waits for two minutes and there is none, and tells nobody", async () => {
        const recording = await recordPolicy();
        const policy = recording.one(POLICY, "ocr-scaling-policy-wake-from-zero");
        assert.deepStrictEqual(policy.inputs["stepScalingPolicyConfiguration"], {
            adjustmentType: "ChangeInCapacity",
            metricAggregationType: "Average",
            cooldown: 300,
            stepAdjustments: [{ metricIntervalLowerBound: "0", scalingAdjustment: 1 }],
        });
        assert.deepStrictEqual(recording.one(ALARM).inputs, {
            alarmDescription: "Drives the step scaling policy wake-from-zero.",
            namespace: "AWS/SageMaker",
            metricName: "HasBacklogWithoutCapacity",
            dimensions: { EndpointName: "ocr" },
            statistic: "Average",
            period: 60,
            evaluationPeriods: 2,
            datapointsToAlarm: 2,
            threshold: 1,
            comparisonOperator: "GreaterThanOrEqualToThreshold",
            treatMissingData: "notBreaching",
            alarmActions: [policy.outputs["arn"]],
            tags: { "mlops:component": "AutoscalingPolicy" },
        });
    });

    it("still tells who is to hear of the step policies that were asked for", async () => {
        const stepScaling = [
            { name: "rush", alarm: { backlogPerInstance: 50 }, steps: [{ lowerBound: 0, adjustment: 2 }] },
        ];
        const recording = await recordPolicy({ stepScaling });
        const { dimensions, alarmActions } = recording.one(ALARM, "ocr-alarm-rush").inputs;
        assert.deepStrictEqual(dimensions, { EndpointName: "ocr" });
        assert.deepStrictEqual((alarmActions as string[]).slice(1), [TOPIC]);
    });

    it("needs nothing to wake it where it never sleeps, and does where only a schedule lets it", async () => {
        const awake = await recordPolicy({ minCapacity: 1 });
        assert.deepStrictEqual(awake.all(ALARM), []);
        const schedules = [
            {
                name: "night",
                schedule: "cron(0 20 ? * * *)",
                restoreSchedule: "cron(0 6 ? * * *)",
                timezone: "Europe/Berlin",
                minCapacity: 0,
            },
        ];
        const sleeping = await recordPolicy({ minCapacity: 1, schedules });
        assert.strictEqual(sleeping.all(ALARM).length, 1);
    });
});

describe("scaling problems of an asynchronous variant", () => {
    it("has none at zero, with schedules and steps that go there", () => {
        const stepScaling = [
            {
                name: "stop",
                alarm: { backlogPerInstance: 1, side: "below" as const },
                adjustmentType: AdjustmentType.ExactCapacity,
                steps: [{ upperBound: 0, adjustment: 0 }],
            },
        ];
        assert.deepStrictEqual(messages({}), []);
        assert.deepStrictEqual(messages({ targetTracking: [], stepScaling }), []);
    });

    it("refuses metrics that such an endpoint never publishes, with those that it does", () => {
        const targetTracking = [
            { name: "invocations", invocationsPerMinutePerInstance: 600 },
            { name: "concurrency", concurrentRequestsPerModel: 5 },
        ];
        const fix = "give one of backlogPerInstance, cpuPercentPerVcpu";
        assert.deepStrictEqual(messages({ targetTracking }), [
            `targetTracking[0].invocationsPerMinutePerInstance: must not be used, asynchronous endpoints do not publish InvocationsPerInstance, got 600; ${fix}`,
            `targetTracking[1].concurrentRequestsPerModel: must not be used, asynchronous endpoints do not publish ConcurrentRequestsPerModel, got 5; ${fix}`,
        ]);
    });

    it("refuses the backlog of a real-time variant, which has no queue, and its zero", () => {
        assert.deepStrictEqual(messages({ endpointKind: EndpointKind.Realtime }), [
            "minCapacity: must be a whole number of at least 1, a real-time variant cannot be without instances, got 0; use 2 to keep one instance in each of two Availability Zones",
            "targetTracking[0].backlogPerInstance: must not be used, real-time endpoints do not publish ApproximateBacklogSizePerInstance, got 5; give one of invocationsPerMinutePerInstance, concurrentRequestsPerModel, cpuPercentPerVcpu",
        ]);
    });

    it("refuses bounds that leave nothing to answer requests, and the name of what wakes it", () => {
        const targetTracking = [{ name: "wake-from-zero", backlogPerInstance: 5 }];
        assert.deepStrictEqual(messages({ minCapacity: -1 }), [
            "minCapacity: must be a whole number of at least 0, got -1; use 0 to pay for no instance while the queue is empty",
        ]);
        assert.deepStrictEqual(messages({ maxCapacity: 0, targetTracking }), [
            "maxCapacity: must be at least 1, or no request is ever answered, got 0; allow as many instances as the longest queue is worth",
            'targetTracking and stepScaling names: must not repeat, got "wake-from-zero"; give each policy its own name',
        ]);
    });
});

describe("scaling of a variant, whatever its kind and whatever is asked for", () => {
    const names = Object.keys(SCALING_METRICS).filter(
        (name) => name !== "backlogWithoutCapacity",
    ) as MetricName[];
    const kind = fc.constantFrom(...Object.values(EndpointKind));
    const metric = fc.constantFrom(...names);

    it("takes a metric where the kind publishes it, and only there", () => {
        fc.assert(
            fc.property(kind, metric, fc.integer({ min: 1, max: 90 }), (endpointKind, name, value) => {
                const alarm = { [name]: value };
                const stepScaling = [{ name: "step", alarm, steps: [{ lowerBound: 0, adjustment: 1 }] }];
                const found = messages({ endpointKind, minCapacity: 1, targetTracking: [], stepScaling });
                const published = SCALING_METRICS[name].metricName in PUBLISHED[endpointKind];
                assert.strictEqual(found.length === 0, published, found.join("\n"));
            }),
            { seed: 42, numRuns: 200 },
        );
    });

    it("looks at what is published only, with AWS's dimensions, and can be woken wherever it may sleep", async () => {
        const bounds = fc.record({
            min: fc.integer({ min: 0, max: 2 }),
            night: fc.integer({ min: 0, max: 2 }),
        });
        await fc.assert(
            fc.asyncProperty(
                kind,
                metric,
                metric,
                bounds,
                async (endpointKind, tracked, alarmed, { min, night }) => {
                    const asked: Partial<AutoscalingPolicyArgs> = {
                        endpointKind,
                        minCapacity: min,
                        targetTracking: [{ name: "track", [tracked]: 5 }],
                        stepScaling: [
                            {
                                name: "step",
                                alarm: { [alarmed]: 5 },
                                steps: [{ lowerBound: 0, adjustment: 1 }],
                            },
                        ],
                        schedules: [
                            {
                                name: "night",
                                schedule: "cron(0 20 ? * * *)",
                                restoreSchedule: "cron(0 6 ? * * *)",
                                timezone: "Etc/UTC",
                                minCapacity: night,
                            },
                        ],
                    };
                    if (messages(asked).length > 0) {
                        await assert.rejects(recordPolicy(asked), /AutoscalingPolicy "ocr":/);
                        return;
                    }
                    const recording = await recordPolicy(asked);
                    for (const [name, dimensions] of watched(recording)) {
                        assert.deepStrictEqual(dimensions, PUBLISHED[endpointKind][name], name);
                    }
                    const wakes = watched(recording).some(([name]) => name === "HasBacklogWithoutCapacity");
                    assert.strictEqual(wakes, min === 0 || night === 0);
                },
            ),
            { seed: 42, numRuns: 100 },
        );
    });
});
