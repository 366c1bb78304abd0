import { cloudwatchAlarmActions } from "../../../../policies/guardrails/required-alarms/cloudwatchAlarmActions";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { ALARM, COMPOSITE, composite, errorAlarm, NATIVE_ALARM } from "./alarmFixtures";

function violation(type: string, name: string): string {
    return (
        `${type} "${name}": alarmActions are empty; ` +
        "an alarm must do something when it goes off, itself or through a composite alarm. " +
        "Fix: give alarmActions an SNS topic that somebody is subscribed to."
    );
}

describeRule(cloudwatchAlarmActions, {
    "accepts alarms of every kind that do something": {
        resources: [errorAlarm(), composite(), { ...errorAlarm(), type: NATIVE_ALARM }],
    },
    "accepts an alarm that speaks through a composite alarm": {
        resources: [errorAlarm({ alarmActions: [] }), composite()],
    },
    "stops an alarm without an action, of either provider": {
        resources: [
            errorAlarm({ alarmActions: [] }),
            { ...errorAlarm({ alarmActions: null }), type: NATIVE_ALARM, name: "native" },
        ],
        violations: [violation(ALARM, "errors"), violation(NATIVE_ALARM, "native")],
    },
    "stops a composite alarm without an action, and then what speaks through it": {
        resources: [errorAlarm({ alarmActions: [] }), composite({ alarmActions: [] })],
        violations: [violation(ALARM, "errors"), violation(COMPOSITE, "both")],
    },
    "counts actions that a preview does not know yet, and notes a list that it does not know at all": {
        resources: [errorAlarm({ alarmActions: [UNKNOWN] }), errorAlarm({ alarmActions: UNKNOWN }, "other")],
        undecided: [`${ALARM} "other": string value at .alarmActions can't be known during preview`],
    },
});
