import * as assert from "node:assert";
import { cloudwatchAlarmActionsEnabled } from "../../../../policies/guardrails/required-alarms/cloudwatchAlarmActionsEnabled";
import { PACK } from "../../../../policies/shared/packState";
import { remediate, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { ALARM, COMPOSITE, composite, errorAlarm } from "./alarmFixtures";

const OFF = "actionsEnabled is false; it must not be false. Fix: take actionsEnabled out.";

describeRule(cloudwatchAlarmActionsEnabled, {
    "accepts alarms that are on, said or not": {
        resources: [errorAlarm(), errorAlarm({ actionsEnabled: true }), composite()],
    },
    "stops alarms that are off": {
        resources: [errorAlarm({ actionsEnabled: false }), composite({ actionsEnabled: false })],
        violations: [`${ALARM} "errors": ${OFF}`, `${COMPOSITE} "both": ${OFF}`],
    },
    "notes a switch that is unknown": {
        resources: [errorAlarm({ actionsEnabled: UNKNOWN })],
        undecided: [`${ALARM} "errors": string value at .actionsEnabled can't be known during preview`],
    },
});

describe("cloudwatch-alarm-actions-enabled, where the team lets it remediate", () => {
    it("switches the alarm on", async () => {
        PACK.configure({ disabledFamilies: [], exemptions: [] });
        const alarm = errorAlarm({ actionsEnabled: false });
        assert.strictEqual((await remediate(cloudwatchAlarmActionsEnabled, alarm))?.["actionsEnabled"], true);
        PACK.reset();
    });
});
