import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBeCustomerKey } from "../../shared/kinds/requirements";
import { ENDPOINT_CONFIG, inBoth } from "../kinds/resourceTypes";

export const sagemakerEndpointCoreDumpKey = propertyRule({
    name: "sagemaker-endpoint-core-dump-key",
    displayName: "Own key for core dumps",
    description: "Core dumps of a variant must be encrypted with a key of your own.",
    why: "A core dump holds the memory of the container: model, requests and credentials.",
    severity: "medium",
    tags: ["endpoint", "encryption", "sagemaker"],
    framework: wellArchitected("SEC08-BP02", "Enforce encryption at rest."),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariantCoreDumpConfig.html",
    remediationSteps: "Set coreDumpConfig.kmsKeyId to a key of your own, or take coreDumpConfig out.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker endpoint configurations",
    reads: inBoth(
        ENDPOINT_CONFIG,
        "productionVariants[].coreDumpConfig?.kmsKeyId",
        "shadowProductionVariants[].coreDumpConfig?.kmsKeyId",
    ),
    must: mustBeCustomerKey,
    examples: {
        passes: [
            {
                type: ENDPOINT_CONFIG.classic,
                name: "fraud",
                properties: { productionVariants: [{ coreDumpConfig: { kmsKeyId: "alias/ours" } }] },
            },
        ],
        fails: [
            {
                type: ENDPOINT_CONFIG.classic,
                name: "fraud",
                properties: { productionVariants: [{ coreDumpConfig: { destinationS3Uri: "s3://dumps/" } }] },
            },
        ],
    },
});
