import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustNotBe } from "../../shared/kinds/requirements";
import { COMPOSITE_ALARM, METRIC_ALARM } from "../resourceTypes";
import { errorAlarm } from "./exampleAlarms";

const TYPES = [...METRIC_ALARM, ...COMPOSITE_ALARM];

/** A switch that is unknown at preview is noted there and judged before the alarm is created. */
export const cloudwatchAlarmActionsEnabled = propertyRule({
    name: "cloudwatch-alarm-actions-enabled",
    displayName: "Alarms are switched on",
    description: "The actions of an alarm must not be switched off.",
    why: "Whoever switches an alarm off for a night rarely switches it on again.",
    severity: "high",
    tags: ["required-alarms", "cloudwatch"],
    framework: securityHub("CloudWatch.17", "CloudWatch alarm actions should be activated"),
    sources: ["Checkov CKV_AWS_319", "Control Tower CT.CLOUDWATCH.PR.4"],
    url: securityHubUrl("CloudWatch.17"),
    remediationSteps: "Take actionsEnabled out; AWS's default is true.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "CloudWatch alarms",
    remedy: { path: ["actionsEnabled"], value: true },
    reads: Object.fromEntries(TYPES.map((type) => [type, ["actionsEnabled"]])),
    must: mustNotBe(false),
    examples: { passes: [errorAlarm()], fails: [errorAlarm({ actionsEnabled: false })] },
});
