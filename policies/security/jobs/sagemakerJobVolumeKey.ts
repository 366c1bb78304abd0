import { wellArchitected } from "../../shared/frameworks";
import { jobRule } from "../kinds/jobRule";
import { LABELING_JOB, PROCESSING_JOB, TRAINING_JOB, TUNING_JOB } from "../kinds/resourceTypes";
import { mustEncryptVolumes } from "../kinds/volumeKey";

export const sagemakerJobVolumeKey = jobRule({
    name: "sagemaker-job-volume-key",
    displayName: "Own key for job volumes",
    description: "The volumes of a job must be encrypted with a key of your own.",
    why: "The job copies its training data to them.",
    severity: "high",
    tags: ["jobs", "encryption", "sagemaker"],
    framework: wellArchitected("SEC08-BP02", "Enforce encryption at rest."),
    sources: ["Prowler sagemaker_training_jobs_volume_and_output_encryption_enabled"],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
    remediationSteps: "Set volumeKmsKeyId to a key of your own.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker jobs, and the pipelines that run them",
    reads: {
        [TRAINING_JOB]: ["resourceConfig"],
        [TUNING_JOB]: [
            "trainingJobDefinition?.resourceConfig?",
            "trainingJobDefinition?.hyperParameterTuningResourceConfig?",
            "trainingJobDefinitions[].resourceConfig?",
            "trainingJobDefinitions[].hyperParameterTuningResourceConfig?",
        ],
        [PROCESSING_JOB]: ["processingResources.clusterConfig"],
        [LABELING_JOB]: ["labelingJobAlgorithmsConfig?.labelingJobResourceConfig?"],
    },
    transforms: ["transformResources"],
    must: mustEncryptVolumes,
    examples: {
        passes: [
            {
                type: TRAINING_JOB,
                name: "fraud",
                properties: { resourceConfig: { volumeKmsKeyId: "alias/ours" } },
            },
        ],
        fails: [
            {
                type: TRAINING_JOB,
                name: "fraud",
                properties: { resourceConfig: { instanceType: "ml.m5.large" } },
            },
        ],
    },
});
