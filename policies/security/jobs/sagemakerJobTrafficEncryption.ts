import { machineLearningLens } from "../../shared/frameworks";
import { mustBe } from "../../shared/kinds/requirements";
import { jobRule } from "../kinds/jobRule";
import { PROCESSING_JOB, TRAINING_JOB, TUNING_JOB } from "../kinds/resourceTypes";

export const sagemakerJobTrafficEncryption = jobRule({
    name: "sagemaker-job-traffic-encryption",
    displayName: "Encrypted traffic of jobs",
    description: "The instances of a job must encrypt what they tell each other.",
    why: "Distributed jobs send training data and weights from one instance to the other in the clear.",
    severity: "high",
    tags: ["jobs", "encryption", "sagemaker"],
    framework: machineLearningLens("MLSEC04-BP02", "Secure what the nodes of a job exchange."),
    sources: [
        "Prowler sagemaker_training_jobs_intercontainer_encryption_enabled",
        "Well-Architected Machine Learning Lens MLSEC04-BP02",
    ],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html",
    remediationSteps:
        "Set enableInterContainerTrafficEncryption to true; distributed jobs take a little longer.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker training, tuning and processing jobs, and the pipelines that run them",
    reads: {
        [TRAINING_JOB]: ["enableInterContainerTrafficEncryption"],
        [TUNING_JOB]: [
            "trainingJobDefinition?.enableInterContainerTrafficEncryption",
            "trainingJobDefinitions[].enableInterContainerTrafficEncryption",
        ],
        [PROCESSING_JOB]: ["networkConfig.enableInterContainerTrafficEncryption"],
    },
    must: mustBe(true, "AWS's default is false"),
    examples: {
        passes: [
            {
                type: TRAINING_JOB,
                name: "fraud",
                properties: { enableInterContainerTrafficEncryption: true },
            },
        ],
        fails: [{ type: TRAINING_JOB, name: "fraud", properties: {} }],
    },
});
