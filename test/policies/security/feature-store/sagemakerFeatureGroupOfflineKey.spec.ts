import { sagemakerFeatureGroupOfflineKey } from "../../../../policies/security/feature-store/sagemakerFeatureGroupOfflineKey";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(sagemakerFeatureGroupOfflineKey, {
    types: ["aws:sagemaker/featureGroup:FeatureGroup", "aws-native:sagemaker:FeatureGroup"],
    good: { offlineStoreConfig: { s3StorageConfig: { kmsKeyId: "alias/ours" } } },
    stops: {
        "no key": [
            { offlineStoreConfig: { s3StorageConfig: {} } },
            "offlineStoreConfig.s3StorageConfig.kmsKeyId is not set; it must name a customer managed KMS key. Fix: set offlineStoreConfig.s3StorageConfig.kmsKeyId to the ARN of a key of your own.",
        ],
        "a key of AWS": [
            { offlineStoreConfig: { s3StorageConfig: { kmsKeyId: "alias/aws/s3" } } },
            'offlineStoreConfig.s3StorageConfig.kmsKeyId is "alias/aws/s3"; it must name a customer managed KMS key. Fix: set offlineStoreConfig.s3StorageConfig.kmsKeyId to the ARN of a key of your own.',
        ],
    },
    notes: {
        "an unknown key": [
            { offlineStoreConfig: { s3StorageConfig: { kmsKeyId: UNKNOWN } } },
            "string value at .offlineStoreConfig.s3StorageConfig.kmsKeyId",
        ],
    },
});
