import { elementsOf, isProperties, PropertyValue, textOf, Unknown, valueAt } from "../../shared/properties";
import { NamedResources, Stack, StackResource } from "../../shared/stack";
import { COMPOSITE_ALARM, METRIC_ALARM, TOPIC } from "../resourceTypes";
import { alarmsHeardAlone } from "./compositeRule";

const TOPIC_TYPES: readonly string[] = TOPIC;

/** One metric that an alarm watches; an alarm on a formula watches several. */
export interface AlarmMetric {
    namespace: PropertyValue | undefined;
    metricName: PropertyValue | undefined;
    /** Dimensions by name, or `Unknown` for all of them together. */
    dimensions: Map<string, PropertyValue> | Unknown;
    statistic: PropertyValue | undefined;
    /** Seconds over which one datapoint is taken. */
    period: PropertyValue | undefined;
}

/** An alarm of either provider. */
export interface Alarm {
    resource: StackResource;
    metrics: AlarmMetric[];
    /** Who is told: a topic, somebody else only, nobody, or not known at preview. */
    tells: "topic" | "others" | "nobody" | Unknown;
}

/** The classic provider has dimensions as a map, the native one as a list. */
export function dimensionsOf(value: PropertyValue | undefined): Map<string, PropertyValue> | Unknown {
    if (value instanceof Unknown) {
        return value;
    }
    return isProperties(value)
        ? new Map(Object.entries(value))
        : new Map(
              elementsOf(value).map((dimension) => [
                  textOf(valueAt(dimension, "name")),
                  valueAt(dimension, "value") ?? null,
              ]),
          );
}

function metricOf(metric: PropertyValue, statisticOf: PropertyValue): AlarmMetric {
    return {
        namespace: valueAt(metric, "namespace"),
        metricName: valueAt(metric, "metricName"),
        dimensions: dimensionsOf(valueAt(metric, "dimensions")),
        statistic:
            valueAt(statisticOf, "extendedStatistic") ??
            valueAt(statisticOf, "statistic") ??
            valueAt(statisticOf, "stat"),
        period: valueAt(statisticOf, "period"),
    };
}

/** The metrics that an alarm watches. */
export function metricsOf({ properties }: StackResource): AlarmMetric[] {
    const queries = [
        ...elementsOf(valueAt(properties, "metricQueries")).map((query) => valueAt(query, "metric")),
        ...elementsOf(valueAt(properties, "metrics")).map((query) => valueAt(query, "metricStat")),
    ].filter(isProperties);
    return [
        ...(queries.length === 0 ? [metricOf(properties, properties)] : []),
        // Classic: metric {namespace, ..., stat}; native: metricStat {metric {namespace, ...}, stat}.
        ...queries.map((query) => metricOf(valueAt(query, "metric") ?? query, query)),
    ];
}

/** Whom the actions of an alarm reach. */
export function tellsOf(resource: StackResource): Alarm["tells"] {
    const actions = valueAt(resource.properties, "alarmActions");
    const all = actions instanceof Unknown ? [actions] : elementsOf(actions);
    const isTopic = (action: PropertyValue): boolean =>
        typeof action === "string" && /^arn:[^:]+:sns:/.test(action);
    const sources = resource.propertySources.get("alarmActions") ?? [];
    if (all.some(isTopic) || (all.length > 0 && sources.some(({ type }) => TOPIC_TYPES.includes(type)))) {
        return "topic";
    }
    return all.find((action) => action instanceof Unknown) ?? (all.length > 0 ? "others" : "nobody");
}

/** The alarms that a composite alarm speaks for, each of them alone, joined by name, then by dependency. */
export function childrenOf(composite: StackResource, alarms: NamedResources): StackResource[] {
    const rule = valueAt(composite.properties, "alarmRule");
    return typeof rule === "string"
        ? alarmsHeardAlone(rule).flatMap((name) => alarms.meant(name, composite, ""))
        : alarms.find(composite, "alarmRule");
}

/** What composite alarms tell for the alarms that they stand for. */
function spokenFor(stack: Stack, alarms: readonly StackResource[]): Map<StackResource, Alarm["tells"]> {
    const named = new NamedResources(alarms, ["name", "alarmName"]);
    const spoken = new Map<StackResource, Alarm["tells"]>();
    for (const composite of stack.ofTypes(COMPOSITE_ALARM)) {
        const tells =
            valueAt(composite.properties, "actionsEnabled") === false ? "nobody" : tellsOf(composite);
        for (const child of childrenOf(composite, named)) {
            if (spoken.get(child) !== "topic") {
                spoken.set(child, tells);
            }
        }
    }
    return spoken;
}

/** Every alarm on metrics in a stack; one that tells nobody itself may tell a topic through a composite alarm. */
export function alarmsOf(stack: Stack): Alarm[] {
    const alarms = stack.ofTypes(METRIC_ALARM);
    const spoken = spokenFor(stack, alarms);
    return alarms.map((resource) => {
        const own = tellsOf(resource);
        const tells = own === "topic" ? own : (spoken.get(resource) ?? own);
        return { resource, metrics: metricsOf(resource), tells };
    });
}
