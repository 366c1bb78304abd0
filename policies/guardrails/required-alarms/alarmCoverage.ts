import { PropertyValue, textOf, Unknown, valueAt } from "../../shared/properties";
import { StackResource } from "../../shared/stack";
import { AlarmIndex } from "./alarmIndex";
import { Alarm, AlarmMetric } from "./alarms";
import { RequiredMetric } from "./requiredMetrics";

/** One alarm that has to exist. */
export interface Requirement {
    endpoint: StackResource;
    endpointName: PropertyValue | undefined;
    variantName: string;
    metric: RequiredMetric;
    latencyPercentile: number;
}

/** Whether the alarms of a stack meet a requirement; `flaws` say of alarms on the metric why they do not count. */
export type Coverage =
    { kind: "covered" } | { kind: "undecided"; unknown: Unknown } | { kind: "uncovered"; flaws: string[] };

/** What comparing an alarm with a requirement gives: unrelated, a flaw, a value to wait for, or a match. */
type Match = "unrelated" | "covers" | Unknown | { flaw: string };

function isOfEndpoint(
    alarm: Alarm,
    value: PropertyValue | undefined,
    requirement: Requirement,
): boolean | Unknown {
    const { endpoint, endpointName } = requirement;
    if (!(value instanceof Unknown)) {
        return endpointName instanceof Unknown ? endpointName : value === endpointName;
    }
    const sources = alarm.resource.propertySources.get("dimensions") ?? [];
    return sources.includes(endpoint) ? true : value;
}

function matchDimensions(alarm: Alarm, metric: AlarmMetric, requirement: Requirement): Match {
    const { dimensions } = metric;
    if (dimensions instanceof Unknown) {
        return dimensions;
    }
    const isPerVariant = requirement.metric.dimensions.includes("VariantName");
    const variant = isPerVariant ? dimensions.get("VariantName") : requirement.variantName;
    const ofEndpoint = isOfEndpoint(alarm, dimensions.get("EndpointName"), requirement);
    const isOtherVariant = typeof variant === "string" && variant !== requirement.variantName;
    if (ofEndpoint === false || isOtherVariant) {
        return "unrelated";
    }
    if (variant === undefined) {
        return { flaw: "its dimensions lack VariantName" };
    }
    const wanted: readonly string[] = requirement.metric.dimensions;
    const extra = [...dimensions.keys()].filter((key) => !wanted.includes(key));
    if (extra.length > 0) {
        const whole = isPerVariant ? "variant" : "endpoint";
        return { flaw: `its dimension ${extra.join(", ")} narrows it to a part of the ${whole}` };
    }
    return ofEndpoint instanceof Unknown ? ofEndpoint : variant instanceof Unknown ? variant : "covers";
}

/** What is wrong with an alarm that watches the right thing, or what would have to be known to say so. */
function flawsOf({ resource, tells }: Alarm, statistic: PropertyValue | undefined, requirement: Requirement) {
    const { metric, latencyPercentile } = requirement;
    const [comparison, isEnabled, missingData] = [
        "comparisonOperator",
        "actionsEnabled",
        "treatMissingData",
    ].map((key) => valueAt(resource.properties, key));
    const checks: [value: PropertyValue | undefined, holds: boolean, flaw: string][] = [
        [
            statistic,
            metric.acceptsStatistic(textOf(statistic), latencyPercentile),
            `its statistic is ${textOf(statistic)}, not ${metric.statistics(latencyPercentile)}`,
        ],
        [
            comparison,
            textOf(comparison).startsWith(metric.isFloor ? "LessThan" : "Greater"),
            `its comparison is ${textOf(comparison)}, which fires when all is well`,
        ],
        [isEnabled, isEnabled !== false, "its actionsEnabled is false"],
        [undefined, tells !== "nobody", "its alarmActions are empty"],
        [undefined, tells !== "others", "its alarmActions name no SNS topic"],
        [
            missingData,
            missingData !== undefined && missingData !== "missing",
            "its treatMissingData is left at the default",
        ],
    ];
    return {
        flaw: checks.find(([value, holds]) => !holds && !(value instanceof Unknown))?.[2],
        unknown: [...checks.map(([value]) => value), tells].find((value) => value instanceof Unknown),
    };
}

function match(alarm: Alarm, metric: AlarmMetric, requirement: Requirement): Match {
    const { namespace, metricName } = requirement.metric;
    const differs = (value: PropertyValue | undefined, wanted: string): boolean =>
        !(value instanceof Unknown) && value !== wanted;
    if (differs(metric.namespace, namespace) || differs(metric.metricName, metricName)) {
        return "unrelated";
    }
    const dimensions = matchDimensions(alarm, metric, requirement);
    if (dimensions !== "covers") {
        return dimensions;
    }
    const { flaw, unknown } = flawsOf(alarm, metric.statistic, requirement);
    if (flaw !== undefined) {
        return { flaw };
    }
    return (
        [metric.namespace, metric.metricName, unknown].find((value) => value instanceof Unknown) ?? "covers"
    );
}

/** Looks for an alarm that meets a requirement; several may watch the metric, one good one is enough. */
export function coverageOf(requirement: Requirement, alarms: AlarmIndex): Coverage {
    const matches = alarms
        .candidates(requirement.metric.metricName, requirement.endpointName)
        .map(({ alarm, metric }) => ({ alarm, outcome: match(alarm, metric, requirement) }));
    if (matches.some(({ outcome }) => outcome === "covers")) {
        return { kind: "covered" };
    }
    const unknown = matches.map(({ outcome }) => outcome).find((outcome) => outcome instanceof Unknown);
    if (unknown !== undefined) {
        return { kind: "undecided", unknown };
    }
    const flaws = matches.flatMap(({ alarm, outcome }) =>
        typeof outcome === "object" && "flaw" in outcome ? [`"${alarm.resource.name}": ${outcome.flaw}`] : [],
    );
    return { kind: "uncovered", flaws };
}
