import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBeCustomerKey } from "../../shared/kinds/requirements";
import { ENDPOINT_CONFIG, inBoth } from "../kinds/resourceTypes";

export const sagemakerEndpointAsyncOutputKey = propertyRule({
    name: "sagemaker-endpoint-async-output-key",
    displayName: "Own key for asynchronous responses",
    description: "Responses of an asynchronous endpoint must be encrypted with a key of your own.",
    why: "They lie in S3 until somebody fetches them; with AWS's key nobody can take access away.",
    severity: "medium",
    tags: ["endpoint", "encryption", "sagemaker"],
    framework: wellArchitected("SEC08-BP02", "Enforce encryption at rest."),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AsyncInferenceOutputConfig.html",
    remediationSteps: "Set asyncInferenceConfig.outputConfig.kmsKeyId to a key of your own.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker endpoint configurations",
    reads: inBoth(ENDPOINT_CONFIG, "asyncInferenceConfig?.outputConfig.kmsKeyId"),
    must: mustBeCustomerKey,
    examples: {
        passes: [
            {
                type: ENDPOINT_CONFIG.classic,
                name: "fraud",
                properties: { asyncInferenceConfig: { outputConfig: { kmsKeyId: "alias/ours" } } },
            },
        ],
        fails: [
            {
                type: ENDPOINT_CONFIG.classic,
                name: "fraud",
                properties: { asyncInferenceConfig: { outputConfig: { s3OutputPath: "s3://answers/" } } },
            },
        ],
    },
});
