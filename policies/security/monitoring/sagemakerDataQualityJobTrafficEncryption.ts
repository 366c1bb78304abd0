import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBe } from "../../shared/kinds/requirements";
import { DATA_QUALITY_JOB, inBoth } from "../kinds/resourceTypes";

export const sagemakerDataQualityJobTrafficEncryption = propertyRule({
    name: "sagemaker-data-quality-job-traffic-encryption",
    displayName: "Encrypted traffic of data quality jobs",
    description: "The instances of a data quality monitoring job must encrypt what they tell each other.",
    why: "A job over several instances sends captured requests from one to the other in the clear.",
    severity: "medium",
    tags: ["monitoring", "encryption", "sagemaker"],
    framework: securityHub("SageMaker.9", "Data quality jobs encrypt inter-container traffic."),
    sources: ["AWS Config sagemaker-data-quality-job-encrypt-in-transit", "Checkov CKV_AWS_369"],
    url: securityHubUrl("SageMaker.9"),
    remediationSteps:
        "Set networkConfig.enableInterContainerTrafficEncryption to true; the definition is replaced.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker data quality job definitions",
    reads: inBoth(DATA_QUALITY_JOB, "networkConfig.enableInterContainerTrafficEncryption"),
    must: mustBe(true, "AWS's default is false"),
    examples: {
        passes: [
            {
                type: DATA_QUALITY_JOB.classic,
                name: "fraud",
                properties: { networkConfig: { enableInterContainerTrafficEncryption: true } },
            },
        ],
        fails: [{ type: DATA_QUALITY_JOB.classic, name: "fraud", properties: {} }],
    },
});
