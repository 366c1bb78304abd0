import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBe } from "../../shared/kinds/requirements";
import { EXPLAINABILITY_JOB } from "../kinds/resourceTypes";

export const sagemakerExplainabilityJobTrafficEncryption = propertyRule({
    name: "sagemaker-explainability-job-traffic-encryption",
    displayName: "Encrypted traffic of explainability jobs",
    description: "The instances of a explainability monitoring job must encrypt what they tell each other.",
    why: "A job over several instances sends captured requests from one to the other in the clear.",
    severity: "medium",
    tags: ["monitoring", "encryption", "sagemaker"],
    framework: securityHub("SageMaker.10", "Explainability jobs encrypt inter-container traffic."),
    sources: ["AWS Config sagemaker-model-explainability-job-encrypt-in-transit"],
    url: securityHubUrl("SageMaker.10"),
    remediationSteps:
        "Set networkConfig.enableInterContainerTrafficEncryption to true; the definition is replaced.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker explainability job definitions",
    reads: { [EXPLAINABILITY_JOB]: ["networkConfig.enableInterContainerTrafficEncryption"] },
    must: mustBe(true, "AWS's default is false"),
    examples: {
        passes: [
            {
                type: EXPLAINABILITY_JOB,
                name: "fraud",
                properties: { networkConfig: { enableInterContainerTrafficEncryption: true } },
            },
        ],
        fails: [{ type: EXPLAINABILITY_JOB, name: "fraud", properties: {} }],
    },
});
