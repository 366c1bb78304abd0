import { gpus, isGpu, vcpus } from "../shared/instanceTypes";
import { AlarmDefinition, ENDPOINT_ALARMS, ThresholdScale } from "./alarmCatalog";
import { DEFAULT_THRESHOLDS, EndpointAlarmThresholds } from "./alarmThresholds";

/** Instance of a variant, as far as alarms depend on it. */
export interface AlarmedInstance {
    instanceType: string;
    vcpusPerInstance?: number;
    gpusPerInstance?: number;
    shadow?: boolean;
}

/** The alarms that a variant on such instances has; what happens to copies of requests is no reason to roll back. */
export function alarmsFor({ instanceType, shadow = false }: AlarmedInstance): AlarmDefinition[] {
    return ENDPOINT_ALARMS.filter(({ gpuOnly }) => !gpuOnly || isGpu(instanceType)).map((alarm) =>
        shadow ? { ...alarm, rollback: false, severity: "warning" } : alarm,
    );
}

/** Threshold of an alarm in the unit of its metric; undefined where the type's vCPUs or GPUs are not known. */
export function metricThreshold(
    definition: AlarmDefinition,
    thresholds: EndpointAlarmThresholds,
    instance: AlarmedInstance,
): number | undefined {
    const value = thresholds[definition.threshold] ?? DEFAULT_THRESHOLDS[definition.threshold];
    return toMetricUnit(value, definition.scale, instance);
}

function toMetricUnit(value: number, scale: ThresholdScale, instance: AlarmedInstance): number | undefined {
    switch (scale) {
        case "none":
            return value;
        case "percentToRatio":
            return value / 100;
        case "millisecondsToMicroseconds":
            return value * 1000;
        // CPU and GPU metrics add up: four vCPUs at full load are 400 %.
        case "vcpus":
            return times(value, instance.vcpusPerInstance ?? vcpus(instance.instanceType));
        case "gpus":
            return times(value, instance.gpusPerInstance ?? gpus(instance.instanceType));
    }
    return scale satisfies never;
}

function times(value: number, count: number | undefined): number | undefined {
    return count === undefined ? undefined : value * count;
}
