import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBe } from "../../shared/kinds/requirements";
import { MODEL_QUALITY_JOB } from "../kinds/resourceTypes";

export const sagemakerModelQualityJobTrafficEncryption = propertyRule({
    name: "sagemaker-model-quality-job-traffic-encryption",
    displayName: "Encrypted traffic of model quality jobs",
    description: "The instances of a model quality monitoring job must encrypt what they tell each other.",
    why: "A job over several instances sends captured requests from one to the other in the clear.",
    severity: "medium",
    tags: ["monitoring", "encryption", "sagemaker"],
    framework: securityHub("SageMaker.13", "Model quality jobs encrypt inter-container traffic."),
    sources: ["AWS Config sagemaker-model-quality-job-encrypt-in-transit"],
    url: securityHubUrl("SageMaker.13"),
    remediationSteps:
        "Set networkConfig.enableInterContainerTrafficEncryption to true; the definition is replaced.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker model quality job definitions",
    reads: { [MODEL_QUALITY_JOB]: ["networkConfig.enableInterContainerTrafficEncryption"] },
    must: mustBe(true, "AWS's default is false"),
    examples: {
        passes: [
            {
                type: MODEL_QUALITY_JOB,
                name: "fraud",
                properties: { networkConfig: { enableInterContainerTrafficEncryption: true } },
            },
        ],
        fails: [{ type: MODEL_QUALITY_JOB, name: "fraud", properties: {} }],
    },
});
