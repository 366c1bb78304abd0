import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { requirement } from "../../shared/kinds/requirements";

const TYPES = [
    "aws:sagemaker/mlflowTrackingServer:MlflowTrackingServer",
    "aws-native:sagemaker:MlflowTrackingServer",
] as const;

function server(properties: object) {
    return {
        type: TYPES[0],
        name: "experiments",
        properties: { trackingServerName: "experiments", ...properties },
    };
}

/** A time that is unknown at preview is noted there and judged before the server is created. */
export const sagemakerMlflowMaintenance = propertyRule({
    name: "sagemaker-mlflow-maintenance",
    displayName: "MLflow is maintained when nobody trains",
    description: "An MLflow tracking server must say when AWS may maintain it.",
    why: "Otherwise AWS chooses the hour, and a training that logs to the server fails in it.",
    severity: "low",
    tags: ["reliability", "mlflow"],
    framework: wellArchitected("OPS05-BP05", "Perform patch management."),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/mlflow-create-tracking-server.html",
    remediationSteps: 'Set weeklyMaintenanceWindowStart to a day and an hour in UTC: "Sun:03:00".',
    settings: {},
    enforcementLevel: "mandatory",
    subject: "MLflow tracking servers",
    reads: { [TYPES[0]]: ["weeklyMaintenanceWindowStart"], [TYPES[1]]: ["weeklyMaintenanceWindowStart"] },
    must: requirement({
        holds: (value) =>
            typeof value === "string" &&
            /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun):([01]\d|2[0-3]):[0-5]\d$/.test(value),
        rule: "it must be a day and an hour in UTC",
        fix: (subject) => `set ${subject} to a time such as "Sun:03:00"`,
    }),
    examples: { passes: [server({ weeklyMaintenanceWindowStart: "Sun:03:00" })], fails: [server({})] },
});
