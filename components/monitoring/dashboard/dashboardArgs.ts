import type * as pulumi from "@pulumi/pulumi";
import type { EndpointKind } from "../../shared/endpointKind";
import type { EndpointAlarmThresholds } from "../alarms/alarmThresholds";
import type { AlarmedVariantArgs } from "../alarms/endpointAlarms";

/** An endpoint on a dashboard: what its `EndpointAlarms` were told. */
export interface DashboardEndpointArgs {
    /** Name of the endpoint, which need not exist yet. */
    endpointName: string;
    /** How the endpoint answers. Default: `EndpointKind.Realtime`. */
    endpointKind?: EndpointKind;
    /** Variants of the endpoint; each is a line of every graph. */
    variants: AlarmedVariantArgs[];
    /** Thresholds of the alarms, which are drawn in the graphs. Default: as each threshold says. */
    thresholds?: EndpointAlarmThresholds;
}

/** Alarms on a dashboard, for example those of a monitor. */
export interface DashboardAlarmsArgs {
    /** What they watch, for people. */
    title: string;
    /** Names of the alarms, by anything: `MonitoringSchedule.alarmNames`, `EndpointAlarms.alarmNames`. */
    alarmNames: pulumi.Input<Record<string, string>>;
}
