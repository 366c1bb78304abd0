import type {
    DashboardAlarmsArgs,
    DashboardEndpointArgs,
} from "../components/monitoring/dashboard/dashboardArgs";
import { EndpointAlarms } from "../components/monitoring/alarms/endpointAlarms";
import type { Foundation } from "../infra/foundation";

/** One endpoint of a stack that serves. */
export interface ServedEndpoint {
    /** What the stack says of it: its names, its alarms, and how it is to be tested. */
    outputs: Record<string, unknown>;
    /** What a dashboard shows of it. */
    panel: DashboardEndpointArgs;
    /** Its alarms, and those of what watches it. */
    alarms: DashboardAlarmsArgs[];
}

/** Creates the alarms of an endpoint, from what a dashboard shows of it. */
export function createAlarms({ topicArn, tags }: Foundation, panel: DashboardEndpointArgs): EndpointAlarms {
    return new EndpointAlarms(`${panel.endpointName}-alarms`, {
        ...panel,
        alarmActionArns: [topicArn],
        tags,
    });
}
