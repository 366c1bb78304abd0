import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBeCustomerKey } from "../../shared/kinds/requirements";
import { INFERENCE_EXPERIMENT } from "../kinds/resourceTypes";

export const sagemakerInferenceExperimentVolumeKey = propertyRule({
    name: "sagemaker-inference-experiment-volume-key",
    displayName: "Own key for experiment volumes",
    description: "The volumes of an inference experiment must be encrypted with a key of your own.",
    why: "An experiment copies live requests: what it stores deserves what the endpoint's own data get.",
    severity: "medium",
    tags: ["endpoint", "encryption", "sagemaker"],
    framework: securityHub(
        "SageMaker.23",
        "Inference experiments encrypt their storage volumes with a customer managed key.",
    ),
    sources: [],
    url: securityHubUrl("SageMaker.23"),
    remediationSteps: "Set kmsKey to a key of your own.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker inference experiments",
    reads: { [INFERENCE_EXPERIMENT]: ["kmsKey"] },
    must: mustBeCustomerKey,
    examples: {
        passes: [{ type: INFERENCE_EXPERIMENT, name: "shadow", properties: { kmsKey: "alias/ours" } }],
        fails: [{ type: INFERENCE_EXPERIMENT, name: "shadow", properties: {} }],
    },
});
