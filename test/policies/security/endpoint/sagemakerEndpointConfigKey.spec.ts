import { sagemakerEndpointConfigKey } from "../../../../policies/security/endpoint/sagemakerEndpointConfigKey";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const RULE = "volumes must be encrypted with a customer managed KMS key. Fix: set";
const VARIANTS = [{ variantName: "a", instanceType: "ml.m5.large" }];

describeRule(
    sagemakerEndpointConfigKey,
    {
        types: ["aws:sagemaker/endpointConfiguration:EndpointConfiguration"],
        good: { kmsKeyArn: "alias/ours", productionVariants: VARIANTS },
        accepts: {
            "serverless variants without a key": {
                kmsKeyArn: undefined,
                productionVariants: [{ serverlessConfig: { maxConcurrency: 5 } }],
            },
            "instances with local drives only": {
                kmsKeyArn: undefined,
                productionVariants: [{ instanceType: "ml.g5.xlarge" }],
                shadowProductionVariants: [{ instanceType: "ml.m5d.large" }],
            },
        },
        stops: {
            "no key": [
                { kmsKeyArn: undefined },
                `kmsKeyArn is not set; ${RULE} kmsKeyArn to the ARN of a key of your own.`,
            ],
            "a key of AWS": [
                { kmsKeyArn: "arn:aws:kms:eu-central-1:111122223333:alias/aws/ebs" },
                `kmsKeyArn is "arn:aws:kms:eu-central-1:111122223333:alias/aws/ebs"; ${RULE} kmsKeyArn to the ARN of a key of your own.`,
            ],
            "no key where one variant of several has volumes": [
                { kmsKeyArn: undefined, productionVariants: [{ instanceType: "ml.g5.xlarge" }, ...VARIANTS] },
                `kmsKeyArn is not set; ${RULE} kmsKeyArn to the ARN of a key of your own.`,
            ],
        },
        notes: {
            "an unknown key": [{ kmsKeyArn: UNKNOWN }, "string value at .kmsKeyArn"],
            "an unknown type of instance without a key": [
                { kmsKeyArn: undefined, productionVariants: [{ instanceType: UNKNOWN }] },
                "string value at .productionVariants.0.instanceType",
            ],
        },
    },
    {
        types: ["aws-native:sagemaker:EndpointConfig"],
        good: { kmsKeyId: "alias/ours", productionVariants: VARIANTS },
        stops: {
            "no key": [
                { kmsKeyId: undefined },
                `kmsKeyId is not set; ${RULE} kmsKeyId to the ARN of a key of your own.`,
            ],
        },
    },
);
