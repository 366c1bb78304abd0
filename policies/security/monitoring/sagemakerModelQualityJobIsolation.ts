import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBe } from "../../shared/kinds/requirements";
import { MODEL_QUALITY_JOB } from "../kinds/resourceTypes";

export const sagemakerModelQualityJobIsolation = propertyRule({
    name: "sagemaker-model-quality-job-isolation",
    displayName: "Network isolation of model quality jobs",
    description: "The containers of a model quality monitoring job must have no network access.",
    why: "A monitoring job reads every captured request; with a way out it can carry them away.",
    severity: "high",
    tags: ["monitoring", "network", "sagemaker"],
    framework: securityHub("SageMaker.25", "Model quality jobs run with network isolation."),
    sources: ["AWS Config sagemaker-model-quality-job-definition-isolation"],
    url: securityHubUrl("SageMaker.25"),
    remediationSteps: "Set networkConfig.enableNetworkIsolation to true; the definition is replaced.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker model quality job definitions",
    reads: { [MODEL_QUALITY_JOB]: ["networkConfig.enableNetworkIsolation"] },
    must: mustBe(true, "AWS's default is false"),
    examples: {
        passes: [
            {
                type: MODEL_QUALITY_JOB,
                name: "fraud",
                properties: { networkConfig: { enableNetworkIsolation: true } },
            },
        ],
        fails: [{ type: MODEL_QUALITY_JOB, name: "fraud", properties: {} }],
    },
});
