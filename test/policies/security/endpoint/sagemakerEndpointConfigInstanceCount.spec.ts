import { sagemakerEndpointConfigInstanceCount } from "../../../../policies/security/endpoint/sagemakerEndpointConfigInstanceCount";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const COUNT = "productionVariants[a].initialInstanceCount";
const RULE = "it must be at least 2, AWS's default is 1. Fix: set";

describeRule(
    sagemakerEndpointConfigInstanceCount,
    {
        types: [
            "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
            "aws-native:sagemaker:EndpointConfig",
        ],
        good: { productionVariants: [{ variantName: "a", initialInstanceCount: 2 }] },
        accepts: {
            "serverless variants": {
                productionVariants: [{ variantName: "a", serverlessConfig: { maxConcurrency: 1 } }],
            },
        },
        stops: {
            "one instance": [
                { productionVariants: [{ variantName: "a", initialInstanceCount: 1 }] },
                `${COUNT} is 1; ${RULE} ${COUNT} to 2 or more.`,
            ],
            "AWS's default": [
                { productionVariants: [{ variantName: "a" }] },
                `${COUNT} is not set; ${RULE} ${COUNT} to 2 or more.`,
            ],
            "one instance in each of several variants": [
                {
                    productionVariants: [
                        { variantName: "a", initialInstanceCount: 1 },
                        { variantName: "b", initialInstanceCount: 3 },
                    ],
                    shadowProductionVariants: [{ variantName: "c", initialInstanceCount: 1 }],
                },
                `${COUNT} is 1; ${RULE} ${COUNT} to 2 or more.`,
                `shadowProductionVariants[c].initialInstanceCount is 1; ${RULE} shadowProductionVariants[c].initialInstanceCount to 2 or more.`,
            ],
        },
        notes: {
            "an unknown count": [
                { productionVariants: [{ variantName: "a", initialInstanceCount: UNKNOWN }] },
                "string value at .productionVariants.0.initialInstanceCount",
            ],
            "unknown variants": [{ productionVariants: UNKNOWN }, "string value at .productionVariants"],
        },
    },
    {
        types: ["aws:sagemaker/endpointConfiguration:EndpointConfiguration"],
        config: { minimumInstances: 1 },
        good: { productionVariants: [{ variantName: "a" }] },
    },
);
