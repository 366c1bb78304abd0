import type { Problem } from "../../shared/problems/problems";

/** The distances between the runs of a schedule, which differ where its step does not divide the day. */
export interface MonitorSchedule {
    shortestGapSeconds: number;
    longestGapSeconds: number;
}

/**
 * The only forms that Model Monitor takes: every hour, one hour of the day, or every n hours from one hour on.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-schedule-expression.html
 */
const SCHEDULE = /^cron\(0 (?:\*|(\d{1,2})(?:\/(\d{1,2}))?) \? \* \* \*\)$/;
/** When a monitor runs that is told nothing: every hour. */
export const DEFAULT_SCHEDULE = "cron(0 * ? * * *)";

const SECONDS_PER_HOUR = 3600;
const HOURS_PER_DAY = 24;

/** Reads a monitoring schedule; undefined where Model Monitor would refuse it. */
export function parseMonitorSchedule(expression: string): MonitorSchedule | undefined {
    const match = SCHEDULE.exec(expression);
    if (match === null) {
        return undefined;
    }
    const [, hour, step] = match;
    if (hour === undefined) {
        return gaps(1, 1);
    }
    const [first, every] = [Number(hour), Number(step ?? HOURS_PER_DAY)];
    if (first >= HOURS_PER_DAY || every < 1 || every > HOURS_PER_DAY) {
        return undefined;
    }
    const runsPerDay = Math.ceil((HOURS_PER_DAY - first) / every);
    const overMidnight = HOURS_PER_DAY - (runsPerDay - 1) * every;
    return gaps(Math.min(every, overMidnight), Math.max(every, overMidnight));
}

/**
 * Longest time between two runs: a period that is sure to hold one.
 *
 * @throws RangeError where Model Monitor would refuse the schedule; `monitorScheduleProblems` says so beforehand
 */
export function longestGapSeconds(expression: string): number {
    const schedule = parseMonitorSchedule(expression);
    if (schedule === undefined) {
        throw new RangeError(`${expression} is no schedule of Model Monitor`);
    }
    return schedule.longestGapSeconds;
}

/** Shortest time between two runs, in hours; a day where Model Monitor would refuse the schedule. */
export function shortestGapHours(expression: string): number {
    const gap = parseMonitorSchedule(expression)?.shortestGapSeconds;
    return gap === undefined ? HOURS_PER_DAY : gap / SECONDS_PER_HOUR;
}

/** What is wrong with a monitoring schedule. */
export function monitorScheduleProblems(path: string, expression: string): Problem[] {
    return parseMonitorSchedule(expression) === undefined
        ? [
              {
                  path,
                  rule: "must be hourly, daily or every n hours, on the hour",
                  got: expression,
                  fix: "write cron(0 * ? * * *), cron(0 6 ? * * *) or cron(0 0/6 ? * * *)",
              },
          ]
        : [];
}

function gaps(shortestHours: number, longestHours: number): MonitorSchedule {
    return {
        shortestGapSeconds: shortestHours * SECONDS_PER_HOUR,
        longestGapSeconds: longestHours * SECONDS_PER_HOUR,
    };
}
