import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBeCustomerKey } from "../../shared/kinds/requirements";
import { NOTEBOOK, inBoth } from "../kinds/resourceTypes";

export const sagemakerNotebookKey = propertyRule({
    name: "sagemaker-notebook-key",
    displayName: "Own key for notebook volumes",
    description: "The volume of a notebook instance must be encrypted with a key of your own.",
    why: "With AWS's key nobody can tell who decrypted what, or take access away.",
    severity: "high",
    tags: ["notebook", "encryption", "sagemaker"],
    framework: securityHub("SageMaker.21", "Notebook volumes are encrypted with a customer managed key."),
    sources: [
        "AWS Config sagemaker-notebook-instance-kms-key-configured",
        "Checkov CKV_AWS_22",
        "Checkov CKV_AWS_187",
        "cdk-nag AwsSolutions-SM2",
        "cfn_nag W1201",
    ],
    url: securityHubUrl("SageMaker.21"),
    remediationSteps:
        "Set kmsKeyId to a key of your own; the notebook is replaced, so save what is on its volume.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker notebook instances",
    reads: inBoth(NOTEBOOK, "kmsKeyId"),
    must: mustBeCustomerKey,
    examples: {
        passes: [
            {
                type: NOTEBOOK.classic,
                name: "lab",
                properties: { kmsKeyId: "arn:aws:kms:eu-central-1:111122223333:key/1" },
            },
        ],
        fails: [{ type: NOTEBOOK.classic, name: "lab", properties: {} }],
    },
});
