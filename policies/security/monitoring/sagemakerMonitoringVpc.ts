import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustHaveElements } from "../../shared/kinds/requirements";
import {
    BIAS_JOB,
    DATA_QUALITY_JOB,
    EXPLAINABILITY_JOB,
    MODEL_QUALITY_JOB,
    MONITORING_SCHEDULE,
    inBoth,
} from "../kinds/resourceTypes";

export const sagemakerMonitoringVpc = propertyRule({
    name: "sagemaker-monitoring-vpc",
    displayName: "Monitoring jobs in your VPC",
    description: "Monitoring jobs must run in subnets of your VPC.",
    why: "Outside your VPC nothing of yours limits or records how captured requests travel.",
    severity: "medium",
    tags: ["monitoring", "network", "sagemaker"],
    framework: wellArchitected("SEC05-BP02", "Control traffic within your network layers."),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/process-vpc.html",
    remediationSteps: "Give networkConfig a vpcConfig with private subnets and a security group.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker monitoring jobs and schedules",
    reads: {
        ...inBoth(DATA_QUALITY_JOB, "networkConfig.vpcConfig.subnets"),
        [MODEL_QUALITY_JOB]: ["networkConfig.vpcConfig.subnets"],
        [BIAS_JOB]: ["networkConfig.vpcConfig.subnets"],
        [EXPLAINABILITY_JOB]: ["networkConfig.vpcConfig.subnets"],
        ...inBoth(
            MONITORING_SCHEDULE,
            "monitoringScheduleConfig.monitoringJobDefinition?.networkConfig.vpcConfig.subnets",
        ),
    },
    must: mustHaveElements("subnets of your VPC"),
    examples: {
        passes: [
            {
                type: BIAS_JOB,
                name: "fraud",
                properties: { networkConfig: { vpcConfig: { subnets: ["subnet-1"] } } },
            },
        ],
        fails: [{ type: BIAS_JOB, name: "fraud", properties: {} }],
    },
});
