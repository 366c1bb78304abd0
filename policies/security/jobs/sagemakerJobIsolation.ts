import { wellArchitected } from "../../shared/frameworks";
import { mustBe } from "../../shared/kinds/requirements";
import { jobRule } from "../kinds/jobRule";
import { PROCESSING_JOB, TRAINING_JOB, TUNING_JOB } from "../kinds/resourceTypes";

export const sagemakerJobIsolation = jobRule({
    name: "sagemaker-job-isolation",
    displayName: "Network isolation of jobs",
    description: "The containers of a job must have no network access.",
    why:
        "A job reads the training data; with a way out it can carry them away, or load code that nobody " +
        "has reviewed.",
    severity: "high",
    tags: ["jobs", "network", "sagemaker"],
    framework: wellArchitected("SEC05-BP02", "Control traffic within your network layers."),
    sources: [
        "Prowler sagemaker_training_jobs_network_isolation_enabled",
        "Mondoo processing-job-network-isolation",
    ],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html",
    remediationSteps:
        "Set enableNetworkIsolation to true, and put what the container fetches into its image or a " +
        "channel.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker training, tuning and processing jobs, and the pipelines that run them",
    reads: {
        [TRAINING_JOB]: ["enableNetworkIsolation"],
        [TUNING_JOB]: [
            "trainingJobDefinition?.enableNetworkIsolation",
            "trainingJobDefinitions[].enableNetworkIsolation",
        ],
        [PROCESSING_JOB]: ["networkConfig.enableNetworkIsolation"],
    },
    must: mustBe(true, "AWS's default is false"),
    examples: {
        passes: [{ type: TRAINING_JOB, name: "fraud", properties: { enableNetworkIsolation: true } }],
        fails: [{ type: TRAINING_JOB, name: "fraud", properties: {} }],
    },
});
