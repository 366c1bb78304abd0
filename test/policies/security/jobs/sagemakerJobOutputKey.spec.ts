import { sagemakerJobOutputKey } from "../../../../policies/security/jobs/sagemakerJobOutputKey";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(
    sagemakerJobOutputKey,
    {
        types: ["aws:sagemaker/trainingJob:TrainingJob"],
        good: { outputDataConfig: { kmsKeyId: "alias/ours" } },
        stops: {
            "no key": [
                { outputDataConfig: {} },
                "outputDataConfig.kmsKeyId is not set; it must name a customer managed KMS key. Fix: set outputDataConfig.kmsKeyId to the ARN of a key of your own.",
            ],
            "a key of AWS": [
                { outputDataConfig: { kmsKeyId: "alias/aws/s3" } },
                'outputDataConfig.kmsKeyId is "alias/aws/s3"; it must name a customer managed KMS key. Fix: set outputDataConfig.kmsKeyId to the ARN of a key of your own.',
            ],
        },
        notes: {
            "an unknown key": [
                { outputDataConfig: { kmsKeyId: UNKNOWN } },
                "string value at .outputDataConfig.kmsKeyId",
            ],
        },
    },
    {
        types: ["aws:sagemaker/hyperParameterTuningJob:HyperParameterTuningJob"],
        good: { trainingJobDefinition: { outputDataConfig: { kmsKeyId: "alias/ours" } } },
        stops: {
            "no key": [
                { trainingJobDefinition: { outputDataConfig: {} } },
                "trainingJobDefinition.outputDataConfig.kmsKeyId is not set; it must name a customer managed KMS key. Fix: set trainingJobDefinition.outputDataConfig.kmsKeyId to the ARN of a key of your own.",
            ],
            "a key of AWS": [
                { trainingJobDefinition: { outputDataConfig: { kmsKeyId: "alias/aws/s3" } } },
                'trainingJobDefinition.outputDataConfig.kmsKeyId is "alias/aws/s3"; it must name a customer managed KMS key. Fix: set trainingJobDefinition.outputDataConfig.kmsKeyId to the ARN of a key of your own.',
            ],
        },
        notes: {
            "an unknown key": [
                { trainingJobDefinition: { outputDataConfig: { kmsKeyId: UNKNOWN } } },
                "string value at .trainingJobDefinition.outputDataConfig.kmsKeyId",
            ],
        },
    },
    {
        types: ["aws-native:sagemaker:ProcessingJob"],
        good: { processingOutputConfig: { kmsKeyId: "alias/ours" } },
        stops: {
            "no key": [
                { processingOutputConfig: {} },
                "processingOutputConfig.kmsKeyId is not set; it must name a customer managed KMS key. Fix: set processingOutputConfig.kmsKeyId to the ARN of a key of your own.",
            ],
            "a key of AWS": [
                { processingOutputConfig: { kmsKeyId: "alias/aws/s3" } },
                'processingOutputConfig.kmsKeyId is "alias/aws/s3"; it must name a customer managed KMS key. Fix: set processingOutputConfig.kmsKeyId to the ARN of a key of your own.',
            ],
        },
        notes: {
            "an unknown key": [
                { processingOutputConfig: { kmsKeyId: UNKNOWN } },
                "string value at .processingOutputConfig.kmsKeyId",
            ],
        },
    },
    {
        types: ["aws:sagemaker/labelingJob:LabelingJob", "aws:sagemaker/flowDefinition:FlowDefinition"],
        good: { outputConfig: { kmsKeyId: "alias/ours" } },
        stops: {
            "no key": [
                { outputConfig: {} },
                "outputConfig.kmsKeyId is not set; it must name a customer managed KMS key. Fix: set outputConfig.kmsKeyId to the ARN of a key of your own.",
            ],
            "a key of AWS": [
                { outputConfig: { kmsKeyId: "alias/aws/s3" } },
                'outputConfig.kmsKeyId is "alias/aws/s3"; it must name a customer managed KMS key. Fix: set outputConfig.kmsKeyId to the ARN of a key of your own.',
            ],
        },
        notes: {
            "an unknown key": [
                { outputConfig: { kmsKeyId: UNKNOWN } },
                "string value at .outputConfig.kmsKeyId",
            ],
        },
    },
);
