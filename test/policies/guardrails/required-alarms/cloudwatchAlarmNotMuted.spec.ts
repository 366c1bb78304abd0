import { cloudwatchAlarmNotMuted } from "../../../../policies/guardrails/required-alarms/cloudwatchAlarmNotMuted";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";

const TYPE = "aws:cloudwatch/alarmMuteRule:AlarmMuteRule";

function mute(...alarmNames: unknown[]): ResourceFixture {
    return { type: TYPE, name: "nights", properties: { muteTargets: { alarmNames } } };
}

describeRule(cloudwatchAlarmNotMuted, {
    "accepts a rule about alarms that may be muted": {
        resources: [mute("nightly")],
        config: { mutableAlarms: ["nightly"] },
    },
    "stops a rule about others, each by name": {
        resources: [mute("nightly", "errors")],
        config: { mutableAlarms: ["nightly"] },
        violations: [
            `${TYPE} "nights": muteTargets.alarmNames holds "errors"; an alarm must not be silenced here. ` +
                "Fix: delete the rule, or name the alarm in mutableAlarms in a reviewed change.",
        ],
    },
    "notes a name that is unknown": {
        resources: [mute(UNKNOWN)],
        undecided: [
            `${TYPE} "nights": string value at .muteTargets.alarmNames.0 can't be known during preview`,
        ],
    },
});
