import { sagemakerEndpointCoreDumpKey } from "../../../../policies/security/endpoint/sagemakerEndpointCoreDumpKey";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(sagemakerEndpointCoreDumpKey, {
    types: [
        "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
        "aws-native:sagemaker:EndpointConfig",
    ],
    good: { productionVariants: [{ variantName: "a", coreDumpConfig: { kmsKeyId: "alias/ours" } }] },
    accepts: { "no core dumps": { productionVariants: [{ variantName: "a" }] } },
    stops: {
        "no key": [
            { productionVariants: [{ variantName: "a", coreDumpConfig: {} }] },
            "productionVariants[a].coreDumpConfig.kmsKeyId is not set; it must name a customer managed KMS key. Fix: set productionVariants[a].coreDumpConfig.kmsKeyId to the ARN of a key of your own.",
        ],
        "no key in a shadow": [
            { shadowProductionVariants: [{ variantName: "b", coreDumpConfig: {} }] },
            "shadowProductionVariants[b].coreDumpConfig.kmsKeyId is not set; it must name a customer managed KMS key. Fix: set shadowProductionVariants[b].coreDumpConfig.kmsKeyId to the ARN of a key of your own.",
        ],
    },
    notes: {
        "an unknown key": [
            { productionVariants: [{ coreDumpConfig: { kmsKeyId: UNKNOWN } }] },
            "string value at .productionVariants.0.coreDumpConfig.kmsKeyId",
        ],
    },
});
