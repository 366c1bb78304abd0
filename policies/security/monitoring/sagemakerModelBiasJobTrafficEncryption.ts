import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBe } from "../../shared/kinds/requirements";
import { BIAS_JOB } from "../kinds/resourceTypes";

export const sagemakerModelBiasJobTrafficEncryption = propertyRule({
    name: "sagemaker-model-bias-job-traffic-encryption",
    displayName: "Encrypted traffic of model bias jobs",
    description: "The instances of a model bias monitoring job must encrypt what they tell each other.",
    why: "A job over several instances sends captured requests from one to the other in the clear.",
    severity: "medium",
    tags: ["monitoring", "encryption", "sagemaker"],
    framework: securityHub("SageMaker.15", "Model bias jobs encrypt inter-container traffic."),
    sources: ["AWS Config sagemaker-model-bias-job-encrypt-in-transit"],
    url: securityHubUrl("SageMaker.15"),
    remediationSteps:
        "Set networkConfig.enableInterContainerTrafficEncryption to true; the definition is replaced.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker model bias job definitions",
    reads: { [BIAS_JOB]: ["networkConfig.enableInterContainerTrafficEncryption"] },
    must: mustBe(true, "AWS's default is false"),
    examples: {
        passes: [
            {
                type: BIAS_JOB,
                name: "fraud",
                properties: { networkConfig: { enableInterContainerTrafficEncryption: true } },
            },
        ],
        fails: [{ type: BIAS_JOB, name: "fraud", properties: {} }],
    },
});
