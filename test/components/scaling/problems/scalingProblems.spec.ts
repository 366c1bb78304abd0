import * as assert from "node:assert";
import {
    AdjustmentType,
    AlarmSide,
    ScalingRequest,
    ScheduledActionArgs,
    StepScalingArgs,
} from "../../../../components/scaling/scalingArgs";
import { scalingProblems } from "../../../../components/scaling/problems/scalingProblems";
import { describeProblem } from "../../../../components/shared/problems/problems";

function request(overrides: Partial<ScalingRequest> = {}): ScalingRequest {
    return {
        instanceType: "ml.c5.large",
        minCapacity: 2,
        maxCapacity: 10,
        targetTracking: [{ name: "invocations", invocationsPerMinutePerInstance: 600 }],
        ...overrides,
    };
}

function stepPolicy(overrides: Partial<StepScalingArgs> = {}): StepScalingArgs {
    return {
        name: "surge",
        alarm: { cpuPercentPerVcpu: 70 },
        steps: [{ lowerBound: 0, adjustment: 1 }],
        ...overrides,
    };
}

function action(overrides: Partial<ScheduledActionArgs> = {}): ScheduledActionArgs {
    return {
        name: "office-hours",
        schedule: "cron(0 8 ? * MON-FRI *)",
        timezone: "Europe/Berlin",
        minCapacity: 4,
        restoreSchedule: "cron(0 18 ? * MON-FRI *)",
        ...overrides,
    };
}

function messages(overrides: Partial<ScalingRequest>): string[] {
    return scalingProblems(request(overrides)).map(describeProblem);
}

describe("scaling problems", () => {
    it("has none for target tracking, steps and schedules that agree", () => {
        const agreeing = {
            targetTracking: [
                { name: "invocations", invocationsPerMinutePerInstance: 600 },
                { name: "cpu", cpuPercentPerVcpu: 50 },
                { name: "concurrency", concurrentRequestsPerModel: 5 },
            ],
            stepScaling: [stepPolicy()],
            schedules: [action()],
        };
        assert.deepStrictEqual(messages(agreeing), []);
    });

    it("refuses capacities that a real-time variant cannot have", () => {
        assert.deepStrictEqual(messages({ minCapacity: 0, maxCapacity: 1.5 }), [
            "minCapacity: must be a whole number of at least 1, a real-time variant cannot be without instances, got 0; use 2 to keep one instance in each of two Availability Zones",
            "maxCapacity: must be a whole number of at least minCapacity (0), got 1.5; raise maxCapacity or lower minCapacity",
        ]);
        assert.deepStrictEqual(messages({ minCapacity: 5, maxCapacity: 4 }), [
            "maxCapacity: must be a whole number of at least minCapacity (5), got 4; raise maxCapacity or lower minCapacity",
        ]);
    });

    it("refuses burstable instance types and what is no instance type", () => {
        assert.deepStrictEqual(messages({ instanceType: "ml.t2.medium" }), [
            'instanceType: must not be burstable, Application Auto Scaling refuses such variants, got "ml.t2.medium"; use a type of the m, c, r or g families',
        ]);
        assert.deepStrictEqual(messages({ instanceType: "c5.large" }), [
            'instanceType: must be an instance type of SageMaker, got "c5.large"; write it as ml.family.size, for example ml.c5.xlarge',
        ]);
    });

    it("refuses a target that nothing scales", () => {
        assert.deepStrictEqual(messages({ targetTracking: [] }), [
            "targetTracking: must be accompanied or replaced by at least one policy or schedule, got []; give targetTracking, stepScaling or schedules",
        ]);
    });

    it("refuses more policies, actions and steps than the quotas allow", () => {
        const policies = Array.from({ length: 50 }, (_, index) =>
            stepPolicy({ name: `step-${String(index)}` }),
        );
        const actions = Array.from({ length: 101 }, (_, index) =>
            action({ name: `action-${String(index)}` }),
        );
        const steps = Array.from({ length: 21 }, (_, index) => ({
            lowerBound: index,
            adjustment: 1,
            ...(index === 20 ? {} : { upperBound: index + 1 }),
        }));
        assert.deepStrictEqual(messages({ stepScaling: policies }), [
            "stepScaling: must not bring the policies of the variant above 50, got 51; join policies",
        ]);
        assert.deepStrictEqual(messages({ schedules: actions }), [
            "schedules: must not bring the scheduled actions of the variant above 200, got 202; use recurring actions",
        ]);
        assert.deepStrictEqual(messages({ stepScaling: [stepPolicy({ steps })] }), [
            "stepScaling[0].steps: must have 1 to 20 steps, got 21; join neighbouring steps",
        ]);
    });

    it("refuses names that repeat, among both kinds of policy and with the restoring half of a pair", () => {
        const repeated = {
            stepScaling: [stepPolicy({ name: "invocations" })],
            schedules: [action(), action({ name: "office-hours-restore" })],
        };
        assert.deepStrictEqual(messages(repeated), [
            'targetTracking and stepScaling names: must not repeat, got "invocations"; give each policy its own name',
            'schedules names: must not repeat, got "office-hours-restore"; give each action its own name; a restoring one is named <name>-restore',
        ]);
    });

    for (const name of ["", "a:b", "a b", "-a", "a".repeat(64)]) {
        it(`refuses the name ${JSON.stringify(name)}`, () => {
            assert.deepStrictEqual(messages({ schedules: [action({ name })] }), [
                `schedules[0].name: must be 1 to 63 letters, digits and hyphens, starting with a letter or digit, got ${JSON.stringify(name)}; name it after what it does, for example invocations`,
            ]);
        });
    }
});

describe("target tracking problems", () => {
    it("refuses two policies on one metric", () => {
        const both = [
            { name: "calm", cpuPercentPerVcpu: 40 },
            { name: "busy", cpuPercentPerVcpu: 60 },
        ];
        assert.deepStrictEqual(messages({ targetTracking: both }), [
            'targetTracking: must track cpuPercentPerVcpu in one policy only, got ["calm","busy"]; keep the policy with the lower target, the other has no effect',
        ]);
    });

    it("refuses a policy with no metric or two", () => {
        const policies = [
            { name: "none" },
            { name: "two", cpuPercentPerVcpu: 50, concurrentRequestsPerModel: 5 },
        ];
        const fix =
            "give one of invocationsPerMinutePerInstance, concurrentRequestsPerModel, cpuPercentPerVcpu";
        assert.deepStrictEqual(messages({ targetTracking: policies }), [
            `targetTracking[0]: must have exactly one metric, got []; ${fix}`,
            `targetTracking[1]: must have exactly one metric, got ["concurrentRequestsPerModel","cpuPercentPerVcpu"]; ${fix}`,
        ]);
    });

    it("refuses a CPU target above 100 % of a vCPU, where AWS's own figure counts all vCPUs", () => {
        assert.deepStrictEqual(messages({ targetTracking: [{ name: "cpu", cpuPercentPerVcpu: 140 }] }), [
            "targetTracking[0].cpuPercentPerVcpu: must be above 0 and at most 100, got 140; give the value that one instance serves comfortably",
        ]);
    });

    it("asks for the vCPUs where the instance type does not say them", () => {
        const tracked = {
            instanceType: "ml.c9.metal",
            targetTracking: [{ name: "cpu", cpuPercentPerVcpu: 50 }],
        };
        assert.deepStrictEqual(messages(tracked), [
            "targetTracking[0].cpuPercentPerVcpu: must know the number of vCPUs, because CPUUtilization adds them up; give vcpusPerInstance",
        ]);
        assert.deepStrictEqual(messages({ ...tracked, vcpusPerInstance: 96 }), []);
        assert.deepStrictEqual(messages({ ...tracked, vcpusPerInstance: 0 }), [
            "vcpusPerInstance: must be a whole number of at least 1, got 0; leave it out for types whose name says it",
        ]);
    });

    it("refuses cooldowns that are no whole seconds", () => {
        const policy = {
            name: "i",
            invocationsPerMinutePerInstance: 600,
            scaleInCooldownSeconds: -1,
            scaleOutCooldownSeconds: 0.5,
        };
        assert.deepStrictEqual(messages({ targetTracking: [policy] }), [
            "targetTracking[0].scaleOutCooldownSeconds: must be a whole number between 0 and 86400, got 0.5; give seconds, 60 to 600 suit most models",
            "targetTracking[0].scaleInCooldownSeconds: must be a whole number between 0 and 86400, got -1; give seconds, 60 to 600 suit most models",
        ]);
    });
});

describe("step scaling problems", () => {
    const scaleIn = stepPolicy({
        alarm: { invocationsPerMinutePerInstance: 100, side: AlarmSide.Below },
        steps: [{ upperBound: 0, adjustment: -1 }],
    });

    it("refuses a scale-in that fights target tracking, and allows it where target tracking leaves it alone", () => {
        assert.deepStrictEqual(messages({ stepScaling: [scaleIn] }), [
            "stepScaling[0].steps[0].adjustment: must not scale in beside a target tracking policy that does, got -1; leave scaling in to target tracking, or set disableScaleIn on every target tracking policy",
        ]);
        const outOnly = [{ name: "invocations", invocationsPerMinutePerInstance: 600, disableScaleIn: true }];
        assert.deepStrictEqual(messages({ stepScaling: [scaleIn], targetTracking: outOnly }), []);
        assert.deepStrictEqual(messages({ stepScaling: [scaleIn], targetTracking: [] }), []);
    });

    it("refuses to set the capacity beside target tracking that scales in", () => {
        const exact = stepPolicy({ adjustmentType: AdjustmentType.ExactCapacity });
        assert.deepStrictEqual(messages({ stepScaling: [exact] }), [
            'stepScaling[0].adjustmentType: must not set the capacity beside a target tracking policy that scales in, got "ExactCapacity"; use ChangeInCapacity, or set disableScaleIn on every target tracking policy',
        ]);
        assert.deepStrictEqual(messages({ stepScaling: [exact], targetTracking: [] }), []);
    });

    it("refuses adjustments without effect, and a capacity of 0", () => {
        const idle = stepPolicy({ steps: [{ lowerBound: 0, adjustment: 0 }] });
        assert.deepStrictEqual(messages({ stepScaling: [idle] }), [
            "stepScaling[0].steps[0].adjustment: must be a whole number other than 0, got 0; drop the step's adjustment or give it an effect",
        ]);
        const none = { ...idle, adjustmentType: AdjustmentType.ExactCapacity };
        assert.deepStrictEqual(messages({ stepScaling: [none], targetTracking: [] }), [
            "stepScaling[0].steps[0].adjustment: must be a whole number of at least 1, got 0; keep one instance",
        ]);
    });

    it("refuses a smallest change without percentages", () => {
        const magnitude = stepPolicy({ minAdjustmentInstances: 2 });
        assert.deepStrictEqual(messages({ stepScaling: [magnitude] }), [
            "stepScaling[0].minAdjustmentInstances: must be a whole number of at least 1, and given only with PercentChangeInCapacity, got 2; leave it out, or change adjustmentType",
        ]);
        const percent = { ...magnitude, adjustmentType: AdjustmentType.PercentChangeInCapacity };
        assert.deepStrictEqual(messages({ stepScaling: [percent] }), []);
    });

    it("refuses an alarm that looks back too far, or needs more minutes than it looks at", () => {
        const alarm = { cpuPercentPerVcpu: 70, evaluationMinutes: 61 };
        assert.deepStrictEqual(messages({ stepScaling: [stepPolicy({ alarm })] }), [
            "stepScaling[0].alarm.evaluationMinutes: must be a whole number between 1 and 60, got 61; look at a few minutes, 3 by default",
        ]);
        const breaching = { cpuPercentPerVcpu: 70, breachingMinutes: 4 };
        assert.deepStrictEqual(messages({ stepScaling: [stepPolicy({ alarm: breaching })] }), [
            "stepScaling[0].alarm.breachingMinutes: must be a whole number between 1 and 3, got 4; let at most every evaluated minute breach",
        ]);
    });

    it("checks the alarm's metric and the steps' bounds where they stand", () => {
        const wrong = stepPolicy({ alarm: {}, steps: [{ lowerBound: 5, adjustment: 1 }] });
        assert.deepStrictEqual(messages({ stepScaling: [wrong] }), [
            "stepScaling[0].alarm: must have exactly one metric, got []; give one of invocationsPerMinutePerInstance, concurrentRequestsPerModel, cpuPercentPerVcpu, modelLatencyP99Milliseconds",
            'stepScaling[0].steps: must start at 0 where the alarm fires above its threshold, got "5"; give the lowest step lowerBound 0',
        ]);
    });
});

describe("schedule problems", () => {
    const setBack = { name: "evening", schedule: "cron(0 18 ? * MON-FRI *)", timezone: "Europe/Berlin" };

    function unpaired(overrides: Partial<ScheduledActionArgs> = {}): ScheduledActionArgs {
        return {
            name: "morning",
            schedule: "cron(0 8 ? * MON-FRI *)",
            timezone: "Europe/Berlin",
            ...overrides,
        };
    }

    it("refuses a bound that nothing sets back, and accepts either way of doing it", () => {
        assert.deepStrictEqual(messages({ schedules: [unpaired({ minCapacity: 4 })] }), [
            "schedules[0].minCapacity: must be set back to 2 by a later action, it stays otherwise, got 4; give restoreSchedule, or add an action that sets it back",
        ]);
        assert.deepStrictEqual(messages({ schedules: [action()] }), []);
        assert.deepStrictEqual(
            messages({ schedules: [unpaired({ minCapacity: 4 }), { ...setBack, minCapacity: 2 }] }),
            [],
        );
    });

    it("does not take setting back one bound for both", () => {
        const schedules = [unpaired({ minCapacity: 4, maxCapacity: 20 }), { ...setBack, minCapacity: 2 }];
        assert.deepStrictEqual(messages({ schedules }), [
            "schedules[0].maxCapacity: must be set back to 10 by a later action, it stays otherwise, got 20; give restoreSchedule, or add an action that sets it back",
        ]);
    });

    it("does not take a single restoring time for a recurring one, nor an earlier one for a later", () => {
        const once = { ...setBack, schedule: "at(2026-11-28T06:00:00)", minCapacity: 2 };
        const rule =
            "schedules[0].minCapacity: must be set back to 2 by a later action, it stays otherwise, got 4; give restoreSchedule, or add an action that sets it back";
        const moved = unpaired({ minCapacity: 4 });
        assert.deepStrictEqual(messages({ schedules: [moved, once] }), [rule]);
        const before = { ...moved, schedule: "at(2026-11-29T06:00:00)" };
        assert.deepStrictEqual(messages({ schedules: [before, once] }), [rule]);
        const after = { ...moved, schedule: "at(2026-11-27T06:00:00)" };
        assert.deepStrictEqual(messages({ schedules: [after, once] }), []);
    });

    it("refuses a minimum that meets a lower maximum, whichever action set that", () => {
        assert.deepStrictEqual(messages({ schedules: [action({ minCapacity: 12 })] }), [
            'schedules[0]: must keep minCapacity (12) at or below maxCapacity (10) at any time, got {"minCapacity":12}; give both bounds in every action that can meet the other',
        ]);
        const night = action({
            name: "night",
            schedule: "cron(0 22 ? * * *)",
            restoreSchedule: "cron(0 6 ? * * *)",
            maxCapacity: 3,
            minCapacity: 1,
        });
        assert.deepStrictEqual(messages({ schedules: [action(), night] }), [
            'schedules[0]: must keep minCapacity (4) at or below maxCapacity (3) at any time, got {"minCapacity":4}; give both bounds in every action that can meet the other',
        ]);
        assert.deepStrictEqual(messages({ schedules: [action({ maxCapacity: 10 }), night] }), []);
    });

    it("refuses actions without bounds, without instances, without a real time zone or time", () => {
        const wrong = [
            unpaired({ timezone: "" }),
            action({ name: "zero", minCapacity: 0, restoreSchedule: "tomorrow" }),
        ];
        assert.deepStrictEqual(messages({ schedules: wrong }), [
            'schedules[0].timezone: must be an IANA time zone, got ""; write it as area/city, for example Europe/Berlin, or Etc/UTC',
            "schedules[0]: must set minCapacity, maxCapacity or both; give the bounds that hold from then on",
            'schedules[1].restoreSchedule: must be an at, rate or cron expression, got "tomorrow"; write at(yyyy-mm-ddThh:mm:ss), rate(number unit) or cron(minutes hours day-of-month month day-of-week year)',
            "schedules[1].minCapacity: must be a whole number of at least 1, a real-time variant cannot be without instances, got 0; keep one instance",
        ]);
    });
});
