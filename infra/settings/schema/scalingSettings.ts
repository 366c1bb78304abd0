import { z } from "zod";

const seconds = z.int().min(0).max(3600);
const name = z
    .string()
    .regex(/^[A-Za-z0-9-]{1,63}$/, "must be 1 to 63 letters, digits and hyphens")
    .describe("Name among the variant's policies or actions. Keep it: a new name is a new policy.");
const percent = z.number().positive().max(100);
const positive = z.number().positive();

const invocations = positive.optional().describe("Invocations of one instance per minute.");
const concurrency = positive
    .optional()
    .describe("Requests in flight in one model, measured every 10 seconds.");
const cpu = percent
    .optional()
    .describe("Average CPU load in per cent of one vCPU, whatever number of vCPUs the type has.");

const backlog = positive
    .optional()
    .describe("Requests in the queue for each instance, those that are being worked on among them.");

/** Metrics that a variant of a kind of endpoint is scaled by. */
const REALTIME_METRICS = {
    invocationsPerMinutePerInstance: invocations,
    concurrentRequestsPerModel: concurrency,
    cpuPercentPerVcpu: cpu,
};
const SERVERLESS_METRICS = {
    provisionedConcurrencyPercent: percent
        .optional()
        .describe("Requests in flight, in per cent of the provisioned concurrency."),
};
const QUEUE_METRICS = { backlogPerInstance: backlog, cpuPercentPerVcpu: cpu };

const trackingPolicy = {
    scaleOutCooldownSeconds: seconds
        .optional()
        .describe("Seconds after a scale-out before the next one counts in full. Default: 60."),
    scaleInCooldownSeconds: seconds
        .optional()
        .describe("Seconds after a scale-in before the next one. Default: 300."),
    disableScaleIn: z
        .boolean()
        .optional()
        .describe("Whether scaling in is left to other policies. Default: false."),
};

const stepAlarm = {
    modelLatencyP99Milliseconds: positive
        .optional()
        .describe("99th percentile of the model's response time, in milliseconds."),
    side: z.enum(["above", "below"]).optional().describe("Side on which the alarm fires. Default: above."),
    evaluationMinutes: z
        .int()
        .min(1)
        .max(60)
        .optional()
        .describe("Minutes that the alarm looks back. Default: 3."),
    breachingMinutes: z
        .int()
        .min(1)
        .max(60)
        .optional()
        .describe("Minutes of those that must breach. Default: all."),
};

const stepAdjustment = z.strictObject({
    lowerBound: z
        .number()
        .optional()
        .describe("Distance from the alarm's threshold where the step starts. Default: no lower end."),
    upperBound: z
        .number()
        .optional()
        .describe("Distance from the alarm's threshold where the step ends. Default: no upper end."),
    adjustment: z.int().describe("What the step changes; `adjustmentType` says what the number means."),
});

const stepPolicy = {
    steps: z
        .array(stepAdjustment)
        .min(1)
        .max(20)
        .describe("What to do at which distance from the threshold, without gap or overlap."),
    adjustmentType: z
        .enum(["ChangeInCapacity", "PercentChangeInCapacity", "ExactCapacity"])
        .optional()
        .describe("Instances to add, per cent to add, or instances to have. Default: ChangeInCapacity."),
    minAdjustmentInstances: z
        .int()
        .min(1)
        .optional()
        .describe("Fewest instances to change by; only with PercentChangeInCapacity."),
    cooldownSeconds: seconds
        .optional()
        .describe("Seconds after an adjustment before the next one counts in full. Default: 300."),
};

const when = z.string().regex(/^(at|rate|cron)\(.+\)$/, "must be at(…), rate(…) or cron(…)");

const schedule = z.strictObject({
    name,
    schedule: when.describe("When the bounds change, for example cron(0 7 ? * MON-FRI *)."),
    timezone: z.string().min(1).describe("IANA time zone of the schedules, for example Europe/Berlin."),
    minCapacity: z.int().min(0).optional().describe("Least capacity from then on. Default: as before."),
    maxCapacity: z.int().min(0).optional().describe("Most capacity from then on. Default: as before."),
    restoreSchedule: when
        .optional()
        .describe("When the bounds go back to the policy's own. Default: never, another action has to."),
});

/** Policies of a variant that such metrics say when to scale. */
function policiesOf<Metrics extends z.core.$ZodLooseShape>(metrics: Metrics) {
    const alarm = z.strictObject({ ...metrics, ...stepAlarm });
    return {
        targetTracking: z
            .array(z.strictObject({ name, ...metrics, ...trackingPolicy }))
            .default([])
            .describe("Policies that hold one metric near a value each."),
        stepScaling: z
            .array(
                z.strictObject({
                    name,
                    alarm: alarm.describe(
                        "The alarm that drives the policy: exactly one metric and its threshold.",
                    ),
                    ...stepPolicy,
                }),
            )
            .default([])
            .describe("Policies that change capacity by as much as an alarm is breached."),
    };
}

const bounds = {
    minCapacity: z.int().min(0).describe("Fewest instances that scaling in leaves."),
    maxCapacity: z.int().min(1).describe("Most instances that scaling out reaches."),
};
const schedules = z.array(schedule).default([]).describe("Changes of the bounds at known times.");

/** Autoscaling of one variant of a real-time endpoint, as `AutoscalingPolicy` takes it. */
export const scaling = z.strictObject({ ...bounds, ...policiesOf(REALTIME_METRICS), schedules });

/** The same of an asynchronous endpoint, whose instances may all go. */
export const asynchronousScaling = z.strictObject({
    ...bounds,
    minCapacity: bounds.minCapacity.describe(
        "Fewest instances that scaling in leaves; 0 for none while nothing waits, and a waiting request starts one.",
    ),
    ...policiesOf(QUEUE_METRICS),
    schedules,
});

/** The same of a serverless endpoint, of which the provisioned concurrency is scaled. */
export const serverlessScaling = z.strictObject({
    minCapacity: z.int().min(1).max(200).describe("Least provisioned concurrency that scaling in leaves."),
    maxCapacity: z
        .int()
        .min(1)
        .max(200)
        .describe("Most provisioned concurrency that scaling out reaches, at most `maxConcurrency`."),
    ...policiesOf(SERVERLESS_METRICS),
    schedules,
});
