import * as assert from "node:assert";
import { eventScheduleProblems } from "../../../../components/shared/functions/eventSchedule";
import { describeProblem } from "../../../../components/shared/problems/problems";

describe("eventScheduleProblems", () => {
    const good = [
        undefined,
        "rate(1 day)",
        "rate(7 days)",
        "cron(0 3 ? * MON *)",
        "cron(0/15 * L * ? 2027-2030)",
    ];
    for (const schedule of good) {
        it(`accepts ${schedule ?? "none"}`, () => {
            assert.deepStrictEqual(eventScheduleProblems("retrainingSchedule", schedule), []);
        });
    }
    const bad = [
        "",
        "rate(1 days)",
        "rate(2 day)",
        "rate(0 days)",
        "cron(0 3 * * MON *)",
        "cron(0 3 ? * ? *)",
        "0 3 * * *",
        "cron(0 3 ? * MON)",
        "cron(0 3 ? * mon! *)",
    ];
    for (const schedule of bad) {
        it(`rejects "${schedule}"`, () => {
            assert.deepStrictEqual(
                eventScheduleProblems("retrainingSchedule", schedule).map(describeProblem),
                [
                    `retrainingSchedule: must be an EventBridge schedule in UTC, got "${schedule}"; write rate(7 days), or cron(0 3 ? * MON *) with a ? for one of the two day fields`,
                ],
            );
        });
    }
});
