import * as assert from "node:assert";
import {
    parseSchedule,
    scheduleExpressionProblems,
    timezoneProblems,
} from "../../../components/scaling/scheduleExpression";
import { describeProblem } from "../../../components/shared/problems/problems";

describe("schedule expressions", () => {
    for (const text of [
        "cron(0 8 ? * MON-FRI *)",
        "cron(15 9 * * ? *)",
        "cron(0/15 8-18 ? JAN-MAR,DEC 2-6 2026-2030)",
        "cron(0 0 L * ? *)",
        "cron(0 0 15W * ? *)",
        "cron(0 0 ? * 6L *)",
        "cron(0 0 ? * 2#1 *)",
        "cron(0,30 0 1,15 * ? *)",
        "rate(1 hour)",
        "rate(12 hours)",
        "rate(2 days)",
    ]) {
        it(`reads ${text} as recurring`, () => {
            assert.deepStrictEqual(parseSchedule(text), { kind: "recurring" });
        });
    }

    it("reads a single time, leap days included", () => {
        assert.deepStrictEqual(parseSchedule("at(2028-02-29T06:00:00)"), {
            kind: "once",
            time: "2028-02-29T06:00:00",
        });
    });

    const wrong: [text: string, rule: string][] = [
        ["0 8 * * *", "must be an at, rate or cron expression"],
        ["", "must be an at, rate or cron expression"],
        ["rate(0 hours)", "must be an at, rate or cron expression"],
        ["rate(1 hours)", "must have a singular unit for 1 and a plural one otherwise"],
        ["rate(2 hour)", "must have a singular unit for 1 and a plural one otherwise"],
        ["at(2026-02-30T06:00:00)", "must name a time that exists"],
        ["at(2026-02-03T24:30:00)", "must name a time that exists"],
        ["cron(0 8 ? * MON-FRI)", "must have 6 cron fields"],
        ["cron(60 8 ? * MON *)", "must have a valid minutes field"],
        ["cron(0 24 ? * MON *)", "must have a valid hours field"],
        ["cron(0 8 0 * ? *)", "must have a valid day of month field"],
        ["cron(0 8 32W * ? *)", "must have a valid day of month field"],
        ["cron(0 8 ? JUNE MON *)", "must have a valid month field"],
        ["cron(0 8 ? * MON-FUN *)", "must have a valid day of week field"],
        ["cron(0 8 ? * 0 *)", "must have a valid day of week field"],
        ["cron(0 8-99 ? * MON *)", "must have a valid hours field"],
        ["cron(0 18-8 ? * MON *)", "must have a valid hours field"],
        ["cron(0/0 8 ? * MON *)", "must have a valid minutes field"],
        ["cron(0/5/5 8 ? * MON *)", "must have a valid minutes field"],
        ["cron(0 1-2-3 ? * MON *)", "must have a valid hours field"],
        ["cron(0 8 ? * MON 1969)", "must have a valid year field"],
        ["cron(0 8 * * * *)", "must have ? in exactly one of day of month and day of week"],
        ["cron(0 8 ? * ? *)", "must have ? in exactly one of day of month and day of week"],
    ];
    for (const [text, rule] of wrong) {
        it(`refuses ${JSON.stringify(text)}: ${rule}`, () => {
            assert.deepStrictEqual(scheduleExpressionProblems("schedule", text).map(describeProblem), [
                `schedule: ${rule}, got ${JSON.stringify(text)}; write at(yyyy-mm-ddThh:mm:ss), rate(number unit) ` +
                    "or cron(minutes hours day-of-month month day-of-week year)",
            ]);
        });
    }
});

describe("time zones", () => {
    for (const timezone of [
        "Europe/Berlin",
        "America/Argentina/Buenos_Aires",
        "Etc/UTC",
        "UTC",
        "Etc/GMT+5",
    ]) {
        it(`accepts ${timezone}`, () => {
            assert.deepStrictEqual(timezoneProblems("timezone", timezone), []);
        });
    }

    for (const timezone of ["", "CET", "Europe/Nowhere", "europe/berlin", "+01:00", "Berlin"]) {
        it(`refuses ${JSON.stringify(timezone)}`, () => {
            assert.deepStrictEqual(timezoneProblems("timezone", timezone).map(describeProblem), [
                `timezone: must be an IANA time zone, got ${JSON.stringify(timezone)}; ` +
                    "write it as area/city, for example Europe/Berlin, or Etc/UTC",
            ]);
        });
    }
});
