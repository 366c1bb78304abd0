import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBe } from "../../shared/kinds/requirements";
import { EXPLAINABILITY_JOB } from "../kinds/resourceTypes";

export const sagemakerExplainabilityJobIsolation = propertyRule({
    name: "sagemaker-explainability-job-isolation",
    displayName: "Network isolation of explainability jobs",
    description: "The containers of a explainability monitoring job must have no network access.",
    why: "A monitoring job reads every captured request; with a way out it can carry them away.",
    severity: "high",
    tags: ["monitoring", "network", "sagemaker"],
    framework: securityHub("SageMaker.20", "Explainability jobs run with network isolation."),
    sources: ["AWS Config sagemaker-model-explainability-job-network-isolation"],
    url: securityHubUrl("SageMaker.20"),
    remediationSteps: "Set networkConfig.enableNetworkIsolation to true; the definition is replaced.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker explainability job definitions",
    reads: { [EXPLAINABILITY_JOB]: ["networkConfig.enableNetworkIsolation"] },
    must: mustBe(true, "AWS's default is false"),
    examples: {
        passes: [
            {
                type: EXPLAINABILITY_JOB,
                name: "fraud",
                properties: { networkConfig: { enableNetworkIsolation: true } },
            },
        ],
        fails: [{ type: EXPLAINABILITY_JOB, name: "fraud", properties: {} }],
    },
});
