import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBeCustomerKey } from "../../shared/kinds/requirements";
import { INFERENCE_EXPERIMENT } from "../kinds/resourceTypes";

export const sagemakerInferenceExperimentDataKey = propertyRule({
    name: "sagemaker-inference-experiment-data-key",
    displayName: "Own key for experiment data",
    description: "The data that an inference experiment captures must be encrypted with a key of your own.",
    why: "An experiment copies live requests: what it stores deserves what the endpoint's own data get.",
    severity: "medium",
    tags: ["endpoint", "encryption", "sagemaker"],
    framework: securityHub(
        "SageMaker.24",
        "Inference experiments encrypt captured data with a customer managed key.",
    ),
    sources: [],
    url: securityHubUrl("SageMaker.24"),
    remediationSteps: "Set dataStorageConfig.kmsKey to a key of your own.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker inference experiments",
    reads: { [INFERENCE_EXPERIMENT]: ["dataStorageConfig?.kmsKey"] },
    must: mustBeCustomerKey,
    examples: {
        passes: [
            {
                type: INFERENCE_EXPERIMENT,
                name: "shadow",
                properties: { dataStorageConfig: { kmsKey: "alias/ours" } },
            },
        ],
        fails: [
            {
                type: INFERENCE_EXPERIMENT,
                name: "shadow",
                properties: { dataStorageConfig: { destination: "s3://data/" } },
            },
        ],
    },
});
