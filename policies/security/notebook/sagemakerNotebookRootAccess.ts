import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBe } from "../../shared/kinds/requirements";
import { NOTEBOOK, inBoth } from "../kinds/resourceTypes";

export const sagemakerNotebookRootAccess = propertyRule({
    name: "sagemaker-notebook-root-access",
    displayName: "No root access in notebooks",
    description: "Users of a notebook instance must not be root on it.",
    why: "Root can switch off what watches the instance, and leave behind what the next user runs.",
    severity: "high",
    tags: ["notebook", "identity", "sagemaker"],
    framework: securityHub("SageMaker.3", "Users have no root access to notebook instances."),
    sources: [
        "AWS Config sagemaker-notebook-instance-root-access-check",
        "Checkov CKV_AWS_307",
        "Control Tower CT.SAGEMAKER.PR.3",
    ],
    url: securityHubUrl("SageMaker.3"),
    remediationSteps:
        'Set rootAccess to "Disabled"; lifecycle scripts still run as root, so install there what users ' +
        "need.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker notebook instances",
    reads: inBoth(NOTEBOOK, "rootAccess"),
    remedy: { path: ["rootAccess"], value: "Disabled" },
    must: mustBe("Disabled", 'AWS\'s default is "Enabled"'),
    examples: {
        passes: [{ type: NOTEBOOK.classic, name: "lab", properties: { rootAccess: "Disabled" } }],
        fails: [{ type: NOTEBOOK.classic, name: "lab", properties: {} }],
    },
});
