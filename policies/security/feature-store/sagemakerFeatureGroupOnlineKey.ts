import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { readingRule } from "../../shared/kinds/readingRule";
import { mustBeCustomerKey } from "../../shared/kinds/requirements";
import { Unknown } from "../../shared/properties";
import { FEATURE_GROUP, bothTypes } from "../kinds/resourceTypes";

export const sagemakerFeatureGroupOnlineKey = readingRule({
    name: "sagemaker-feature-group-online-key",
    displayName: "Own key for online features",
    description: "The online store of a feature group must be encrypted with a key of your own.",
    why:
        "It holds the newest features of every person, and serves them in milliseconds to whoever may " +
        "ask.",
    severity: "medium",
    tags: ["feature-store", "encryption", "sagemaker"],
    framework: securityHub(
        "SageMaker.18",
        "Online stores of feature groups are encrypted with a customer managed key.",
    ),
    sources: ["AWS Config sagemaker-featuregroup-online-store-encryption"],
    url: securityHubUrl("SageMaker.18"),
    remediationSteps:
        "Set onlineStoreConfig.securityConfig.kmsKeyId to a key of your own; the feature group is " +
        "replaced, so copy its data.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker feature groups",
    reads: bothTypes(FEATURE_GROUP, {
        enabled: "onlineStoreConfig?.enableOnlineStore",
        storage: "onlineStoreConfig?.storageType",
        key: "onlineStoreConfig?.securityConfig.kmsKeyId",
    }),
    judge: (readings) => {
        const enabled = readings.one("enabled").value;
        if (enabled instanceof Unknown) {
            return [enabled];
        }
        // AWS takes no key for stores in memory.
        const hasKey = enabled === true && readings.one("storage").value !== "InMemory";
        return hasKey ? mustBeCustomerKey(readings.one("key"), {}) : [];
    },
    examples: {
        passes: [
            {
                type: FEATURE_GROUP.classic,
                name: "visits",
                properties: {
                    onlineStoreConfig: {
                        enableOnlineStore: true,
                        securityConfig: { kmsKeyId: "alias/ours" },
                    },
                },
            },
        ],
        fails: [
            {
                type: FEATURE_GROUP.classic,
                name: "visits",
                properties: { onlineStoreConfig: { enableOnlineStore: true } },
            },
        ],
    },
});
