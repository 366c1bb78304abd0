import { wellArchitected } from "../../shared/frameworks";
import { mustBeCustomerKey } from "../../shared/kinds/requirements";
import { jobRule } from "../kinds/jobRule";
import { LABELING_JOB, PROCESSING_JOB, TRAINING_JOB, TUNING_JOB } from "../kinds/resourceTypes";

export const sagemakerJobOutputKey = jobRule({
    name: "sagemaker-job-output-key",
    displayName: "Own key for job output",
    description: "What a job writes must be encrypted with a key of your own.",
    why: "Models and prepared data are as sensitive as what they were made from.",
    severity: "high",
    tags: ["jobs", "encryption", "sagemaker"],
    framework: wellArchitected("SEC08-BP02", "Enforce encryption at rest."),
    sources: ["Prowler sagemaker_training_jobs_volume_and_output_encryption_enabled", "Checkov CKV_AWS_372"],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
    remediationSteps: "Set kmsKeyId of the job's output configuration to a key of your own.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker jobs, and the pipelines that run them",
    reads: {
        [TRAINING_JOB]: ["outputDataConfig.kmsKeyId"],
        [TUNING_JOB]: [
            "trainingJobDefinition?.outputDataConfig.kmsKeyId",
            "trainingJobDefinitions[].outputDataConfig.kmsKeyId",
        ],
        [PROCESSING_JOB]: ["processingOutputConfig?.kmsKeyId"],
        [LABELING_JOB]: ["outputConfig.kmsKeyId"],
        "aws:sagemaker/flowDefinition:FlowDefinition": ["outputConfig.kmsKeyId"],
    },
    transforms: ["transformOutput.kmsKeyId"],
    must: mustBeCustomerKey,
    examples: {
        passes: [
            {
                type: TRAINING_JOB,
                name: "fraud",
                properties: { outputDataConfig: { kmsKeyId: "alias/ours" } },
            },
        ],
        fails: [
            {
                type: TRAINING_JOB,
                name: "fraud",
                properties: { outputDataConfig: { s3OutputPath: "s3://models/" } },
            },
        ],
    },
});
