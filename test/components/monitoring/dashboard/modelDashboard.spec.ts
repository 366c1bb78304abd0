import * as assert from "node:assert";
import * as fc from "fast-check";
import { placed, Widget } from "../../../../components/monitoring/dashboard/dashboardBody";
import type { DashboardEndpointArgs } from "../../../../components/monitoring/dashboard/dashboardArgs";
import { EndpointAlarms } from "../../../../components/monitoring/alarms/endpointAlarms";
import {
    ModelDashboard,
    ModelDashboardArgs,
} from "../../../../components/monitoring/dashboard/modelDashboard";
import { EndpointKind } from "../../../../components/shared/endpointKind";
import { LOCATION, record, Recording } from "../../../support/recorder";

const DASHBOARD = "aws:cloudwatch/dashboard:Dashboard";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const TOPIC = "arn:aws:sns:eu-central-1:111122223333:ops";

const ENDPOINTS: DashboardEndpointArgs[] = [
    {
        endpointName: "fraud",
        variants: [
            { name: "main", instanceType: "ml.c5.xlarge" },
            { name: "challenger", instanceType: "ml.g5.xlarge", gpusPerInstance: 1 },
        ],
        thresholds: { modelLatencyP99Milliseconds: 250 },
    },
    {
        endpointName: "fraud-rare",
        endpointKind: EndpointKind.Serverless,
        variants: [{ name: "only", provisionedConcurrency: 2 }],
    },
    {
        endpointName: "fraud-queue",
        endpointKind: EndpointKind.Asynchronous,
        variants: [{ name: "only", instanceType: "ml.m5.large" }],
    },
];

interface Graph {
    title: string;
    region: string;
    metrics: [string, string, ...unknown[]][];
    annotations?: { horizontal: { value: number }[] };
}

function recordDashboard(overrides: Partial<ModelDashboardArgs> = {}, preview = false): Promise<Recording> {
    return record(
        () => {
            const alarms = new EndpointAlarms("fraud", {
                ...(ENDPOINTS[0] as DashboardEndpointArgs),
                alarmActionArns: [TOPIC],
            });
            new ModelDashboard("fraud", {
                location: LOCATION,
                dashboardName: "fraud-prod",
                endpoints: ENDPOINTS,
                alarms: [{ title: "Endpoint", alarmNames: alarms.alarmNames }],
                ...overrides,
            });
        },
        { preview },
    );
}

function widgetsOf(recording: Recording): Widget[] {
    const body = String(recording.one(DASHBOARD).inputs["dashboardBody"]);
    return (JSON.parse(body) as { widgets: Widget[] }).widgets;
}

function graphsOf(recording: Recording): Graph[] {
    const graphs = widgetsOf(recording).filter(({ type }) => type === "metric");
    return graphs.map(({ properties }) => properties as unknown as Graph);
}

/** What an alarm or a line of a graph looks at, in one form. */
function watched(
    namespace: unknown,
    metric: unknown,
    dimensions: Record<string, unknown>,
    statistic: unknown,
) {
    return JSON.stringify([namespace, metric, Object.entries(dimensions).sort(), statistic]);
}

function linesOf({ metrics }: Graph): string[] {
    return metrics.map(([namespace, metric, ...rest]) => {
        const { stat } = rest.at(-1) as { stat: string };
        const names = rest.slice(0, -1);
        const pairs = names.flatMap((name, at) => (at % 2 === 0 ? [[name, names[at + 1]]] : []));
        return watched(namespace, metric, Object.fromEntries(pairs) as Record<string, unknown>, stat);
    });
}

describe("ModelDashboard", () => {
    it("draws every metric that an alarm watches, as the alarm sees it, with the line at which it fires", async () => {
        for (const endpoint of ENDPOINTS) {
            const alarms = await record(
                () => void new EndpointAlarms("fraud", { ...endpoint, alarmActionArns: [TOPIC] }),
            );
            const graphs = graphsOf(await recordDashboard({ endpoints: [endpoint] }));
            for (const { name, inputs } of alarms.all(ALARM)) {
                const { namespace, metricName, dimensions, statistic, extendedStatistic, threshold } = inputs;
                const sought = watched(
                    namespace,
                    metricName,
                    dimensions as Record<string, unknown>,
                    statistic ?? extendedStatistic,
                );
                const graph = graphs.find((each) => linesOf(each).includes(sought));
                assert.ok(graph !== undefined, name);
                const limits = graph.annotations?.horizontal.map(({ value }) => value) ?? [];
                assert.ok(limits.includes(threshold as number), `${name}: ${limits.join(", ")}`);
            }
        }
    });

    it("shows requests by variant, but of a queue, which publishes no such metric", async () => {
        const graphs = graphsOf(await recordDashboard()).filter(({ title }) => title === "requests a minute");
        assert.deepStrictEqual(
            graphs.map(({ metrics }) => metrics.map(([, , , endpoint, , variant]) => [endpoint, variant])),
            [
                [
                    ["fraud", "main"],
                    ["fraud", "challenger"],
                ],
                [["fraud-rare", "only"]],
            ],
        );
    });

    it("begins with the state of the alarms, by their ARNs, which it has at preview too", async () => {
        for (const preview of [false, true]) {
            const [first] = widgetsOf(await recordDashboard({}, preview));
            assert.strictEqual(first?.type, "alarm");
            const { title, alarms } = first.properties as { title: string; alarms: string[] };
            assert.strictEqual(title, "Endpoint");
            assert.ok(
                alarms.includes(
                    "arn:aws:cloudwatch:eu-central-1:111122223333:alarm:fraud-main-invocation-5xx-errors",
                ),
                alarms.join(", "),
            );
        }
    });

    it("is named as told, in the region of what it shows", async () => {
        const recording = await recordDashboard();
        assert.strictEqual(recording.one(DASHBOARD).inputs["dashboardName"], "fraud-prod");
        assert.ok(graphsOf(recording).every(({ region }) => region === "eu-central-1"));
    });

    it("refuses a name that CloudWatch does not take, endpoints listed twice, and more than fits", async () => {
        const variants = [{ name: "main", instanceType: "ml.c5.xlarge" }];
        const many = Array.from({ length: 72 }, (_, at) => ({
            endpointName: `fraud-${String(at)}`,
            variants,
        }));
        await assert.rejects(
            recordDashboard({ dashboardName: "fraud prod", endpoints: [...many, ...many] }),
            {
                message: new RegExp(
                    [
                        'dashboardName: must be 1 to 255 letters, digits, hyphens and underscores, got "fraud prod"; choose another name',
                        'endpoints: must not repeat, got "fraud-0"; show each endpoint once',
                    ].join("\\n +"),
                ),
            },
        );
        await assert.rejects(
            recordDashboard({ endpoints: many }),
            /endpoints: must make at most 500 widgets, got 505/,
        );
        await assert.rejects(recordDashboard({ endpoints: [] }), /endpoints: must have at least one member/);
    });
});

describe("tiles of a dashboard", () => {
    const tile = fc.record({
        type: fc.constant("text" as const),
        width: fc.integer({ min: 1, max: 24 }),
        height: fc.integer({ min: 1, max: 12 }),
        properties: fc.constant({}),
    });
    const overlap = (one: Widget, other: Widget) =>
        one.x < other.x + other.width &&
        other.x < one.x + one.width &&
        one.y < other.y + other.height &&
        other.y < one.y + one.height;

    it("stay on the page, in their order, and never lie on one another", () => {
        fc.assert(
            fc.property(fc.array(tile, { maxLength: 30 }), (tiles) => {
                const widgets = placed(tiles);
                assert.deepStrictEqual(
                    widgets.map(({ width, height }) => [width, height]),
                    tiles.map(({ width, height }) => [width, height]),
                );
                for (const [at, widget] of widgets.entries()) {
                    assert.ok(widget.x >= 0 && widget.x + widget.width <= 24);
                    assert.ok(widgets.slice(at + 1).every((later) => !overlap(widget, later)));
                    const next = widgets[at + 1] ?? widget;
                    assert.ok(next.y > widget.y || next.x >= widget.x);
                }
            }),
        );
    });
});
