import { wellArchitected } from "../../shared/frameworks";
import { jobRule } from "../kinds/jobRule";
import {
    DATA_QUALITY_JOB,
    MODEL,
    MONITORING_SCHEDULE,
    PROCESSING_JOB,
    TRAINING_JOB,
    TUNING_JOB,
    inBoth,
} from "../kinds/resourceTypes";
import { noSecretsIn } from "../kinds/secrets";

export const sagemakerContainerSecrets = jobRule({
    name: "sagemaker-container-secrets",
    displayName: "No secrets in container environments",
    description: "The environment and the hyperparameters of a container must hold no secrets.",
    why:
        "Everybody who may describe the model or the job can read them, and they stand in logs and in " +
        "Pulumi's state.",
    severity: "high",
    tags: ["model", "secrets", "sagemaker"],
    framework: wellArchitected("SEC02-BP03", "Store and use secrets securely."),
    sources: ["Checkov CKV_AWS_45", "Mondoo processing-job-no-secrets"],
    url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/integrating-sagemaker.html",
    remediationSteps:
        "Keep the secret in AWS Secrets Manager, pass its name and read it with the execution role; " +
        "replace the one that was written down.",
    settings: {},
    enforcementLevel: "mandatory",
    unknowns:
        "comes from another resource, so it is no secret that was written down; a whole environment is noted.",
    subject: "SageMaker models, jobs and the pipelines that run them",
    reads: {
        ...inBoth(MODEL, "primaryContainer?.environment?", "containers[].environment?"),
        ...inBoth(DATA_QUALITY_JOB, "dataQualityAppSpecification.environment?"),
        ...inBoth(MONITORING_SCHEDULE, "monitoringScheduleConfig.monitoringJobDefinition?.environment?"),
        [TRAINING_JOB]: ["environment?", "hyperParameters?"],
        [TUNING_JOB]: [
            "trainingJobDefinition?.environment?",
            "trainingJobDefinition?.staticHyperParameters?",
            "trainingJobDefinitions[].environment?",
            "trainingJobDefinitions[].staticHyperParameters?",
        ],
        [PROCESSING_JOB]: ["environment?"],
    },
    transforms: ["environment?"],
    must: noSecretsIn,
    examples: {
        passes: [
            {
                type: MODEL.classic,
                name: "fraud",
                properties: { primaryContainer: { environment: { DB_PASSWORD_NAME: "prod/db" } } },
            },
        ],
        fails: [
            {
                type: MODEL.classic,
                name: "fraud",
                properties: { primaryContainer: { environment: { DB_PASSWORD: "correct-horse" } } },
            },
        ],
    },
});
