import { ecrRepositoryKey } from "../../../../policies/security/container-registry/ecrRepositoryKey";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const KEY = "arn:aws:kms:eu-central-1:111122223333:key/1";
const RULE = "it must name a customer managed KMS key. Fix: set";

describeRule(
    ecrRepositoryKey,
    {
        types: ["aws:ecr/repository:Repository"],
        good: { encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: KEY }] },
        stops: {
            "no key": [
                { encryptionConfigurations: undefined },
                `encryptionConfigurations.kmsKey is not set; ${RULE} encryptionConfigurations.kmsKey to the ARN of a key of your own.`,
            ],
            "ECR's own key": [
                { encryptionConfigurations: [{ encryptionType: "AES256" }] },
                `encryptionConfigurations[0].kmsKey is not set; ${RULE} encryptionConfigurations[0].kmsKey to the ARN of a key of your own.`,
            ],
        },
        notes: {
            "an unknown key": [
                { encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: UNKNOWN }] },
                "string value at .encryptionConfigurations.0.kmsKey",
            ],
        },
    },
    {
        types: ["aws-native:ecr:Repository"],
        good: { encryptionConfiguration: { encryptionType: "KMS", kmsKey: KEY } },
        stops: {
            "the key that AWS manages": [
                { encryptionConfiguration: { encryptionType: "KMS", kmsKey: "alias/aws/ecr" } },
                `encryptionConfiguration.kmsKey is "alias/aws/ecr"; ${RULE} encryptionConfiguration.kmsKey to the ARN of a key of your own.`,
            ],
        },
        notes: {
            "an unknown configuration": [
                { encryptionConfiguration: UNKNOWN },
                "string value at .encryptionConfiguration",
            ],
        },
    },
);
