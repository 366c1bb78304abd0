import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBeCustomerKey, Requirement } from "../../shared/kinds/requirements";
import { isProperties, valueAt } from "../../shared/properties";
import { NATIVE_REPOSITORY, REPOSITORY } from "../kinds/registryTypes";

/** The classic provider takes a list of at most one, the native one an object. */
const mustNameKey: Requirement = ({ subject, value }, settings) => {
    const [first] = Array.isArray(value) ? value : [value];
    const key = isProperties(first) ? valueAt(first, "kmsKey") : first;
    return mustBeCustomerKey(
        { subject: `${subject}${Array.isArray(value) ? "[0]" : ""}.kmsKey`, value: key },
        settings,
    );
};

export const ecrRepositoryKey = propertyRule({
    name: "ecr-repository-key",
    displayName: "Own key for images",
    description: "A repository of images must be encrypted with a key of your own.",
    why: "Images hold the code that serves the model, and often the model itself.",
    severity: "medium",
    tags: ["container-registry", "encryption", "ecr"],
    framework: securityHub("ECR.5", "ECR repositories are encrypted with customer managed AWS KMS keys."),
    sources: ["AWS Config ecr-repository-cmk-encryption-enabled", "Checkov CKV_AWS_136", "Trivy AWS-0033"],
    url: securityHubUrl("ECR.5"),
    remediationSteps:
        "Set encryptionType KMS and a key of your own; the repository is replaced, so push its images anew.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "ECR repositories",
    reads: { [REPOSITORY]: ["encryptionConfigurations"], [NATIVE_REPOSITORY]: ["encryptionConfiguration"] },
    must: mustNameKey,
    examples: {
        passes: [
            {
                type: REPOSITORY,
                name: "serving",
                properties: {
                    encryptionConfigurations: [
                        { encryptionType: "KMS", kmsKey: "arn:aws:kms:eu-central-1:111122223333:key/1" },
                    ],
                },
            },
        ],
        fails: [{ type: REPOSITORY, name: "serving", properties: {} }],
    },
});
