import { Problem } from "../problems/problems";

const RATE = /^rate\((?:1 (?:minute|hour|day)|(?:[2-9]|[1-9]\d+) (?:minutes|hours|days))\)$/;
const CRON = /^cron\(([^()]+)\)$/;
const FIELD = /^[0-9A-Z*?,/\-LW#]+$/;
const CRON_FIELDS = 6;

function isCron(text: string): boolean {
    const fields = CRON.exec(text)?.[1]?.split(" ") ?? [];
    const days = [fields[2], fields[4]];
    return (
        fields.length === CRON_FIELDS &&
        fields.every((field) => FIELD.test(field)) &&
        // EventBridge wants one of the two day fields left open, and exactly one.
        days.filter((field) => field === "?").length === 1
    );
}

/**
 * What is wrong with an EventBridge schedule.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export function eventScheduleProblems(path: string, schedule: string | undefined): Problem[] {
    return schedule === undefined || RATE.test(schedule) || isCron(schedule)
        ? []
        : [
              {
                  path,
                  rule: "must be an EventBridge schedule in UTC",
                  got: schedule,
                  fix: "write rate(7 days), or cron(0 3 ? * MON *) with a ? for one of the two day fields",
              },
          ];
}
