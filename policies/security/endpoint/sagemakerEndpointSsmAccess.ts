import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustNotBe } from "../../shared/kinds/requirements";
import { ENDPOINT_CONFIG, inBoth } from "../kinds/resourceTypes";

export const sagemakerEndpointSsmAccess = propertyRule({
    name: "sagemaker-endpoint-ssm-access",
    displayName: "No shell in endpoint containers",
    description: "Nobody must be able to open a shell in the containers of an endpoint.",
    why: "Whoever has a shell there reads requests and model, past every log of the endpoint.",
    severity: "high",
    tags: ["endpoint", "identity", "sagemaker"],
    framework: wellArchitected("SEC06-BP03", "Reduce manual management and interactive access."),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/ssm-access.html",
    remediationSteps: "Take enableSsmAccess out; debug on an endpoint that serves nobody.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker endpoint configurations",
    reads: inBoth(
        ENDPOINT_CONFIG,
        "productionVariants[].enableSsmAccess",
        "shadowProductionVariants[].enableSsmAccess",
    ),
    must: mustNotBe(true),
    examples: {
        passes: [
            {
                type: ENDPOINT_CONFIG.classic,
                name: "fraud",
                properties: { productionVariants: [{ variantName: "a" }] },
            },
        ],
        fails: [
            {
                type: ENDPOINT_CONFIG.classic,
                name: "fraud",
                properties: { productionVariants: [{ variantName: "a", enableSsmAccess: true }] },
            },
        ],
    },
});
