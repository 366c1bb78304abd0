import { sagemakerFeatureGroupOnlineKey } from "../../../../policies/security/feature-store/sagemakerFeatureGroupOnlineKey";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(sagemakerFeatureGroupOnlineKey, {
    types: ["aws:sagemaker/featureGroup:FeatureGroup", "aws-native:sagemaker:FeatureGroup"],
    good: {
        onlineStoreConfig: {
            enableOnlineStore: true,
            storageType: "Standard",
            securityConfig: { kmsKeyId: "alias/ours" },
        },
    },
    accepts: {
        "no online store": { onlineStoreConfig: undefined },
        "one that is off": { onlineStoreConfig: { enableOnlineStore: false } },
        "one that nobody switched on": { onlineStoreConfig: {} },
        "one in memory": { onlineStoreConfig: { enableOnlineStore: true, storageType: "InMemory" } },
    },
    stops: {
        "no key": [
            { onlineStoreConfig: { enableOnlineStore: true } },
            "onlineStoreConfig.securityConfig.kmsKeyId is not set; it must name a customer managed KMS key. Fix: set onlineStoreConfig.securityConfig.kmsKeyId to the ARN of a key of your own.",
        ],
        "a key of AWS": [
            {
                onlineStoreConfig: {
                    enableOnlineStore: true,
                    storageType: "Standard",
                    securityConfig: { kmsKeyId: "alias/aws/sagemaker" },
                },
            },
            'onlineStoreConfig.securityConfig.kmsKeyId is "alias/aws/sagemaker"; it must name a customer managed KMS key. Fix: set onlineStoreConfig.securityConfig.kmsKeyId to the ARN of a key of your own.',
        ],
    },
    notes: {
        "an unknown switch": [
            { onlineStoreConfig: { enableOnlineStore: UNKNOWN } },
            "string value at .onlineStoreConfig.enableOnlineStore",
        ],
        "an unknown key": [
            { onlineStoreConfig: { enableOnlineStore: true, securityConfig: { kmsKeyId: UNKNOWN } } },
            "string value at .onlineStoreConfig.securityConfig.kmsKeyId",
        ],
    },
});
