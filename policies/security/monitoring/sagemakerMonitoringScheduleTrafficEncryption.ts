import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBe } from "../../shared/kinds/requirements";
import { MONITORING_SCHEDULE, inBoth } from "../kinds/resourceTypes";

export const sagemakerMonitoringScheduleTrafficEncryption = propertyRule({
    name: "sagemaker-monitoring-schedule-traffic-encryption",
    displayName: "Encrypted traffic of monitoring schedules",
    description: "The instances of a monitoring schedule's jobs must encrypt what they tell each other.",
    why: "A job over several instances sends captured requests from one to the other in the clear.",
    severity: "medium",
    tags: ["monitoring", "encryption", "sagemaker"],
    framework: securityHub("SageMaker.22", "Monitoring schedules encrypt inter-container traffic."),
    sources: ["AWS Config sagemaker-monitoring-schedule-traffic-encryption"],
    url: securityHubUrl("SageMaker.22"),
    remediationSteps:
        "Set enableInterContainerTrafficEncryption in the job definition's networkConfig to true; a " +
        "schedule that names a definition is judged by that definition.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker monitoring schedules",
    reads: inBoth(
        MONITORING_SCHEDULE,
        "monitoringScheduleConfig.monitoringJobDefinition?.networkConfig.enableInterContainerTrafficEncryption",
    ),
    remedy: {
        path: [
            "monitoringScheduleConfig",
            "monitoringJobDefinition",
            "networkConfig",
            "enableInterContainerTrafficEncryption",
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
                        monitoringJobDefinition: {
                            networkConfig: { enableInterContainerTrafficEncryption: true },
                        },
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
