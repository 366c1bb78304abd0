import { elementsOf, isProperties, PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { Stack, StackResource } from "../../shared/stack";

const ALARM_TYPES: readonly string[] = [
    "aws:cloudwatch/metricAlarm:MetricAlarm",
    "aws-native:cloudwatch:Alarm",
];
const TOPIC_TYPES: readonly string[] = ["aws:sns/topic:Topic", "aws-native:sns:Topic"];

/** One metric that an alarm watches; an alarm on a formula watches several. */
export interface AlarmMetric {
    namespace: PropertyValue | undefined;
    metricName: PropertyValue | undefined;
    /** Dimensions by name, or `Unknown` for all of them together. */
    dimensions: Map<string, PropertyValue> | Unknown;
    statistic: PropertyValue | undefined;
}

/** An alarm of either provider. */
export interface Alarm {
    resource: StackResource;
    metrics: AlarmMetric[];
    /** Who is told: a topic, somebody else only, nobody, or not known at preview. */
    tells: "topic" | "others" | "nobody" | Unknown;
}

/** The classic provider has dimensions as a map, the native one as a list. */
function dimensionsOf(value: PropertyValue | undefined): Map<string, PropertyValue> | Unknown {
    if (value instanceof Unknown) {
        return value;
    }
    return isProperties(value)
        ? new Map(Object.entries(value))
        : new Map(
              elementsOf(value).map((dimension) => [
                  String(valueAt(dimension, "name")),
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
    };
}

function metricsOf({ properties }: StackResource): AlarmMetric[] {
    const queries = [
        ...elementsOf(valueAt(properties, "metricQueries")).map((query) => valueAt(query, "metric")),
        ...elementsOf(valueAt(properties, "metrics")).map((query) => valueAt(query, "metricStat")),
    ].filter(isProperties);
    return [
        metricOf(properties, properties),
        // Classic: metric {namespace, ..., stat}; native: metricStat {metric {namespace, ...}, stat}.
        ...queries.map((query) => metricOf(valueAt(query, "metric") ?? query, query)),
    ];
}

function tellsOf(resource: StackResource): Alarm["tells"] {
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

/** Every alarm on metrics in a stack. */
export function alarmsOf(stack: Stack): Alarm[] {
    return stack
        .ofTypes(ALARM_TYPES)
        .map((resource) => ({ resource, metrics: metricsOf(resource), tells: tellsOf(resource) }));
}
