import { wellArchitected } from "../../shared/frameworks";
import { readingRule } from "../../shared/kinds/readingRule";
import { Unknown, valueAt } from "../../shared/properties";
import { ENDPOINT_CONFIG } from "../kinds/resourceTypes";
import { judgeVolumeKey } from "../kinds/volumeKey";

const VARIANTS = { variants: "productionVariants[]", shadows: "shadowProductionVariants[]" };

export const sagemakerEndpointConfigKey = readingRule({
    name: "sagemaker-endpoint-config-key",
    displayName: "Own key for endpoint volumes",
    description: "The volumes of an endpoint's instances must be encrypted with a key of your own.",
    why:
        "They hold the model and whatever the container writes; with AWS's key nobody can take access " +
        "away.",
    severity: "high",
    tags: ["endpoint", "encryption", "sagemaker"],
    framework: wellArchitected("SEC08-BP02", "Enforce encryption at rest."),
    sources: [
        "AWS Config sagemaker-endpoint-configuration-kms-key-configured",
        "Checkov CKV_AWS_98",
        "cfn_nag W1200",
    ],
    url: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html",
    remediationSteps:
        "Set the key of the endpoint configuration; it is replaced, the endpoint is not. Serverless " +
        "variants and instances with local drives only have no volume to encrypt.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker endpoint configurations",
    reads: {
        [ENDPOINT_CONFIG.classic]: { key: "kmsKeyArn", ...VARIANTS },
        [ENDPOINT_CONFIG.native]: { key: "kmsKeyId", ...VARIANTS },
    },
    judge: (readings) => {
        const variants = [...readings.all("variants"), ...readings.all("shadows")].map(({ value }) => value);
        const withInstances = variants.filter(
            (variant) => variant instanceof Unknown || valueAt(variant, "serverlessConfig") === undefined,
        );
        const isServerless = variants.length > 0 && withInstances.length === 0;
        const types = withInstances.map((variant) => valueAt(variant, "instanceType"));
        return isServerless ? [] : judgeVolumeKey(readings.one("key"), types);
    },
    examples: {
        passes: [
            {
                type: ENDPOINT_CONFIG.classic,
                name: "fraud",
                properties: {
                    kmsKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/1",
                    productionVariants: [{ instanceType: "ml.m5.large" }],
                },
            },
        ],
        fails: [
            {
                type: ENDPOINT_CONFIG.classic,
                name: "fraud",
                properties: { productionVariants: [{ instanceType: "ml.m5.large" }] },
            },
        ],
    },
});
