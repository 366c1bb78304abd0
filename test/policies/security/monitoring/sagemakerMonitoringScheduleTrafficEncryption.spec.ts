import { sagemakerMonitoringScheduleTrafficEncryption } from "../../../../policies/security/monitoring/sagemakerMonitoringScheduleTrafficEncryption";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(sagemakerMonitoringScheduleTrafficEncryption, {
    types: ["aws:sagemaker/monitoringSchedule:MonitoringSchedule", "aws-native:sagemaker:MonitoringSchedule"],
    good: {
        monitoringScheduleConfig: {
            monitoringJobDefinition: { networkConfig: { enableInterContainerTrafficEncryption: true } },
        },
    },
    stops: {
        false: [
            {
                monitoringScheduleConfig: {
                    monitoringJobDefinition: {
                        networkConfig: { enableInterContainerTrafficEncryption: false },
                    },
                },
            },
            "monitoringScheduleConfig.monitoringJobDefinition.networkConfig.enableInterContainerTrafficEncryption is false; it must be true, AWS's default is false. Fix: set monitoringScheduleConfig.monitoringJobDefinition.networkConfig.enableInterContainerTrafficEncryption to true.",
        ],
        "AWS's default": [
            { monitoringScheduleConfig: { monitoringJobDefinition: { networkConfig: {} } } },
            "monitoringScheduleConfig.monitoringJobDefinition.networkConfig.enableInterContainerTrafficEncryption is not set; it must be true, AWS's default is false. Fix: set monitoringScheduleConfig.monitoringJobDefinition.networkConfig.enableInterContainerTrafficEncryption to true.",
        ],
    },
    accepts: {
        "a definition that is named": { monitoringScheduleConfig: { monitoringJobDefinitionName: UNKNOWN } },
    },
    notes: {
        "an unknown value": [
            {
                monitoringScheduleConfig: {
                    monitoringJobDefinition: {
                        networkConfig: { enableInterContainerTrafficEncryption: UNKNOWN },
                    },
                },
            },
            "string value at .monitoringScheduleConfig.monitoringJobDefinition.networkConfig.enableInterContainerTrafficEncryption",
        ],
    },
});
