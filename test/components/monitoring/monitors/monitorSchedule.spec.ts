import * as assert from "node:assert";
import {
    longestGapSeconds,
    monitorScheduleProblems,
    parseMonitorSchedule,
} from "../../../../components/monitoring/monitors/monitorSchedule";
import { describeProblem } from "../../../../components/shared/problems/problems";

const HOUR = 3600;

/** Slow and obvious: walks through two days hour by hour, as cron does. */
function gapsByWalking(first: number, every: number): { shortest: number; longest: number } {
    const runs = Array.from({ length: 48 }, (_, hour) => hour).filter((hour) => {
        const ofDay = hour % 24;
        return ofDay >= first && (ofDay - first) % every === 0;
    });
    const distances = runs.slice(1).map((run, index) => run - (runs[index] ?? 0));
    return { shortest: Math.min(...distances), longest: Math.max(...distances) };
}

describe("monitoring schedules", () => {
    // The documentation's own examples: hourly, daily at midnight, daily at noon, every 2 hours.
    const documented: [expression: string, hours: number][] = [
        ["cron(0 * ? * * *)", 1],
        ["cron(0 0 ? * * *)", 24],
        ["cron(0 12 ? * * *)", 24],
        ["cron(0 0/2 ? * * *)", 2],
        ["cron(0 00/24 ? * * *)", 24],
    ];
    for (const [expression, hours] of documented) {
        it(`reads ${expression} as every ${String(hours)} hours`, () => {
            const seconds = hours * HOUR;
            assert.deepStrictEqual(parseMonitorSchedule(expression), {
                shortestGapSeconds: seconds,
                longestGapSeconds: seconds,
            });
            assert.strictEqual(longestGapSeconds(expression), seconds);
        });
    }

    it("knows the shorter or longer gap over midnight for every start and step", () => {
        for (let first = 0; first < 24; first++) {
            for (let every = 1; every <= 24; every++) {
                const walked = gapsByWalking(first, every);
                const runsOnceADay = first + every >= 24;
                const schedule = parseMonitorSchedule(`cron(0 ${String(first)}/${String(every)} ? * * *)`);
                assert.deepStrictEqual(
                    [schedule?.shortestGapSeconds, schedule?.longestGapSeconds],
                    // With one run a day by cron's rules the service may still mean every n hours: keep both in mind.
                    [(runsOnceADay ? every : walked.shortest) * HOUR, walked.longest * HOUR],
                    `${String(first)}/${String(every)}`,
                );
            }
        }
    });

    for (const expression of [
        "cron(30 * ? * * *)",
        "cron(0/10 * ? * * *)",
        "cron(0 24 ? * * *)",
        "cron(0 0/0 ? * * *)",
        "cron(0 0/25 ? * * *)",
        "cron(0 8-18 ? * * *)",
        "cron(0 8 ? * MON *)",
        "cron(0 8 * * ? *)",
        "rate(1 hour)",
        "NOW",
        "",
    ]) {
        it(`refuses ${JSON.stringify(expression)}`, () => {
            assert.deepStrictEqual(monitorScheduleProblems("schedule", expression).map(describeProblem), [
                `schedule: must be hourly, daily or every n hours, on the hour, got ${JSON.stringify(expression)}; ` +
                    "write cron(0 * ? * * *), cron(0 6 ? * * *) or cron(0 0/6 ? * * *)",
            ]);
            assert.throws(() => longestGapSeconds(expression), RangeError);
        });
    }
});
