import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { Finding } from "../../shared/findings";
import { Unknown, valueAt } from "../../shared/properties";
import { isOneOf, stackRule } from "../../shared/rule";
import { Stack, StackResource } from "../../shared/stack";
import { COMPOSITE_ALARM, METRIC_ALARM } from "../resourceTypes";
import { Alarm, alarmsOf, tellsOf } from "./alarms";
import { errorAlarm } from "./exampleAlarms";

function finding(resource: StackResource, tells: Alarm["tells"]): Finding[] {
    const actions = valueAt(resource.properties, "alarmActions");
    // A list whose elements are not known yet is a list of actions all the same.
    if (tells instanceof Unknown && !Array.isArray(actions)) {
        return [{ kind: "undecided", resource, unknown: tells }];
    }
    return tells !== "nobody"
        ? []
        : [
              {
                  kind: "violation",
                  resource,
                  subject: "alarmActions",
                  found: "are empty",
                  rule: "an alarm must do something when it goes off, itself or through a composite alarm",
                  fix: "give alarmActions an SNS topic that somebody is subscribed to",
              },
          ];
}

function check(stack: Stack): Finding[] {
    return [
        ...alarmsOf(stack).flatMap(({ resource, tells }) => finding(resource, tells)),
        ...stack.ofTypes(COMPOSITE_ALARM).flatMap((resource) => finding(resource, tellsOf(resource))),
    ];
}

/** Actions that are unknown at preview count where there are any; a list that is unknown as a whole is noted. */
export const cloudwatchAlarmActions = stackRule({
    name: "cloudwatch-alarm-actions",
    displayName: "Alarms have actions",
    description: "Each alarm must do something when it goes off.",
    why: "An alarm without an action turns red on a page that nobody looks at.",
    severity: "high",
    tags: ["required-alarms", "cloudwatch"],
    framework: securityHub("CloudWatch.15", "CloudWatch alarms should have specified actions configured"),
    sources: [
        "AWS Config cloudwatch-alarm-action-check",
        "cdk-nag CloudWatchAlarmAction",
        "Control Tower CT.CLOUDWATCH.PR.1",
    ],
    url: securityHubUrl("CloudWatch.15"),
    remediationSteps: "Give alarmActions an SNS topic that somebody is subscribed to.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "CloudWatch alarms",
    appliesTo: isOneOf([...METRIC_ALARM, ...COMPOSITE_ALARM]),
    check,
    examples: { passes: [errorAlarm()], fails: [errorAlarm({ alarmActions: [] })] },
});
