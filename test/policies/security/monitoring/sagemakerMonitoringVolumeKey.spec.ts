import { sagemakerMonitoringVolumeKey } from "../../../../policies/security/monitoring/sagemakerMonitoringVolumeKey";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(
    sagemakerMonitoringVolumeKey,
    {
        types: [
            "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition",
            "aws-native:sagemaker:DataQualityJobDefinition",
            "aws-native:sagemaker:ModelQualityJobDefinition",
            "aws-native:sagemaker:ModelBiasJobDefinition",
            "aws-native:sagemaker:ModelExplainabilityJobDefinition",
        ],
        good: {
            jobResources: { clusterConfig: { instanceType: "ml.m5.large", volumeKmsKeyId: "alias/ours" } },
        },
        accepts: {
            "instances with local drives only": {
                jobResources: { clusterConfig: { instanceType: "ml.g5.xlarge" } },
            },
        },
        stops: {
            "no key": [
                { jobResources: { clusterConfig: { instanceType: "ml.m5.large" } } },
                "jobResources.clusterConfig.volumeKmsKeyId is not set; volumes must be encrypted with a customer managed KMS key. Fix: set jobResources.clusterConfig.volumeKmsKeyId to the ARN of a key of your own.",
            ],
            "a key of AWS": [
                {
                    jobResources: {
                        clusterConfig: { instanceType: "ml.m5.large", volumeKmsKeyId: "alias/aws/ebs" },
                    },
                },
                'jobResources.clusterConfig.volumeKmsKeyId is "alias/aws/ebs"; volumes must be encrypted with a customer managed KMS key. Fix: set jobResources.clusterConfig.volumeKmsKeyId to the ARN of a key of your own.',
            ],
        },
        notes: {
            "an unknown key": [
                { jobResources: { clusterConfig: { volumeKmsKeyId: UNKNOWN } } },
                "string value at .jobResources.clusterConfig.volumeKmsKeyId",
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
                monitoringJobDefinition: {
                    monitoringResources: {
                        clusterConfig: { instanceType: "ml.m5.large", volumeKmsKeyId: "alias/ours" },
                    },
                },
            },
        },
        accepts: {
            "instances with local drives only": {
                monitoringScheduleConfig: {
                    monitoringJobDefinition: {
                        monitoringResources: { clusterConfig: { instanceType: "ml.g5.xlarge" } },
                    },
                },
            },
        },
        stops: {
            "no key": [
                {
                    monitoringScheduleConfig: {
                        monitoringJobDefinition: {
                            monitoringResources: { clusterConfig: { instanceType: "ml.m5.large" } },
                        },
                    },
                },
                "monitoringScheduleConfig.monitoringJobDefinition.monitoringResources.clusterConfig.volumeKmsKeyId is not set; volumes must be encrypted with a customer managed KMS key. Fix: set monitoringScheduleConfig.monitoringJobDefinition.monitoringResources.clusterConfig.volumeKmsKeyId to the ARN of a key of your own.",
            ],
            "a key of AWS": [
                {
                    monitoringScheduleConfig: {
                        monitoringJobDefinition: {
                            monitoringResources: {
                                clusterConfig: {
                                    instanceType: "ml.m5.large",
                                    volumeKmsKeyId: "alias/aws/ebs",
                                },
                            },
                        },
                    },
                },
                'monitoringScheduleConfig.monitoringJobDefinition.monitoringResources.clusterConfig.volumeKmsKeyId is "alias/aws/ebs"; volumes must be encrypted with a customer managed KMS key. Fix: set monitoringScheduleConfig.monitoringJobDefinition.monitoringResources.clusterConfig.volumeKmsKeyId to the ARN of a key of your own.',
            ],
        },
        notes: {
            "an unknown key": [
                {
                    monitoringScheduleConfig: {
                        monitoringJobDefinition: {
                            monitoringResources: { clusterConfig: { volumeKmsKeyId: UNKNOWN } },
                        },
                    },
                },
                "string value at .monitoringScheduleConfig.monitoringJobDefinition.monitoringResources.clusterConfig.volumeKmsKeyId",
            ],
        },
    },
);
