import { machineLearningLens } from "../../shared/frameworks";
import { isValue } from "../../shared/findings";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { Properties, valueAt } from "../../shared/properties";
import { isOneOf, resourceRule } from "../../shared/rule";
import { flag } from "../../shared/settingKinds";
import { METRIC_ALARM } from "../resourceTypes";
import { errorAlarm } from "./exampleAlarms";
import { classOf, isFloor, unknownIn } from "./metricClasses";

/** What missing data must mean, and why; undefined where anything that is said is right. */
function wantedOf(alarm: Properties, loadMustBreach: boolean): { value: string; why: string } | undefined {
    const [namespace, metricName, comparison] = ["namespace", "metricName", "comparisonOperator"].map((key) =>
        valueAt(alarm, key),
    );
    switch (classOf({ namespace, metricName })) {
        case "errors":
        case "latency":
            return {
                value: "notBreaching",
                why: "without requests there is nothing to measure, and nothing wrong",
            };
        case "traffic":
            return isFloor(comparison)
                ? {
                      value: "breaching",
                      why: "no data is what the alarm looks for: nobody reaches the endpoint",
                  }
                : undefined;
        case "load":
            return loadMustBreach
                ? { value: "breaching", why: "an instance that reports no load is gone" }
                : undefined;
        case undefined:
            return undefined;
    }
}

function judge(alarm: Properties, loadMustBreach: boolean): Judgement[] {
    const value = valueAt(alarm, "treatMissingData");
    const unknown = unknownIn([value, ...["namespace", "metricName"].map((key) => valueAt(alarm, key))]);
    if (unknown !== undefined) {
        return [unknown];
    }
    const problem = { subject: "treatMissingData", found: isValue(value) };
    if (value === undefined || value === "missing") {
        const rule = "an alarm must say what missing data means; AWS's default leaves it where it was";
        const wanted = wantedOf(alarm, loadMustBreach)?.value ?? "notBreaching, breaching or ignore";
        return [{ ...problem, rule, fix: `set treatMissingData to ${wanted}` }];
    }
    const wanted = wantedOf(alarm, loadMustBreach);
    return wanted === undefined || wanted.value === value
        ? []
        : [{ ...problem, rule: wanted.why, fix: `set treatMissingData to ${wanted.value}` }];
}

/** A value that is unknown at preview is noted there and judged before the alarm is created. */
export const cloudwatchAlarmMissingData = resourceRule({
    name: "cloudwatch-alarm-missing-data",
    displayName: "Alarms say what missing data means",
    description: "An alarm must say what missing data means, and say what is right for its metric.",
    why: "By default an alarm without data stays as it was: an endpoint that is gone looks well.",
    severity: "medium",
    tags: ["required-alarms", "cloudwatch"],
    framework: machineLearningLens("MLOPS05-BP01", "Watch what the environment of a model uses."),
    sources: [],
    url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html",
    remediationSteps: "Set treatMissingData to the value that the message names.",
    settings: {
        loadMustBreach: flag({
            description: "Whether an instance that reports no CPU, memory or disk must raise an alarm.",
            fallback: true,
        }),
    },
    enforcementLevel: "mandatory",
    subject: "CloudWatch alarms on metrics",
    appliesTo: isOneOf(METRIC_ALARM),
    check: (resource, { loadMustBreach }) => findingsOf(resource, judge(resource.properties, loadMustBreach)),
    examples: { passes: [errorAlarm()], fails: [errorAlarm({ treatMissingData: "missing" })] },
});
