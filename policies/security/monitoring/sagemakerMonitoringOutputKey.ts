import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBeCustomerKey } from "../../shared/kinds/requirements";
import {
    BIAS_JOB,
    DATA_QUALITY_JOB,
    EXPLAINABILITY_JOB,
    MODEL_QUALITY_JOB,
    MONITORING_SCHEDULE,
    inBoth,
} from "../kinds/resourceTypes";

export const sagemakerMonitoringOutputKey = propertyRule({
    name: "sagemaker-monitoring-output-key",
    displayName: "Own key for monitoring reports",
    description: "What a monitoring job writes must be encrypted with a key of your own.",
    why: "Reports hold statistics of captured requests, down to single values.",
    severity: "medium",
    tags: ["monitoring", "encryption", "sagemaker"],
    framework: wellArchitected("SEC08-BP02", "Enforce encryption at rest."),
    sources: ["Checkov CKV_AWS_367"],
    url: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringOutputConfig.html",
    remediationSteps: "Set kmsKeyId of the job's output configuration to a key of your own.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker monitoring jobs and schedules",
    reads: {
        ...inBoth(DATA_QUALITY_JOB, "dataQualityJobOutputConfig.kmsKeyId"),
        [MODEL_QUALITY_JOB]: ["modelQualityJobOutputConfig.kmsKeyId"],
        [BIAS_JOB]: ["modelBiasJobOutputConfig.kmsKeyId"],
        [EXPLAINABILITY_JOB]: ["modelExplainabilityJobOutputConfig.kmsKeyId"],
        ...inBoth(
            MONITORING_SCHEDULE,
            "monitoringScheduleConfig.monitoringJobDefinition?.monitoringOutputConfig.kmsKeyId",
        ),
    },
    must: mustBeCustomerKey,
    examples: {
        passes: [
            {
                type: BIAS_JOB,
                name: "fraud",
                properties: { modelBiasJobOutputConfig: { kmsKeyId: "alias/ours" } },
            },
        ],
        fails: [{ type: BIAS_JOB, name: "fraud", properties: {} }],
    },
});
