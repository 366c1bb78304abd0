import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBe } from "../../shared/kinds/requirements";
import { BIAS_JOB } from "../kinds/resourceTypes";

export const sagemakerModelBiasJobIsolation = propertyRule({
    name: "sagemaker-model-bias-job-isolation",
    displayName: "Network isolation of model bias jobs",
    description: "The containers of a model bias monitoring job must have no network access.",
    why: "A monitoring job reads every captured request; with a way out it can carry them away.",
    severity: "medium",
    tags: ["monitoring", "network", "sagemaker"],
    framework: securityHub("SageMaker.12", "Model bias jobs run with network isolation."),
    sources: ["AWS Config sagemaker-model-bias-job-isolation"],
    url: securityHubUrl("SageMaker.12"),
    remediationSteps: "Set networkConfig.enableNetworkIsolation to true; the definition is replaced.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker model bias job definitions",
    reads: { [BIAS_JOB]: ["networkConfig.enableNetworkIsolation"] },
    must: mustBe(true, "AWS's default is false"),
    examples: {
        passes: [
            {
                type: BIAS_JOB,
                name: "fraud",
                properties: { networkConfig: { enableNetworkIsolation: true } },
            },
        ],
        fails: [{ type: BIAS_JOB, name: "fraud", properties: {} }],
    },
});
