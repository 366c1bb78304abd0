import { EndpointKind } from "../../shared/endpointKind";
import { gpus, isGpu, vcpus } from "../../shared/instanceTypes";
import { ENDPOINT_ALARMS } from "./alarmCatalog";
import type { AlarmDefinition, ThresholdScale } from "./alarmDefinition";
import { defaultThresholds, EndpointAlarmThresholds } from "./alarmThresholds";

/** What a variant runs on, as far as alarms depend on it. */
export interface AlarmedFleet {
    instanceType?: string;
    vcpusPerInstance?: number;
    gpusPerInstance?: number;
    provisionedConcurrency?: number;
    shadow?: boolean;
}

/** A variant that has alarms. */
export interface AlarmedVariant extends AlarmedFleet {
    name: string;
}

/** An alarm that an endpoint is to have. */
export interface PlannedAlarm {
    /** What tells it from the endpoint's other alarms: `<variant>-<key>`, or `<key>` for one of the whole endpoint. */
    key: string;
    definition: AlarmDefinition;
    /** Left out for one of the whole endpoint. */
    variant?: AlarmedVariant;
}

function publishes(fleet: AlarmedFleet, { onlyWith }: AlarmDefinition): boolean {
    switch (onlyWith) {
        case "gpus":
            return isGpu(fleet.instanceType ?? "");
        case "provisionedConcurrency":
            return fleet.provisionedConcurrency !== undefined;
        case undefined:
            return true;
    }
    return onlyWith satisfies never;
}

/** The alarms that such a variant has; what happens to copies of requests is no reason to roll back. */
export function alarmsFor(kind: EndpointKind, fleet: AlarmedFleet): AlarmDefinition[] {
    return ENDPOINT_ALARMS[kind]
        .filter((alarm) => alarm.watches === "variant" && publishes(fleet, alarm))
        .map((alarm) => (fleet.shadow === true ? { ...alarm, rollback: false, severity: "warning" } : alarm));
}

/** Every alarm of an endpoint with these variants. */
export function planAlarms(kind: EndpointKind, variants: readonly AlarmedVariant[]): PlannedAlarm[] {
    const ofVariants = variants.flatMap((variant) =>
        alarmsFor(kind, variant).map((definition) => ({
            key: `${variant.name}-${definition.key}`,
            definition,
            variant,
        })),
    );
    const ofEndpoint = ENDPOINT_ALARMS[kind].filter(({ watches }) => watches === "endpoint");
    return [...ofVariants, ...ofEndpoint.map((definition) => ({ key: definition.key, definition }))];
}

/** Threshold of an alarm in the unit of its metric; undefined where the type's vCPUs or GPUs are not known. */
export function metricThreshold(
    kind: EndpointKind,
    { threshold, scale }: AlarmDefinition,
    thresholds: EndpointAlarmThresholds,
    fleet: AlarmedFleet = {},
): number | undefined {
    return typeof threshold === "number"
        ? threshold
        : toMetricUnit(thresholds[threshold] ?? defaultThresholds(kind)[threshold], scale, fleet);
}

function toMetricUnit(value: number, scale: ThresholdScale, fleet: AlarmedFleet): number | undefined {
    const { instanceType = "" } = fleet;
    switch (scale) {
        case "none":
            return value;
        case "percentToRatio":
            return value / 100;
        case "millisecondsToMicroseconds":
            return value * 1000;
        // CPU and GPU metrics add up: four vCPUs at full load are 400 %.
        case "vcpus":
            return times(value, fleet.vcpusPerInstance ?? vcpus(instanceType));
        case "gpus":
            return times(value, fleet.gpusPerInstance ?? gpus(instanceType));
    }
    return scale satisfies never;
}

function times(value: number, count: number | undefined): number | undefined {
    return count === undefined ? undefined : value * count;
}
