import type { AwsLocation } from "../../shared/awsLocation";
import { unless, wholeNumberProblems } from "../../shared/problems/checks";
import { parseInstanceType } from "../../shared/instanceTypes";
import type { Problem } from "../../shared/problems/problems";
import { MonitorKinds, monitorKindProblems, monitorKinds } from "./monitorKinds";
import { monitorScheduleProblems, shortestGapHours } from "./monitorSchedule";

/** The part of a monitoring schedule that decides and can be wrong, defaults filled in. */
export interface MonitorPlan {
    location: AwsLocation;
    scheduleName?: string;
    schedule: string;
    dataCapturePercent?: number;
    instanceType: string;
    instanceCount: number;
    volumeSizeInGb: number;
    maxRuntimeSeconds: number;
    outputPrefix: string;
    kinds: MonitorKinds;
    alarmActionArns: unknown[];
}

const SAGEMAKER_NAME = /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/;
/** 63 characters, less the longest role, `-job-definition`, and the 8 that Pulumi adds. */
export const MAX_MONITOR_NAME_LENGTH = 40;
const PREFIX = /^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/;
const SECONDS_PER_HOUR = 3600;

/**
 * Longest time that a run may take: until the next one, and half of an hour where a first job merges answers and labels.
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringStoppingCondition.html
 */
export function longestRuntime({ schedule, kinds }: Pick<MonitorPlan, "schedule" | "kinds">): number {
    const gap = shortestGapHours(schedule) * SECONDS_PER_HOUR;
    const mergesLabels = monitorKinds(kinds).some((kind) => kind.mergesLabels);
    return gap === SECONDS_PER_HOUR && mergesLabels ? SECONDS_PER_HOUR / 2 : gap;
}

/** Everything that is wrong with a request to monitor; `name` is the component's. */
export function monitorProblems(name: string, plan: MonitorPlan): Problem[] {
    const { scheduleName, dataCapturePercent: percent } = plan;
    return [
        ...unless(SAGEMAKER_NAME.test(name) && name.length <= MAX_MONITOR_NAME_LENGTH, {
            path: "name",
            rule: `must be 1 to ${String(MAX_MONITOR_NAME_LENGTH)} letters, digits and hyphens`,
            got: name,
            fix: "choose a shorter name for the component",
        }),
        ...unless(scheduleName === undefined || SAGEMAKER_NAME.test(scheduleName), {
            path: "scheduleName",
            rule: "must be 1 to 63 letters, digits and hyphens, with a letter or digit at both ends",
            got: scheduleName,
            fix: "leave it out or choose another name",
        }),
        ...unless(percent === undefined || (percent > 0 && percent <= 100), {
            path: "dataCapturePercent",
            rule: "must be above 0 and at most 100, a monitor has nothing to look at otherwise",
            got: percent,
            fix: "switch the endpoint's data capture on",
        }),
        ...unless(PREFIX.test(plan.outputPrefix), {
            path: "outputPrefix",
            rule: "must be parts of letters, digits, dots, underscores and hyphens, joined by slashes",
            got: plan.outputPrefix,
            fix: "leave out slashes at the ends",
        }),
        ...monitorScheduleProblems("schedule", plan.schedule),
        ...resourceProblems(plan),
        ...monitorKindProblems(plan.kinds, plan.location, plan.schedule),
        ...unless(plan.alarmActionArns.length > 0, {
            path: "alarmActionArns",
            rule: "must have at least one member, an alarm that tells nobody is none",
            got: [],
            fix: "give the ARN of a notification topic",
        }),
    ];
}

function resourceProblems(plan: MonitorPlan): Problem[] {
    return [
        ...unless(parseInstanceType(plan.instanceType) !== undefined, {
            path: "instanceType",
            rule: "must be an instance type of SageMaker",
            got: plan.instanceType,
            fix: "write it as ml.family.size, for example ml.m5.xlarge",
        }),
        ...wholeNumberProblems("instanceCount", plan.instanceCount, { min: 1, max: 100 }, "use 1"),
        ...wholeNumberProblems("volumeSizeInGb", plan.volumeSizeInGb, { min: 1, max: 16_384 }, "use 30"),
        ...wholeNumberProblems(
            "maxRuntimeSeconds",
            plan.maxRuntimeSeconds,
            { min: 60, max: longestRuntime(plan) },
            "let a run end before the next one starts",
        ),
    ];
}
