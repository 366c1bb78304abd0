import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBeCustomerKey } from "../../shared/kinds/requirements";
import { FEATURE_GROUP, inBoth } from "../kinds/resourceTypes";

export const sagemakerFeatureGroupOfflineKey = propertyRule({
    name: "sagemaker-feature-group-offline-key",
    displayName: "Own key for offline features",
    description: "The offline store of a feature group must be encrypted with a key of your own.",
    why: "It holds the history of every feature of every person.",
    severity: "medium",
    tags: ["feature-store", "encryption", "sagemaker"],
    framework: securityHub(
        "SageMaker.17",
        "Offline stores of feature groups are encrypted with a customer managed key.",
    ),
    sources: ["AWS Config sagemaker-featuregroup-encryption-at-rest"],
    url: securityHubUrl("SageMaker.17"),
    remediationSteps:
        "Set offlineStoreConfig.s3StorageConfig.kmsKeyId to a key of your own; the feature group is " +
        "replaced, so copy its data.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker feature groups",
    reads: inBoth(FEATURE_GROUP, "offlineStoreConfig?.s3StorageConfig.kmsKeyId"),
    must: mustBeCustomerKey,
    examples: {
        passes: [
            {
                type: FEATURE_GROUP.classic,
                name: "visits",
                properties: { offlineStoreConfig: { s3StorageConfig: { kmsKeyId: "alias/ours" } } },
            },
        ],
        fails: [
            {
                type: FEATURE_GROUP.classic,
                name: "visits",
                properties: { offlineStoreConfig: { s3StorageConfig: { s3Uri: "s3://features/" } } },
            },
        ],
    },
});
