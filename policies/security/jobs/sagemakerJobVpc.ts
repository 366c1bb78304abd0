import { wellArchitected } from "../../shared/frameworks";
import { mustHaveElements } from "../../shared/kinds/requirements";
import { jobRule } from "../kinds/jobRule";
import { PROCESSING_JOB, TRAINING_JOB, TUNING_JOB } from "../kinds/resourceTypes";

export const sagemakerJobVpc = jobRule({
    name: "sagemaker-job-vpc",
    displayName: "Jobs in your VPC",
    description: "Training, tuning and processing jobs must run in subnets of your VPC.",
    why: "Outside your VPC nothing of yours limits or records how training data travel.",
    severity: "high",
    tags: ["jobs", "network", "sagemaker"],
    framework: wellArchitected("SEC05-BP02", "Control traffic within your network layers."),
    sources: ["Prowler sagemaker_training_jobs_vpc_settings_configured", "Mondoo processing-job-vpc"],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/train-vpc.html",
    remediationSteps: "Give the job a vpcConfig with private subnets and a security group.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker training, tuning and processing jobs, and the pipelines that run them",
    reads: {
        [TRAINING_JOB]: ["vpcConfig.subnets"],
        [TUNING_JOB]: [
            "trainingJobDefinition?.vpcConfig.subnets",
            "trainingJobDefinitions[].vpcConfig.subnets",
        ],
        [PROCESSING_JOB]: ["networkConfig.vpcConfig.subnets"],
    },
    must: mustHaveElements("subnets of your VPC"),
    examples: {
        passes: [{ type: TRAINING_JOB, name: "fraud", properties: { vpcConfig: { subnets: ["subnet-1"] } } }],
        fails: [{ type: TRAINING_JOB, name: "fraud", properties: {} }],
    },
});
