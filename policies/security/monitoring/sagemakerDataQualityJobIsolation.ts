import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBe } from "../../shared/kinds/requirements";
import { DATA_QUALITY_JOB, inBoth } from "../kinds/resourceTypes";

export const sagemakerDataQualityJobIsolation = propertyRule({
    name: "sagemaker-data-quality-job-isolation",
    displayName: "Network isolation of data quality jobs",
    description: "The containers of a data quality monitoring job must have no network access.",
    why: "A monitoring job reads every captured request; with a way out it can carry them away.",
    severity: "medium",
    tags: ["monitoring", "network", "sagemaker"],
    framework: securityHub("SageMaker.11", "Data quality jobs run with network isolation."),
    sources: ["AWS Config sagemaker-data-quality-job-isolation"],
    url: securityHubUrl("SageMaker.11"),
    remediationSteps: "Set networkConfig.enableNetworkIsolation to true; the definition is replaced.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker data quality job definitions",
    reads: inBoth(DATA_QUALITY_JOB, "networkConfig.enableNetworkIsolation"),
    must: mustBe(true, "AWS's default is false"),
    examples: {
        passes: [
            {
                type: DATA_QUALITY_JOB.classic,
                name: "fraud",
                properties: { networkConfig: { enableNetworkIsolation: true } },
            },
        ],
        fails: [{ type: DATA_QUALITY_JOB.classic, name: "fraud", properties: {} }],
    },
});
