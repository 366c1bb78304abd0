import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import {
    BIAS_JOB,
    DATA_QUALITY_JOB,
    EXPLAINABILITY_JOB,
    MODEL_QUALITY_JOB,
    MONITORING_SCHEDULE,
    inBoth,
} from "../kinds/resourceTypes";
import { mustEncryptVolumes } from "../kinds/volumeKey";

export const sagemakerMonitoringVolumeKey = propertyRule({
    name: "sagemaker-monitoring-volume-key",
    displayName: "Own key for monitoring volumes",
    description: "The volumes of a monitoring job must be encrypted with a key of your own.",
    why: "The job copies captured requests to them.",
    severity: "medium",
    tags: ["monitoring", "encryption", "sagemaker"],
    framework: wellArchitected("SEC08-BP02", "Enforce encryption at rest."),
    sources: ["Checkov CKV_AWS_368"],
    url: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringClusterConfig.html",
    remediationSteps: "Set clusterConfig.volumeKmsKeyId to a key of your own.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker monitoring jobs and schedules",
    reads: {
        ...inBoth(DATA_QUALITY_JOB, "jobResources.clusterConfig"),
        [MODEL_QUALITY_JOB]: ["jobResources.clusterConfig"],
        [BIAS_JOB]: ["jobResources.clusterConfig"],
        [EXPLAINABILITY_JOB]: ["jobResources.clusterConfig"],
        ...inBoth(
            MONITORING_SCHEDULE,
            "monitoringScheduleConfig.monitoringJobDefinition?.monitoringResources.clusterConfig",
        ),
    },
    must: mustEncryptVolumes,
    examples: {
        passes: [
            {
                type: BIAS_JOB,
                name: "fraud",
                properties: { jobResources: { clusterConfig: { volumeKmsKeyId: "alias/ours" } } },
            },
        ],
        fails: [{ type: BIAS_JOB, name: "fraud", properties: {} }],
    },
});
