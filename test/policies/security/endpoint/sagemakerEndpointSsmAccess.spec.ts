import { sagemakerEndpointSsmAccess } from "../../../../policies/security/endpoint/sagemakerEndpointSsmAccess";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(sagemakerEndpointSsmAccess, {
    types: [
        "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
        "aws-native:sagemaker:EndpointConfig",
    ],
    good: { productionVariants: [{ variantName: "a" }] },
    accepts: { "access that is off": { productionVariants: [{ variantName: "a", enableSsmAccess: false }] } },
    stops: {
        access: [
            { productionVariants: [{ variantName: "a", enableSsmAccess: true }] },
            "productionVariants[a].enableSsmAccess is true; it must not be true. Fix: take productionVariants[a].enableSsmAccess out.",
        ],
    },
    notes: {
        "an unknown choice": [
            { shadowProductionVariants: [{ enableSsmAccess: UNKNOWN }] },
            "string value at .shadowProductionVariants.0.enableSsmAccess",
        ],
    },
});
