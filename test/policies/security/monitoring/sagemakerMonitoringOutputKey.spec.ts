import { sagemakerMonitoringOutputKey } from "../../../../policies/security/monitoring/sagemakerMonitoringOutputKey";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(
    sagemakerMonitoringOutputKey,
    {
        types: [
            "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition",
            "aws-native:sagemaker:DataQualityJobDefinition",
        ],
        good: { dataQualityJobOutputConfig: { kmsKeyId: "alias/ours" } },
        stops: {
            "no key": [
                { dataQualityJobOutputConfig: {} },
                "dataQualityJobOutputConfig.kmsKeyId is not set; it must name a customer managed KMS key. Fix: set dataQualityJobOutputConfig.kmsKeyId to the ARN of a key of your own.",
            ],
            "a key of AWS": [
                { dataQualityJobOutputConfig: { kmsKeyId: "alias/aws/s3" } },
                'dataQualityJobOutputConfig.kmsKeyId is "alias/aws/s3"; it must name a customer managed KMS key. Fix: set dataQualityJobOutputConfig.kmsKeyId to the ARN of a key of your own.',
            ],
        },
        notes: {
            "an unknown key": [
                { dataQualityJobOutputConfig: { kmsKeyId: UNKNOWN } },
                "string value at .dataQualityJobOutputConfig.kmsKeyId",
            ],
        },
    },
    {
        types: ["aws-native:sagemaker:ModelQualityJobDefinition"],
        good: { modelQualityJobOutputConfig: { kmsKeyId: "alias/ours" } },
        stops: {
            "no key": [
                { modelQualityJobOutputConfig: {} },
                "modelQualityJobOutputConfig.kmsKeyId is not set; it must name a customer managed KMS key. Fix: set modelQualityJobOutputConfig.kmsKeyId to the ARN of a key of your own.",
            ],
            "a key of AWS": [
                { modelQualityJobOutputConfig: { kmsKeyId: "alias/aws/s3" } },
                'modelQualityJobOutputConfig.kmsKeyId is "alias/aws/s3"; it must name a customer managed KMS key. Fix: set modelQualityJobOutputConfig.kmsKeyId to the ARN of a key of your own.',
            ],
        },
        notes: {
            "an unknown key": [
                { modelQualityJobOutputConfig: { kmsKeyId: UNKNOWN } },
                "string value at .modelQualityJobOutputConfig.kmsKeyId",
            ],
        },
    },
    {
        types: ["aws-native:sagemaker:ModelBiasJobDefinition"],
        good: { modelBiasJobOutputConfig: { kmsKeyId: "alias/ours" } },
        stops: {
            "no key": [
                { modelBiasJobOutputConfig: {} },
                "modelBiasJobOutputConfig.kmsKeyId is not set; it must name a customer managed KMS key. Fix: set modelBiasJobOutputConfig.kmsKeyId to the ARN of a key of your own.",
            ],
            "a key of AWS": [
                { modelBiasJobOutputConfig: { kmsKeyId: "alias/aws/s3" } },
                'modelBiasJobOutputConfig.kmsKeyId is "alias/aws/s3"; it must name a customer managed KMS key. Fix: set modelBiasJobOutputConfig.kmsKeyId to the ARN of a key of your own.',
            ],
        },
        notes: {
            "an unknown key": [
                { modelBiasJobOutputConfig: { kmsKeyId: UNKNOWN } },
                "string value at .modelBiasJobOutputConfig.kmsKeyId",
            ],
        },
    },
    {
        types: ["aws-native:sagemaker:ModelExplainabilityJobDefinition"],
        good: { modelExplainabilityJobOutputConfig: { kmsKeyId: "alias/ours" } },
        stops: {
            "no key": [
                { modelExplainabilityJobOutputConfig: {} },
                "modelExplainabilityJobOutputConfig.kmsKeyId is not set; it must name a customer managed KMS key. Fix: set modelExplainabilityJobOutputConfig.kmsKeyId to the ARN of a key of your own.",
            ],
            "a key of AWS": [
                { modelExplainabilityJobOutputConfig: { kmsKeyId: "alias/aws/s3" } },
                'modelExplainabilityJobOutputConfig.kmsKeyId is "alias/aws/s3"; it must name a customer managed KMS key. Fix: set modelExplainabilityJobOutputConfig.kmsKeyId to the ARN of a key of your own.',
            ],
        },
        notes: {
            "an unknown key": [
                { modelExplainabilityJobOutputConfig: { kmsKeyId: UNKNOWN } },
                "string value at .modelExplainabilityJobOutputConfig.kmsKeyId",
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
                monitoringJobDefinition: { monitoringOutputConfig: { kmsKeyId: "alias/ours" } },
            },
        },
        stops: {
            "no key": [
                { monitoringScheduleConfig: { monitoringJobDefinition: { monitoringOutputConfig: {} } } },
                "monitoringScheduleConfig.monitoringJobDefinition.monitoringOutputConfig.kmsKeyId is not set; it must name a customer managed KMS key. Fix: set monitoringScheduleConfig.monitoringJobDefinition.monitoringOutputConfig.kmsKeyId to the ARN of a key of your own.",
            ],
            "a key of AWS": [
                {
                    monitoringScheduleConfig: {
                        monitoringJobDefinition: { monitoringOutputConfig: { kmsKeyId: "alias/aws/s3" } },
                    },
                },
                'monitoringScheduleConfig.monitoringJobDefinition.monitoringOutputConfig.kmsKeyId is "alias/aws/s3"; it must name a customer managed KMS key. Fix: set monitoringScheduleConfig.monitoringJobDefinition.monitoringOutputConfig.kmsKeyId to the ARN of a key of your own.',
            ],
        },
        notes: {
            "an unknown key": [
                {
                    monitoringScheduleConfig: {
                        monitoringJobDefinition: { monitoringOutputConfig: { kmsKeyId: UNKNOWN } },
                    },
                },
                "string value at .monitoringScheduleConfig.monitoringJobDefinition.monitoringOutputConfig.kmsKeyId",
            ],
        },
    },
);
