import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AwsLocation } from "../../shared/awsLocation";
import { duplicateProblems, unless } from "../../shared/problems/checks";
import { jsonStringify } from "../../shared/plainInputs";
import type { Problem } from "../../shared/problems/problems";
import { rejectProblems } from "../../shared/problems/rejectProblems";
import type { DashboardAlarmsArgs, DashboardEndpointArgs } from "./dashboardArgs";
import { dashboardWidgets } from "./dashboardBody";

/** Arguments of {@link ModelDashboard}. */
export interface ModelDashboardArgs {
    /** Partition, region and account of what is shown. */
    location: AwsLocation;
    /** Name of the dashboard, 1 to 255 letters, digits, hyphens and underscores; one of that name is written over. */
    dashboardName: string;
    /** Endpoints, each with a graph for every alarm that it can have. At least one. */
    endpoints: DashboardEndpointArgs[];
    /** Alarms whose state is shown at the top. Default: none. */
    alarms?: DashboardAlarmsArgs[];
}

const NAME = /^[A-Za-z0-9_-]{1,255}$/;
/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html */
const MAX_WIDGETS = 500;

/** What is wrong with the arguments, which make so many widgets. */
function dashboardProblems({ dashboardName, endpoints }: ModelDashboardArgs, count: number): Problem[] {
    return [
        ...unless(NAME.test(dashboardName), {
            path: "dashboardName",
            rule: "must be 1 to 255 letters, digits, hyphens and underscores",
            got: dashboardName,
            fix: "choose another name",
        }),
        ...unless(endpoints.length > 0, {
            path: "endpoints",
            rule: "must have at least one member",
            got: [],
            fix: "name the endpoints that people look after",
        }),
        ...duplicateProblems(
            "endpoints",
            endpoints.map(({ endpointName }) => endpointName),
            "show each endpoint once",
        ),
        ...unless(count <= MAX_WIDGETS, {
            path: "endpoints",
            rule: `must make at most ${String(MAX_WIDGETS)} widgets`,
            got: count,
            fix: "make several dashboards",
        }),
    ];
}

/**
 * One page of CloudWatch for the people who look after a model: the state of its alarms, and for each endpoint a graph
 * of every metric that an alarm of `EndpointAlarms` watches, with the line at which it fires. Both are drawn from one
 * catalogue, so that a graph shows what an alarm saw.
 *
 * ```ts
 * new ModelDashboard("fraud", {
 *     location, dashboardName: "fraud-prod",
 *     endpoints: [{ endpointName: "fraud", variants: [{ name: "main", instanceType: "ml.c5.xlarge" }] }],
 *     alarms: [{ title: "Endpoint", alarmNames: alarms.alarmNames }],
 * });
 * ```
 */
export class ModelDashboard extends pulumi.ComponentResource {
    /** Name of the dashboard. */
    readonly dashboardName: pulumi.Output<string>;

    constructor(name: string, args: ModelDashboardArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mlops:index:ModelDashboard", name, {}, opts);
        const widgets = dashboardWidgets(args.location, args.alarms ?? [], args.endpoints);
        rejectProblems(this, "ModelDashboard", name, dashboardProblems(args, widgets.length));

        const dashboard = new aws.cloudwatch.Dashboard(
            `${name}-dashboard`,
            { dashboardName: args.dashboardName, dashboardBody: jsonStringify({ widgets }) },
            { parent: this },
        );
        this.dashboardName = dashboard.dashboardName;
        this.registerOutputs({ dashboardName: this.dashboardName });
    }
}
