import { machineLearningLens } from "../../shared/frameworks";
import { isValue } from "../../shared/findings";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { Properties, PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { isOneOf, stackRule } from "../../shared/rule";
import { flag } from "../../shared/settingKinds";
import { Stack, StackResource } from "../../shared/stack";
import { EndpointConfigs, endpointsWithConfigs, isServerless } from "../endpointConfigs";
import { METRIC_ALARM } from "../resourceTypes";
import { metricsOf } from "./alarms";
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

/** Whether an endpoint answers from a queue; then all its instances may go. */
function isQueued({ configs }: EndpointConfigs): boolean {
    return configs.some((config) => valueAt(config.properties, "asyncInferenceConfig") !== undefined);
}

/** Names of the endpoints that may be without instances, or have none at all, and then report nothing. */
function idleEndpoints(stack: Stack): PropertyValue[] {
    return endpointsWithConfigs(stack).flatMap((each) =>
        each.endpointName !== undefined && (isQueued(each) || isServerless(each)) ? [each.endpointName] : [],
    );
}

/** Whether an alarm is on one of these endpoints; `Unknown` where a preview does not know its own. */
function isOnOneOf(endpointNames: readonly PropertyValue[], alarm: StackResource): boolean | Unknown {
    const names = metricsOf(alarm).map(({ dimensions }) =>
        dimensions instanceof Unknown ? dimensions : dimensions.get("EndpointName"),
    );
    const unknown = [...names, ...endpointNames].find((name) => name instanceof Unknown);
    const isKnown = names.some((name) => typeof name === "string" && endpointNames.includes(name));
    return isKnown || endpointNames.length === 0 ? isKnown : (unknown ?? false);
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

function judgeIn(endpointNames: readonly PropertyValue[], alarm: StackResource, loadMustBreach: boolean) {
    const judged = judge(alarm.properties, loadMustBreach);
    const mayBeSilent = judged.length === 0 || !loadMustBreach ? false : isOnOneOf(endpointNames, alarm);
    if (mayBeSilent === false) {
        return judged;
    }
    const lenient = judge(alarm.properties, false);
    return mayBeSilent instanceof Unknown && lenient.length < judged.length ? [mayBeSilent] : lenient;
}

/** A value that is unknown at preview is noted there. */
export const cloudwatchAlarmMissingData = stackRule({
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
            description:
                "Whether an instance that reports no CPU, memory or disk must raise an alarm; not of an asynchronous endpoint, which may be without instances, nor of a serverless one, which has none.",
            fallback: true,
        }),
    },
    enforcementLevel: "mandatory",
    subject: "CloudWatch alarms on metrics",
    appliesTo: isOneOf(METRIC_ALARM),
    check: (stack, { loadMustBreach }) => {
        const idle = idleEndpoints(stack);
        return stack
            .ofTypes(METRIC_ALARM)
            .flatMap((alarm) => findingsOf(alarm, judgeIn(idle, alarm, loadMustBreach)));
    },
    examples: { passes: [errorAlarm()], fails: [errorAlarm({ treatMissingData: "missing" })] },
});
