import { Unknown } from "../../shared/properties";
import { Alarm, AlarmMetric } from "./alarms";

/** One metric that an alarm watches, with the alarm. */
export interface WatchedMetric {
    alarm: Alarm;
    metric: AlarmMetric;
}

const NOT_KNOWN = "";

function keyOf(metricName: unknown, endpointName: unknown): string {
    return typeof metricName === "string" && typeof endpointName === "string"
        ? JSON.stringify([metricName, endpointName])
        : NOT_KNOWN;
}

/** The alarms of a stack by metric and endpoint, so that a large stack is not searched anew for each of its endpoints. */
export class AlarmIndex {
    private readonly watched = new Map<string, WatchedMetric[]>();

    constructor(alarms: readonly Alarm[]) {
        for (const alarm of alarms) {
            for (const metric of alarm.metrics) {
                const { dimensions } = metric;
                const endpoint = dimensions instanceof Unknown ? dimensions : dimensions.get("EndpointName");
                // An alarm on no endpoint at all lands among those not known, where nothing matches it.
                const key = keyOf(metric.metricName, endpoint);
                this.watched.set(key, [...(this.watched.get(key) ?? []), { alarm, metric }]);
            }
        }
    }

    /** What may watch a metric of an endpoint, alarms that a preview does not know enough of included. */
    candidates(metricName: string, endpointName: unknown): WatchedMetric[] {
        const keys =
            typeof endpointName === "string"
                ? [NOT_KNOWN, keyOf(metricName, endpointName)]
                : [...this.watched.keys()];
        return keys.flatMap((key) => this.watched.get(key) ?? []);
    }
}
