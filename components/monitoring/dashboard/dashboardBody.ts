import type * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation } from "../../shared/awsLocation";
import { EndpointKind } from "../../shared/endpointKind";
import { mapInput } from "../../shared/plainInputs";
import type { AlarmDefinition } from "../alarms/alarmDefinition";
import type { DashboardAlarmsArgs, DashboardEndpointArgs } from "./dashboardArgs";
import { metricThreshold, PlannedAlarm, planAlarms } from "../alarms/variantAlarms";

/** A tile, without its place: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html */
interface Tile {
    type: "text" | "metric" | "alarm";
    width: number;
    height: number;
    properties: Record<string, unknown>;
}

/** A tile in its place. */
export interface Widget extends Tile {
    x: number;
    y: number;
}

/** Columns of a dashboard. */
const WIDTH = 24;
const GRAPH = { width: 8, height: 6 } as const;
const HEADING = { width: WIDTH, height: 1 } as const;
const ALARMS = { width: WIDTH, height: 3 } as const;

function heading(markdown: string): Tile {
    return { type: "text", ...HEADING, properties: { markdown, background: "transparent" } };
}

/** A line of a graph, in CloudWatch's own order: namespace, metric, dimensions by name and value, looks. */
type Line = (string | { stat: string; label: string })[];

function lineOf(endpointName: string, { definition, variant }: PlannedAlarm): Line {
    const { namespace, metricName, statistic, extendedStatistic } = definition;
    const ofVariant = variant === undefined ? [] : ["VariantName", variant.name];
    const stat = statistic ?? extendedStatistic ?? "Average";
    return [
        ...[namespace, metricName, "EndpointName", endpointName, ...ofVariant],
        { stat, label: variant?.name ?? endpointName },
    ];
}

/** What a graph shows, beside its lines. */
interface Shown {
    title: string;
    periodSeconds: number;
    annotations?: object;
}

function graph(region: string, metrics: Line[], { title, periodSeconds, ...rest }: Shown): Tile {
    return {
        type: "metric",
        ...GRAPH,
        properties: {
            ...{ region, view: "timeSeries", title, period: periodSeconds },
            ...{ metrics, yAxis: { left: { min: 0 } }, ...rest },
        },
    };
}

/** One graph for an alarm of the catalogue: a line a variant, and where it fires. */
function alarmGraph(
    region: string,
    { endpointName, endpointKind = EndpointKind.Realtime, thresholds = {} }: DashboardEndpointArgs,
    alarms: readonly PlannedAlarm[],
    definition: AlarmDefinition,
): Tile {
    const limits = alarms.map(({ variant }) =>
        metricThreshold(endpointKind, definition, thresholds, variant),
    );
    const horizontal = [...new Set(limits)]
        .filter((value) => value !== undefined)
        .map((value) => ({ label: definition.severity, value }));
    const lines = alarms.map((alarm) => lineOf(endpointName, alarm));
    const { title, periodSeconds } = definition;
    return graph(region, lines, { title, periodSeconds, annotations: { horizontal } });
}

/** What is asked of the endpoint, by variant; a queue publishes no such metric. */
function trafficGraph(region: string, { endpointName, variants }: DashboardEndpointArgs): Tile {
    const lines = variants.map(({ name }): Line => [
        ...["AWS/SageMaker", "Invocations", "EndpointName", endpointName, "VariantName", name],
        { stat: "Sum", label: name },
    ]);
    return graph(region, lines, { title: "requests a minute", periodSeconds: 60 });
}

/** The tiles of an endpoint: its name, what is asked of it, and a graph for every alarm of the catalogue. */
function endpointTiles(region: string, endpoint: DashboardEndpointArgs): Tile[] {
    const { endpointName, endpointKind = EndpointKind.Realtime, variants } = endpoint;
    const planned = planAlarms(endpointKind, variants);
    const definitions = new Map(planned.map(({ definition }) => [definition.key, definition]));
    const graphs = [...definitions].map(([key, definition]) =>
        alarmGraph(
            region,
            endpoint,
            planned.filter((alarm) => alarm.definition.key === key),
            definition,
        ),
    );
    const traffic = endpointKind === EndpointKind.Asynchronous ? [] : [trafficGraph(region, endpoint)];
    return [heading(`## ${endpointName}`), ...traffic, ...graphs];
}

function alarmTile(location: AwsLocation, { title, alarmNames }: DashboardAlarmsArgs): Tile {
    const alarms = mapInput(alarmNames, (names) =>
        Object.values(names)
            .sort()
            .map((name) => arn(location, "cloudwatch", `alarm:${name}`)),
    );
    return { type: "alarm", ...ALARMS, properties: { title, alarms } };
}

/** Places tiles from left to right and row by row; a tile that is as wide as the page begins a row of its own. */
export function placed(tiles: readonly Tile[]): Widget[] {
    let [x, y, rowHeight] = [0, 0, 0];
    return tiles.map((tile) => {
        if (x + tile.width > WIDTH) {
            [x, y, rowHeight] = [0, y + rowHeight, 0];
        }
        const widget = { ...tile, x, y };
        x += tile.width;
        rowHeight = Math.max(rowHeight, tile.height);
        return widget;
    });
}

/** The widgets of a dashboard: the state of all alarms first, then the graphs of each endpoint. */
export function dashboardWidgets(
    location: AwsLocation,
    alarms: readonly DashboardAlarmsArgs[],
    endpoints: readonly DashboardEndpointArgs[],
): (Widget & { properties: Record<string, pulumi.Input<unknown>> })[] {
    return placed([
        ...alarms.map((group) => alarmTile(location, group)),
        ...endpoints.flatMap((endpoint) => endpointTiles(location.region, endpoint)),
    ]);
}
