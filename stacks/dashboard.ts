import { ModelDashboard } from "../components/monitoring/dashboard/modelDashboard";
import type { Foundation } from "../infra/foundation";
import type { ServedEndpoint } from "./servedEndpoint";

/** Creates the page of CloudWatch that shows every endpoint of the stack, and gives its name. */
export function createDashboard(
    { location, prefix }: Foundation,
    endpoints: readonly ServedEndpoint[],
): Record<string, unknown> {
    if (endpoints.length === 0) {
        return {};
    }
    const dashboard = new ModelDashboard(prefix, {
        location,
        dashboardName: prefix,
        endpoints: endpoints.map(({ panel }) => panel),
        alarms: endpoints.flatMap(({ alarms }) => alarms),
    });
    return { dashboardName: dashboard.dashboardName };
}
