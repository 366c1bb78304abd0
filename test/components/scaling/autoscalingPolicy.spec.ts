import * as assert from "node:assert";
import { AutoscalingPolicy, AutoscalingPolicyArgs } from "../../../components/scaling/autoscalingPolicy";
import { AlarmSide } from "../../../components/scaling/scalingArgs";
import { record, Recording } from "../../support/recorder";

const TARGET = "aws:appautoscaling/target:Target";
const POLICY = "aws:appautoscaling/policy:Policy";
const ACTION = "aws:appautoscaling/scheduledAction:ScheduledAction";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

const SCALED = {
    serviceNamespace: "sagemaker",
    scalableDimension: "sagemaker:variant:DesiredInstanceCount",
    resourceId: "endpoint/fraud/variant/main",
};

function args(overrides: Partial<AutoscalingPolicyArgs> = {}): AutoscalingPolicyArgs {
    return {
        endpointName: "fraud",
        variantName: "main",
        instanceType: "ml.c5.large",
        minCapacity: 2,
        maxCapacity: 10,
        targetTracking: [
            { name: "invocations", invocationsPerMinutePerInstance: 600 },
            {
                name: "cpu",
                cpuPercentPerVcpu: 50,
                scaleOutCooldownSeconds: 10,
                scaleInCooldownSeconds: 100,
                disableScaleIn: true,
            },
        ],
        stepScaling: [
            {
                name: "surge",
                alarm: { cpuPercentPerVcpu: 50 },
                steps: [
                    { lowerBound: 0, upperBound: 2.5, adjustment: 1 },
                    { lowerBound: 2.5, upperBound: 40, adjustment: 3 },
                    { lowerBound: 40, adjustment: 4 },
                ],
            },
        ],
        schedules: [
            {
                name: "office-hours",
                schedule: "cron(0 8 ? * MON-FRI *)",
                restoreSchedule: "cron(0 18 ? * MON-FRI *)",
                timezone: "Europe/Berlin",
                minCapacity: 4,
                maxCapacity: 20,
            },
        ],
        alarmActionArns: ["arn:aws:sns:eu-central-1:111122223333:ops"],
        tags: { team: "risk" },
        ...overrides,
    };
}

function recordPolicy(overrides: Partial<AutoscalingPolicyArgs> = {}, preview = false): Promise<Recording> {
    return record(
        () => {
            const policy = new AutoscalingPolicy("fraud", args(overrides));
            return {
                resourceId: policy.resourceId,
                policyArns: policy.policyArns,
                stepAlarmNames: policy.stepAlarmNames,
            };
        },
        { preview },
    );
}

describe("AutoscalingPolicy", () => {
    it("makes one target, a policy for each rule, the alarm of the step policy, and a pair of actions", async () => {
        const recording = await recordPolicy();
        assert.deepStrictEqual(recording.typesAndNames(), [
            `${POLICY} fraud-scaling-policy-cpu`,
            `${POLICY} fraud-scaling-policy-invocations`,
            `${POLICY} fraud-scaling-policy-surge`,
            `${ACTION} fraud-scheduled-action-office-hours`,
            `${ACTION} fraud-scheduled-action-office-hours-restore`,
            `${TARGET} fraud-scaling-target`,
            `${ALARM} fraud-alarm-surge`,
            "mlops:index:AutoscalingPolicy fraud",
        ]);
        for (const resource of recording.resources.filter(({ custom }) => custom)) {
            assert.match(resource.urn, /mlops:index:AutoscalingPolicy\$aws:/, resource.name);
        }
    });

    it("registers the variant's instance count with the bounds given", async () => {
        const target = (await recordPolicy()).one(TARGET);
        assert.deepStrictEqual(target.inputs, {
            ...SCALED,
            minCapacity: 2,
            maxCapacity: 10,
            tags: { "mlops:component": "AutoscalingPolicy", team: "risk" },
        });
    });

    it("leaves the bounds to the schedule where there is one, and only there", async () => {
        const scheduled = (await recordPolicy()).one(TARGET);
        const unscheduled = (await recordPolicy({ schedules: [] })).one(TARGET);
        assert.deepStrictEqual(scheduled.options.ignoreChanges, ["maxCapacity", "minCapacity"]);
        assert.deepStrictEqual(unscheduled.options.ignoreChanges, []);
    });

    it("tracks invocations by the predefined metric, per minute, slow in and quick out", async () => {
        const policy = (await recordPolicy()).one(POLICY, "fraud-scaling-policy-invocations");
        assert.deepStrictEqual(policy.inputs, {
            ...SCALED,
            policyType: "TargetTrackingScaling",
            targetTrackingScalingPolicyConfiguration: {
                predefinedMetricSpecification: {
                    predefinedMetricType: "SageMakerVariantInvocationsPerInstance",
                },
                targetValue: 600,
                scaleOutCooldown: 60,
                scaleInCooldown: 300,
                disableScaleIn: false,
            },
        });
    });

    it("tracks CPU by AWS's notebook: 50 % of each of two vCPUs is a target of 100", async () => {
        const policy = (await recordPolicy()).one(POLICY, "fraud-scaling-policy-cpu");
        assert.deepStrictEqual(policy.inputs["targetTrackingScalingPolicyConfiguration"], {
            customizedMetricSpecification: {
                namespace: "/aws/sagemaker/Endpoints",
                metricName: "CPUUtilization",
                statistic: "Average",
                dimensions: [
                    { name: "EndpointName", value: "fraud" },
                    { name: "VariantName", value: "main" },
                ],
            },
            targetValue: 100,
            scaleOutCooldown: 10,
            scaleInCooldown: 100,
            disableScaleIn: true,
        });
    });

    it("tracks concurrency by the high-resolution metric", async () => {
        const targetTracking = [{ name: "concurrency", concurrentRequestsPerModel: 5 }];
        const policy = (await recordPolicy({ targetTracking })).one(
            POLICY,
            "fraud-scaling-policy-concurrency",
        );
        const configuration = policy.inputs["targetTrackingScalingPolicyConfiguration"];
        assert.deepStrictEqual(configuration, {
            predefinedMetricSpecification: {
                predefinedMetricType: "SageMakerVariantConcurrentRequestsPerModelHighResolution",
            },
            targetValue: 5,
            scaleOutCooldown: 60,
            scaleInCooldown: 300,
            disableScaleIn: false,
        });
    });

    it("takes the notebook's steps [0,5) +1, [5,80) +3, [80,∞) +4, given per vCPU", async () => {
        const policy = (await recordPolicy()).one(POLICY, "fraud-scaling-policy-surge");
        assert.deepStrictEqual(policy.inputs, {
            ...SCALED,
            policyType: "StepScaling",
            stepScalingPolicyConfiguration: {
                adjustmentType: "ChangeInCapacity",
                metricAggregationType: "Average",
                cooldown: 300,
                stepAdjustments: [
                    { metricIntervalLowerBound: "0", metricIntervalUpperBound: "5", scalingAdjustment: 1 },
                    { metricIntervalLowerBound: "5", metricIntervalUpperBound: "80", scalingAdjustment: 3 },
                    { metricIntervalLowerBound: "80", scalingAdjustment: 4 },
                ],
            },
        });
    });

    it("drives the step policy by an alarm whose first action is that policy", async () => {
        const recording = await recordPolicy();
        const policy = recording.one(POLICY, "fraud-scaling-policy-surge");
        assert.deepStrictEqual(recording.one(ALARM).inputs, {
            alarmDescription: "Drives the step scaling policy surge.",
            namespace: "/aws/sagemaker/Endpoints",
            metricName: "CPUUtilization",
            dimensions: { EndpointName: "fraud", VariantName: "main" },
            statistic: "Average",
            period: 60,
            evaluationPeriods: 3,
            datapointsToAlarm: 3,
            threshold: 100,
            comparisonOperator: "GreaterThanOrEqualToThreshold",
            treatMissingData: "notBreaching",
            alarmActions: [policy.outputs["arn"], "arn:aws:sns:eu-central-1:111122223333:ops"],
            tags: { "mlops:component": "AutoscalingPolicy", team: "risk" },
        });
    });

    it("alarms on latency in microseconds and below a threshold where asked to", async () => {
        const stepScaling = [
            {
                name: "slow",
                alarm: { modelLatencyP99Milliseconds: 250, evaluationMinutes: 5, breachingMinutes: 3 },
                steps: [{ lowerBound: 0, adjustment: 2 }],
            },
            {
                name: "idle",
                alarm: { invocationsPerMinutePerInstance: 10, side: AlarmSide.Below },
                steps: [{ upperBound: 0, adjustment: -1 }],
            },
        ];
        const recording = await recordPolicy({ stepScaling, targetTracking: [] });
        const slow = recording.one(ALARM, "fraud-alarm-slow").inputs;
        const idle = recording.one(ALARM, "fraud-alarm-idle").inputs;
        assert.deepStrictEqual(
            [slow["namespace"], slow["metricName"], slow["extendedStatistic"], slow["threshold"]],
            ["AWS/SageMaker", "ModelLatency", "p99", 250_000],
        );
        assert.deepStrictEqual([slow["evaluationPeriods"], slow["datapointsToAlarm"]], [5, 3]);
        assert.ok(!("statistic" in slow) && !("extendedStatistic" in idle));
        assert.deepStrictEqual(
            [idle["metricName"], idle["statistic"], idle["period"], idle["comparisonOperator"]],
            ["InvocationsPerInstance", "Sum", 60, "LessThanOrEqualToThreshold"],
        );
    });

    it("schedules the bounds and sets them back to its own, in the time zone given", async () => {
        const recording = await recordPolicy();
        assert.deepStrictEqual(recording.one(ACTION, "fraud-scheduled-action-office-hours").inputs, {
            ...SCALED,
            schedule: "cron(0 8 ? * MON-FRI *)",
            timezone: "Europe/Berlin",
            scalableTargetAction: { minCapacity: 4, maxCapacity: 20 },
        });
        assert.deepStrictEqual(recording.one(ACTION, "fraud-scheduled-action-office-hours-restore").inputs, {
            ...SCALED,
            schedule: "cron(0 18 ? * MON-FRI *)",
            timezone: "Europe/Berlin",
            scalableTargetAction: { minCapacity: 2, maxCapacity: 10 },
        });
    });

    it("makes policies and actions after the target, so that they are removed before it", async () => {
        const recording = await recordPolicy();
        const target = recording.one(TARGET).urn;
        for (const dependent of [...recording.all(POLICY), ...recording.all(ACTION)]) {
            assert.ok(dependent.dependencies.includes(target), dependent.name);
        }
    });

    it("gives back the target's identifier, the policies' ARNs and the alarms' names", async () => {
        const recording = await recordPolicy();
        const arnOf = (key: string) => recording.one(POLICY, `fraud-scaling-policy-${key}`).outputs["arn"];
        assert.deepStrictEqual(recording.outputs, {
            resourceId: "endpoint/fraud/variant/main",
            policyArns: { invocations: arnOf("invocations"), cpu: arnOf("cpu"), surge: arnOf("surge") },
            stepAlarmNames: { surge: "fraud-alarm-surge-0a1b2c3" },
        });
    });

    it("knows at preview what is scaled and by how much", async () => {
        const recording = await recordPolicy({}, true);
        assert.strictEqual(recording.one(TARGET).inputs["resourceId"], SCALED.resourceId);
        assert.strictEqual(
            recording.one(POLICY, "fraud-scaling-policy-surge").inputs["resourceId"],
            SCALED.resourceId,
        );
        assert.strictEqual(recording.one(ALARM).inputs["threshold"], 100);
    });

    it("lists every problem at once and makes nothing", async () => {
        const wrong = { instanceType: "ml.t3.medium", minCapacity: 0, schedules: [] };
        await assert.rejects(recordPolicy(wrong), {
            message: [
                'AutoscalingPolicy "fraud":',
                '  instanceType: must not be burstable, Application Auto Scaling refuses such variants, got "ml.t3.medium"; use a type of the m, c, r or g families',
                "  minCapacity: must be a whole number of at least 1, a real-time variant cannot be without instances, got 0; use 2 to keep one instance in each of two Availability Zones",
            ].join("\n"),
        });
    });
});
