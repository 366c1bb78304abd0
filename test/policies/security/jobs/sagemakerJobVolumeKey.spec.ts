import { sagemakerJobVolumeKey } from "../../../../policies/security/jobs/sagemakerJobVolumeKey";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(
    sagemakerJobVolumeKey,
    {
        types: ["aws:sagemaker/trainingJob:TrainingJob"],
        good: { resourceConfig: { instanceType: "ml.m5.large", volumeKmsKeyId: "alias/ours" } },
        accepts: { "instances with local drives only": { resourceConfig: { instanceType: "ml.g5.xlarge" } } },
        stops: {
            "no key": [
                { resourceConfig: { instanceType: "ml.m5.large" } },
                "resourceConfig.volumeKmsKeyId is not set; volumes must be encrypted with a customer managed KMS key. Fix: set resourceConfig.volumeKmsKeyId to the ARN of a key of your own.",
            ],
            "a key of AWS": [
                { resourceConfig: { instanceType: "ml.m5.large", volumeKmsKeyId: "alias/aws/ebs" } },
                'resourceConfig.volumeKmsKeyId is "alias/aws/ebs"; volumes must be encrypted with a customer managed KMS key. Fix: set resourceConfig.volumeKmsKeyId to the ARN of a key of your own.',
            ],
        },
        notes: {
            "an unknown key": [
                { resourceConfig: { volumeKmsKeyId: UNKNOWN } },
                "string value at .resourceConfig.volumeKmsKeyId",
            ],
        },
    },
    {
        types: ["aws:sagemaker/hyperParameterTuningJob:HyperParameterTuningJob"],
        good: {
            trainingJobDefinition: {
                resourceConfig: { instanceType: "ml.m5.large", volumeKmsKeyId: "alias/ours" },
            },
        },
        accepts: {
            "instances with local drives only": {
                trainingJobDefinition: { resourceConfig: { instanceType: "ml.g5.xlarge" } },
            },
        },
        stops: {
            "no key": [
                { trainingJobDefinition: { resourceConfig: { instanceType: "ml.m5.large" } } },
                "trainingJobDefinition.resourceConfig.volumeKmsKeyId is not set; volumes must be encrypted with a customer managed KMS key. Fix: set trainingJobDefinition.resourceConfig.volumeKmsKeyId to the ARN of a key of your own.",
            ],
            "a key of AWS": [
                {
                    trainingJobDefinition: {
                        resourceConfig: { instanceType: "ml.m5.large", volumeKmsKeyId: "alias/aws/ebs" },
                    },
                },
                'trainingJobDefinition.resourceConfig.volumeKmsKeyId is "alias/aws/ebs"; volumes must be encrypted with a customer managed KMS key. Fix: set trainingJobDefinition.resourceConfig.volumeKmsKeyId to the ARN of a key of your own.',
            ],
        },
        notes: {
            "an unknown key": [
                { trainingJobDefinition: { resourceConfig: { volumeKmsKeyId: UNKNOWN } } },
                "string value at .trainingJobDefinition.resourceConfig.volumeKmsKeyId",
            ],
        },
    },
    {
        types: ["aws:sagemaker/hyperParameterTuningJob:HyperParameterTuningJob"],
        good: {
            trainingJobDefinition: {
                hyperParameterTuningResourceConfig: {
                    instanceType: "ml.m5.large",
                    volumeKmsKeyId: "alias/ours",
                },
            },
        },
        accepts: {
            "instances with local drives only": {
                trainingJobDefinition: {
                    hyperParameterTuningResourceConfig: { instanceType: "ml.g5.xlarge" },
                },
            },
        },
        stops: {
            "no key": [
                {
                    trainingJobDefinition: {
                        hyperParameterTuningResourceConfig: { instanceType: "ml.m5.large" },
                    },
                },
                "trainingJobDefinition.hyperParameterTuningResourceConfig.volumeKmsKeyId is not set; volumes must be encrypted with a customer managed KMS key. Fix: set trainingJobDefinition.hyperParameterTuningResourceConfig.volumeKmsKeyId to the ARN of a key of your own.",
            ],
            "a key of AWS": [
                {
                    trainingJobDefinition: {
                        hyperParameterTuningResourceConfig: {
                            instanceType: "ml.m5.large",
                            volumeKmsKeyId: "alias/aws/ebs",
                        },
                    },
                },
                'trainingJobDefinition.hyperParameterTuningResourceConfig.volumeKmsKeyId is "alias/aws/ebs"; volumes must be encrypted with a customer managed KMS key. Fix: set trainingJobDefinition.hyperParameterTuningResourceConfig.volumeKmsKeyId to the ARN of a key of your own.',
            ],
        },
        notes: {
            "an unknown key": [
                {
                    trainingJobDefinition: {
                        hyperParameterTuningResourceConfig: { volumeKmsKeyId: UNKNOWN },
                    },
                },
                "string value at .trainingJobDefinition.hyperParameterTuningResourceConfig.volumeKmsKeyId",
            ],
        },
    },
    {
        types: ["aws-native:sagemaker:ProcessingJob"],
        good: {
            processingResources: {
                clusterConfig: { instanceType: "ml.m5.large", volumeKmsKeyId: "alias/ours" },
            },
        },
        accepts: {
            "instances with local drives only": {
                processingResources: { clusterConfig: { instanceType: "ml.g5.xlarge" } },
            },
        },
        stops: {
            "no key": [
                { processingResources: { clusterConfig: { instanceType: "ml.m5.large" } } },
                "processingResources.clusterConfig.volumeKmsKeyId is not set; volumes must be encrypted with a customer managed KMS key. Fix: set processingResources.clusterConfig.volumeKmsKeyId to the ARN of a key of your own.",
            ],
            "a key of AWS": [
                {
                    processingResources: {
                        clusterConfig: { instanceType: "ml.m5.large", volumeKmsKeyId: "alias/aws/ebs" },
                    },
                },
                'processingResources.clusterConfig.volumeKmsKeyId is "alias/aws/ebs"; volumes must be encrypted with a customer managed KMS key. Fix: set processingResources.clusterConfig.volumeKmsKeyId to the ARN of a key of your own.',
            ],
        },
        notes: {
            "an unknown key": [
                { processingResources: { clusterConfig: { volumeKmsKeyId: UNKNOWN } } },
                "string value at .processingResources.clusterConfig.volumeKmsKeyId",
            ],
        },
    },
    {
        types: ["aws:sagemaker/trainingJob:TrainingJob"],
        good: { resourceConfig: { instanceGroups: [{ instanceType: "ml.p5.48xlarge" }] } },
        stops: {
            "one group of several with volumes": [
                {
                    resourceConfig: {
                        instanceGroups: [{ instanceType: "ml.p5.48xlarge" }, { instanceType: "ml.c5.large" }],
                    },
                },
                "resourceConfig.volumeKmsKeyId is not set; volumes must be encrypted with a customer managed KMS key. Fix: set resourceConfig.volumeKmsKeyId to the ARN of a key of your own.",
            ],
        },
    },
);
