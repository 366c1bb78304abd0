import { MONITORING_SCHEDULE } from "../resourceTypes";
import { failureAlarmRule } from "./failureAlarmRule";
import { failureExamples } from "./failureExamples";

/** AWS's pages and AWS's samples spell the namespace and the dimensions in two ways. */
const NAMESPACES = [
    "aws/sagemaker/Endpoints/data-metrics",
    "/aws/sagemaker/Endpoints/data-metrics",
    "/aws/sagemaker/Endpoints/data-metric",
    "aws/sagemaker/Endpoints/model-metrics",
    "aws/sagemaker/Endpoints/bias-metrics",
    "aws/sagemaker/Endpoints/explainability-metrics",
];

/** Joined by name, then by dependency; an event pattern that is unknown at preview is noted there. */
export const monitoringScheduleAlarm = failureAlarmRule({
    name: "monitoring-schedule-alarm",
    displayName: "Drift is heard of",
    description: "What a monitoring schedule finds, or that it failed, must tell somebody.",
    why: "A monitor that writes its findings into a bucket nobody opens costs money and tells nothing.",
    severity: "high",
    subject: "SageMaker monitoring schedules",
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-interpreting-cloudwatch.html",
    remedy:
        "an alarm on a metric of aws/sagemaker/Endpoints/data-metrics with the dimension MonitoringSchedule, " +
        "or an event rule on failed processing jobs, with an SNS topic",
    signs: {
        types: MONITORING_SCHEDULE,
        nameKeys: ["name", "monitoringScheduleName"],
        metrics: ["MonitoringSchedule", "ScheduleName"].flatMap((dimension) =>
            NAMESPACES.map((namespace) => ({ namespace, metricName: /./, dimension })),
        ),
        event: () => ({
            source: "aws.sagemaker",
            "detail-type": "SageMaker Processing Job State Change",
            detail: { ProcessingJobStatus: "Failed" },
        }),
    },
    examples: failureExamples(
        { type: MONITORING_SCHEDULE[0], name: "drift", properties: { name: "drift" } },
        {
            namespace: "aws/sagemaker/Endpoints/data-metrics",
            metricName: "feature_baseline_drift_age",
            dimensions: { Endpoint: "fraud", MonitoringSchedule: "drift" },
        },
    ),
});
