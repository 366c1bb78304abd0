import { sagemakerMonitoringVpc } from "../../../../policies/security/monitoring/sagemakerMonitoringVpc";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(
    sagemakerMonitoringVpc,
    {
        types: [
            "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition",
            "aws-native:sagemaker:DataQualityJobDefinition",
            "aws-native:sagemaker:ModelQualityJobDefinition",
            "aws-native:sagemaker:ModelBiasJobDefinition",
            "aws-native:sagemaker:ModelExplainabilityJobDefinition",
        ],
        good: { networkConfig: { vpcConfig: { subnets: [UNKNOWN] } } },
        stops: {
            "no VPC": [
                { networkConfig: { vpcConfig: {} } },
                "networkConfig.vpcConfig.subnets is not set; it must list subnets of your VPC. Fix: list subnets of your VPC in networkConfig.vpcConfig.subnets.",
            ],
            "no subnets": [
                { networkConfig: { vpcConfig: { subnets: [] } } },
                "networkConfig.vpcConfig.subnets is []; it must list subnets of your VPC. Fix: list subnets of your VPC in networkConfig.vpcConfig.subnets.",
            ],
        },
        notes: {
            "unknown subnets": [
                { networkConfig: { vpcConfig: { subnets: UNKNOWN } } },
                "string value at .networkConfig.vpcConfig.subnets",
            ],
        },
    },
    {
        types: [
            "aws:sagemaker/monitoringSchedule:MonitoringSchedule",
            "aws-native:sagemaker:MonitoringSchedule",
        ],
        good: {
            monitoringScheduleConfig: {
                monitoringJobDefinition: { networkConfig: { vpcConfig: { subnets: [UNKNOWN] } } },
            },
        },
        stops: {
            "no VPC": [
                {
                    monitoringScheduleConfig: {
                        monitoringJobDefinition: { networkConfig: { vpcConfig: {} } },
                    },
                },
                "monitoringScheduleConfig.monitoringJobDefinition.networkConfig.vpcConfig.subnets is not set; it must list subnets of your VPC. Fix: list subnets of your VPC in monitoringScheduleConfig.monitoringJobDefinition.networkConfig.vpcConfig.subnets.",
            ],
            "no subnets": [
                {
                    monitoringScheduleConfig: {
                        monitoringJobDefinition: { networkConfig: { vpcConfig: { subnets: [] } } },
                    },
                },
                "monitoringScheduleConfig.monitoringJobDefinition.networkConfig.vpcConfig.subnets is []; it must list subnets of your VPC. Fix: list subnets of your VPC in monitoringScheduleConfig.monitoringJobDefinition.networkConfig.vpcConfig.subnets.",
            ],
        },
        notes: {
            "unknown subnets": [
                {
                    monitoringScheduleConfig: {
                        monitoringJobDefinition: { networkConfig: { vpcConfig: { subnets: UNKNOWN } } },
                    },
                },
                "string value at .monitoringScheduleConfig.monitoringJobDefinition.networkConfig.vpcConfig.subnets",
            ],
        },
    },
);
