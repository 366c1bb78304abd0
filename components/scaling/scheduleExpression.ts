import type { Problem } from "../shared/problems/problems";

/** A schedule of Application Auto Scaling; `time` of a single one is comparable as text. */
export type Schedule = { kind: "once"; time: string } | { kind: "recurring" };

interface CronField {
    name: string;
    values: RegExp;
    min: number;
    max: number;
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const NUMBER = /^\d+$/;

/** Fields in their order; `values` are those beyond numbers, names, ranges and steps. */
const CRON_FIELDS: readonly CronField[] = [
    { name: "minutes", values: /^$/, min: 0, max: 59 },
    { name: "hours", values: /^$/, min: 0, max: 23 },
    { name: "day of month", values: /^(\?|L|LW|([1-9]|[12]\d|3[01])W)$/, min: 1, max: 31 },
    { name: "month", values: /^$/, min: 1, max: 12 },
    { name: "day of week", values: /^(\?|L|[1-7]L|[1-7]#[1-5])$/, min: 1, max: 7 },
    { name: "year", values: /^$/, min: 1970, max: 2199 },
];

const AT = /^at\((\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\)$/;
const RATE = /^rate\(([1-9]\d*) (minute|hour|day)(s?)\)$/;
const CRON = /^cron\((.+)\)$/;
const FORMS =
    "write at(yyyy-mm-ddThh:mm:ss), rate(number unit) or cron(minutes hours day-of-month month day-of-week year)";

/** Reads a schedule; a text answer says which rule it breaks. */
export function parseSchedule(text: string): Schedule | string {
    const time = AT.exec(text)?.[1];
    if (time !== undefined) {
        return isRealTime(time) ? { kind: "once", time } : "must name a time that exists";
    }
    const [, amount, , plural] = RATE.exec(text) ?? [];
    if (amount !== undefined) {
        const agrees = (amount === "1") === (plural === "");
        return agrees ? { kind: "recurring" } : "must have a singular unit for 1 and a plural one otherwise";
    }
    const fields = CRON.exec(text)?.[1]?.split(" ");
    if (fields === undefined) {
        return "must be an at, rate or cron expression";
    }
    return cronRule(fields) ?? { kind: "recurring" };
}

/** What is wrong with a schedule expression. */
export function scheduleExpressionProblems(path: string, text: string): Problem[] {
    const parsed = parseSchedule(text);
    return typeof parsed === "string" ? [{ path, rule: parsed, got: text, fix: FORMS }] : [];
}

/** What is wrong with a time zone: it must be an IANA name, spelled as the database spells it. */
export function timezoneProblems(path: string, timezone: string): Problem[] {
    return isTimezone(timezone)
        ? []
        : [
              {
                  path,
                  rule: "must be an IANA time zone",
                  got: timezone,
                  fix: "write it as area/city, for example Europe/Berlin, or Etc/UTC",
              },
          ];
}

/** Looking a time zone up is slow, and a fleet of endpoints names few. */
const KNOWN_TIMEZONES = new Map<string, boolean>();

function isTimezone(timezone: string): boolean {
    if (timezone !== "UTC" && !/^[A-Z][A-Za-z]+(\/[A-Z][\w+-]*)+$/.test(timezone)) {
        return false;
    }
    const known = KNOWN_TIMEZONES.get(timezone) ?? isInDatabase(timezone);
    KNOWN_TIMEZONES.set(timezone, known);
    return known;
}

function isInDatabase(timezone: string): boolean {
    try {
        return new Intl.DateTimeFormat("en", { timeZone: timezone }).resolvedOptions().timeZone !== "";
    } catch {
        return false;
    }
}

function isRealTime(time: string): boolean {
    const date = new Date(`${time}Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(time);
}

function cronRule(fields: string[]): string | undefined {
    if (fields.length !== CRON_FIELDS.length) {
        return `must have ${String(CRON_FIELDS.length)} cron fields`;
    }
    const wrong = CRON_FIELDS.find((field, index) => !isCronField(field, fields[index] ?? ""));
    if (wrong !== undefined) {
        return `must have a valid ${wrong.name} field`;
    }
    const questionMarks = [fields[2], fields[4]].filter((field) => field === "?").length;
    return questionMarks === 1 ? undefined : "must have ? in exactly one of day of month and day of week";
}

function isCronField(field: CronField, text: string): boolean {
    return field.values.test(text) || text.split(",").every((item) => isCronItem(field, item));
}

function isCronItem(field: CronField, item: string): boolean {
    const [range = "", step, ...rest] = item.split("/");
    if (rest.length > 0 || (step !== undefined && !(NUMBER.test(step) && Number(step) >= 1))) {
        return false;
    }
    const [from, to, ...others] = range.split("-").map((end) => cronValue(field, end) ?? NaN);
    return range === "*" || (others.length === 0 && from !== undefined && from <= (to ?? from));
}

function cronValue(field: CronField, text: string): number | undefined {
    const names = field.name === "month" ? MONTHS : field.name === "day of week" ? WEEKDAYS : [];
    const value = NUMBER.test(text) ? Number(text) : names.indexOf(text) + 1;
    const isValue = NUMBER.test(text) || names.includes(text);
    return isValue && value >= field.min && value <= field.max ? value : undefined;
}
