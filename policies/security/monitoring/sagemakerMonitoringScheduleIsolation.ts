import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBe } from "../../shared/kinds/requirements";
import { MONITORING_SCHEDULE, inBoth } from "../kinds/resourceTypes";

export const sagemakerMonitoringScheduleIsolation = propertyRule({
    name: "sagemaker-monitoring-schedule-isolation",
    displayName: "Network isolation of monitoring schedules",
    description: "The jobs of a monitoring schedule must have no network access.",
    why: "A monitoring job reads every captured request; with a way out it can carry them away.",
    severity: "medium",
    tags: ["monitoring", "network", "sagemaker"],
    framework: securityHub("SageMaker.14", "Monitoring schedules run with network isolation."),
    sources: ["AWS Config sagemaker-monitoring-schedule-isolation"],
    url: securityHubUrl("SageMaker.14"),
    remediationSteps:
        "Set enableNetworkIsolation in the job definition's networkConfig to true; a schedule that names " +
        "a definition is judged by that definition.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker monitoring schedules",
    reads: inBoth(
        MONITORING_SCHEDULE,
        "monitoringScheduleConfig.monitoringJobDefinition?.networkConfig.enableNetworkIsolation",
    ),
    remedy: {
        path: [
            "monitoringScheduleConfig",
            "monitoringJobDefinition",
            "networkConfig",
            "enableNetworkIsolation",
        ],
        value: true,
    },
    must: mustBe(true, "AWS's default is false"),
    examples: {
        passes: [
            {
                type: MONITORING_SCHEDULE.classic,
                name: "fraud",
                properties: {
                    monitoringScheduleConfig: {
                        monitoringJobDefinition: { networkConfig: { enableNetworkIsolation: true } },
                    },
                },
            },
        ],
        fails: [
            {
                type: MONITORING_SCHEDULE.classic,
                name: "fraud",
                properties: { monitoringScheduleConfig: { monitoringJobDefinition: {} } },
            },
        ],
    },
});
