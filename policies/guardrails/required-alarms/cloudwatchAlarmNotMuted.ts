import { wellArchitected } from "../../shared/frameworks";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { elementsOf, Properties, textOf, Unknown, valueAt } from "../../shared/properties";
import { isOneOf, resourceRule } from "../../shared/rule";
import { textList } from "../../shared/settingKinds";

const MUTE_RULES = [
    "aws:cloudwatch/alarmMuteRule:AlarmMuteRule",
    "aws-native:cloudwatch:AlarmMuteRule",
] as const;

function rule(alarm: string) {
    return { type: MUTE_RULES[0], name: "nights", properties: { muteTargets: { alarmNames: [alarm] } } };
}

function judge(properties: Properties, mutable: readonly string[]): Judgement[] {
    const names = valueAt(properties, "muteTargets", "alarmNames");
    const listed = names instanceof Unknown ? [names] : elementsOf(names);
    return listed.flatMap((name): Judgement[] => {
        if (name instanceof Unknown) {
            return [name];
        }
        return mutable.includes(textOf(name))
            ? []
            : [
                  {
                      subject: "muteTargets.alarmNames",
                      found: `holds "${textOf(name)}"`,
                      rule: "an alarm must not be silenced here",
                      fix: "delete the rule, or name the alarm in mutableAlarms in a reviewed change",
                  },
              ];
    });
}

/** A name that is unknown at preview is noted there and judged before the rule is created. */
export const cloudwatchAlarmNotMuted = resourceRule({
    name: "cloudwatch-alarm-not-muted",
    displayName: "Alarms are not muted",
    description: "No alarm may be muted by a rule.",
    why: "A muted alarm is no alarm, and nothing about the alarm itself shows it.",
    severity: "medium",
    tags: ["required-alarms", "cloudwatch"],
    framework: wellArchitected("OPS08-BP04", "Create alerts that somebody can act on."),
    sources: [],
    url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-mute-rules.html",
    remediationSteps: "Delete the mute rule, or make the alarm right so that it need not be muted.",
    settings: {
        mutableAlarms: textList({
            description: "Names of alarms that may be muted.",
            pattern: "^.+$",
            form: 'names of alarms such as "nightly-batch"',
            fallback: [],
        }),
    },
    enforcementLevel: "mandatory",
    subject: "CloudWatch mute rules",
    appliesTo: isOneOf(MUTE_RULES),
    check: (resource, { mutableAlarms }) => findingsOf(resource, judge(resource.properties, mutableAlarms)),
    examples: {
        settings: { mutableAlarms: ["nightly-batch"] },
        passes: [rule("nightly-batch")],
        fails: [rule("fraud-errors")],
    },
});
