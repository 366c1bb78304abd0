import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBeCustomerKey } from "../../shared/kinds/requirements";
import { DOMAIN, inBoth } from "../kinds/resourceTypes";

export const sagemakerDomainKey = propertyRule({
    name: "sagemaker-domain-key",
    displayName: "Own key for Studio's file system",
    description: "The file system of a Studio domain must be encrypted with a key of your own.",
    why: "It holds everybody's notebooks and data; with AWS's key nobody can take access to it away.",
    severity: "medium",
    tags: ["studio", "encryption", "sagemaker"],
    framework: wellArchitected("SEC08-BP02", "Enforce encryption at rest."),
    sources: ["Checkov CKV_AWS_187"],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-studio.html",
    remediationSteps: "Set kmsKeyId to a key of your own; the domain is replaced.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker domains",
    reads: inBoth(DOMAIN, "kmsKeyId"),
    must: mustBeCustomerKey,
    examples: {
        passes: [
            {
                type: DOMAIN.classic,
                name: "studio",
                properties: { kmsKeyId: "arn:aws:kms:eu-central-1:111122223333:key/1" },
            },
        ],
        fails: [{ type: DOMAIN.classic, name: "studio", properties: {} }],
    },
});
