import { z } from "zod";

const seconds = z.int().min(0).max(3600);
const name = z.string().regex(/^[A-Za-z0-9-]{1,63}$/, "must be 1 to 63 letters, digits and hyphens");
const percent = z.number().min(0).max(100);
const positive = z.number().positive();

const targetTracking = z.strictObject({
    name,
    invocationsPerMinutePerInstance: positive.optional(),
    concurrentRequestsPerModel: positive.optional(),
    cpuPercentPerVcpu: percent.optional(),
    scaleOutCooldownSeconds: seconds.optional(),
    scaleInCooldownSeconds: seconds.optional(),
    disableScaleIn: z.boolean().optional(),
});

const stepAlarm = z.strictObject({
    invocationsPerMinutePerInstance: positive.optional(),
    concurrentRequestsPerModel: positive.optional(),
    cpuPercentPerVcpu: percent.optional(),
    modelLatencyP99Milliseconds: positive.optional(),
    side: z.enum(["above", "below"]).optional(),
    evaluationMinutes: z.int().min(1).optional(),
    breachingMinutes: z.int().min(1).optional(),
});

const stepAdjustment = z.strictObject({
    lowerBound: z.number().optional().describe("Distance from the alarm's threshold where the step starts."),
    upperBound: z.number().optional().describe("Distance from the alarm's threshold where the step ends."),
    adjustment: z.int().describe("Instances to add, by default."),
});

const stepScaling = z.strictObject({
    name,
    alarm: stepAlarm.describe("The alarm that drives the policy: exactly one metric and its threshold."),
    steps: z.array(stepAdjustment).min(1).max(20),
    adjustmentType: z.enum(["ChangeInCapacity", "PercentChangeInCapacity", "ExactCapacity"]).optional(),
    minAdjustmentInstances: z.int().min(1).optional(),
    cooldownSeconds: seconds.optional(),
});

const schedule = z.strictObject({
    name,
    schedule: z.string().regex(/^(at|rate|cron)\(.+\)$/, "must be at(…), rate(…) or cron(…)"),
    timezone: z.string().min(1).describe("IANA time zone, for example Europe/Berlin."),
    minCapacity: z.int().min(0).optional(),
    maxCapacity: z.int().min(0).optional(),
    restoreSchedule: z
        .string()
        .regex(/^(at|rate|cron)\(.+\)$/, "must be at(…), rate(…) or cron(…)")
        .optional()
        .describe("When the bounds go back to the policy's own."),
});

/** Autoscaling of one variant, as `AutoscalingPolicy` takes it. */
export const scaling = z.strictObject({
    minCapacity: z.int().min(0),
    maxCapacity: z.int().min(1),
    targetTracking: z.array(targetTracking).default([]),
    stepScaling: z.array(stepScaling).default([]),
    schedules: z.array(schedule).default([]),
});
