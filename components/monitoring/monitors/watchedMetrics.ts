import type * as pulumi from "@pulumi/pulumi";
import type { DataQualityMonitorArgs } from "./dataQuality/dataQualityArgs";
import type { ModelBiasAlarmArgs, ModelBiasMonitorArgs } from "./labels/modelBiasArgs";
import { biasDimensions, biasMetricName, MODEL_BIAS_NAMESPACE } from "./labels/modelBiasMetrics";
import type { ModelQualityMonitorArgs } from "./labels/modelQualityArgs";
import { metricSense, MODEL_QUALITY_NAMESPACE } from "./labels/modelQualityMetrics";
import type { MonitorAlarm } from "./monitorAlarms";
import { driftDimensions, driftMetric } from "./dataQuality/monitorMetrics";

/** What publishes the metrics. */
export interface Watched {
    endpointName: pulumi.Input<string>;
    scheduleName: pulumi.Input<string>;
}

const DEFAULT_MAX_DISTANCE = 0.1;

/** Dimensions of every metric of the monitors that look at answers. */
function dimensionsOf({ endpointName, scheduleName }: Watched) {
    return { Endpoint: endpointName, MonitoringSchedule: scheduleName };
}

/** One alarm for each feature, by its name. */
export function driftAlarms(monitor: DataQualityMonitorArgs, watched: Watched): MonitorAlarm[] {
    return monitor.driftAlarms.map(({ feature, maxDistance }) => {
        const metric = driftMetric(feature, monitor.metricNames);
        return {
            key: feature,
            description: `critical: ${feature} has drifted from the baseline`,
            namespace: metric.namespace,
            metricName: metric.metricName,
            dimensions: driftDimensions(metric, watched.endpointName, watched.scheduleName),
            threshold: maxDistance ?? DEFAULT_MAX_DISTANCE,
            side: "above",
        };
    });
}

/** One alarm for each metric of quality, by its name. */
export function qualityAlarms(monitor: ModelQualityMonitorArgs, watched: Watched): MonitorAlarm[] {
    return monitor.alarms.map(({ metric, threshold }) => {
        const isError = metricSense(monitor.problemType, metric) === "error";
        return {
            key: metric,
            description: `critical: ${metric} of the model is ${isError ? "above" : "below"} ${String(threshold)}`,
            namespace: MODEL_QUALITY_NAMESPACE,
            metricName: metric,
            dimensions: dimensionsOf(watched),
            threshold,
            side: isError ? "above" : "below",
        };
    });
}

/** Name of the alarms of one metric and group among those of a monitor. */
export function biasKey({ metric, facet, facetValue }: ModelBiasAlarmArgs): string {
    return [metric, facet, facetValue].map((part) => part.replace(/[^A-Za-z0-9_.-]+/g, "-")).join("-");
}

/** An alarm for each bound of each metric of bias: `<metric>-<facet>-<value>-min` and `-max`. */
export function biasAlarms(monitor: ModelBiasMonitorArgs, watched: Watched): MonitorAlarm[] {
    return monitor.alarms.flatMap((alarm) => {
        const bounds = [
            { bound: "min", side: "below", threshold: alarm.min } as const,
            { bound: "max", side: "above", threshold: alarm.max } as const,
        ];
        return bounds.flatMap(({ bound, side, threshold }) =>
            threshold === undefined
                ? []
                : [
                      {
                          key: `${biasKey(alarm)}-${bound}`,
                          description: `critical: ${alarm.metric} of ${alarm.facet} ${alarm.facetValue} is ${side} ${String(threshold)}`,
                          namespace: MODEL_BIAS_NAMESPACE,
                          metricName: biasMetricName(alarm.metric),
                          dimensions: { ...dimensionsOf(watched), ...biasDimensions(alarm) },
                          threshold,
                          side,
                      },
                  ],
        );
    });
}
