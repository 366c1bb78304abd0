import { sagemakerMonitoringScheduleIsolation } from "../../../../policies/security/monitoring/sagemakerMonitoringScheduleIsolation";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(sagemakerMonitoringScheduleIsolation, {
    types: ["aws:sagemaker/monitoringSchedule:MonitoringSchedule", "aws-native:sagemaker:MonitoringSchedule"],
    good: {
        monitoringScheduleConfig: {
            monitoringJobDefinition: { networkConfig: { enableNetworkIsolation: true } },
        },
    },
    stops: {
        false: [
            {
                monitoringScheduleConfig: {
                    monitoringJobDefinition: { networkConfig: { enableNetworkIsolation: false } },
                },
            },
            "monitoringScheduleConfig.monitoringJobDefinition.networkConfig.enableNetworkIsolation is false; it must be true, AWS's default is false. Fix: set monitoringScheduleConfig.monitoringJobDefinition.networkConfig.enableNetworkIsolation to true.",
        ],
        "AWS's default": [
            { monitoringScheduleConfig: { monitoringJobDefinition: { networkConfig: {} } } },
            "monitoringScheduleConfig.monitoringJobDefinition.networkConfig.enableNetworkIsolation is not set; it must be true, AWS's default is false. Fix: set monitoringScheduleConfig.monitoringJobDefinition.networkConfig.enableNetworkIsolation to true.",
        ],
    },
    accepts: {
        "a definition that is named": { monitoringScheduleConfig: { monitoringJobDefinitionName: UNKNOWN } },
    },
    notes: {
        "an unknown value": [
            {
                monitoringScheduleConfig: {
                    monitoringJobDefinition: { networkConfig: { enableNetworkIsolation: UNKNOWN } },
                },
            },
            "string value at .monitoringScheduleConfig.monitoringJobDefinition.networkConfig.enableNetworkIsolation",
        ],
    },
});
