import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBe } from "../../shared/kinds/requirements";
import { NOTEBOOK, inBoth } from "../kinds/resourceTypes";

export const sagemakerNotebookNoInternet = propertyRule({
    name: "sagemaker-notebook-no-internet",
    displayName: "No direct internet access of notebooks",
    description: "A notebook instance must reach the internet through your VPC only.",
    why:
        "SageMaker's own way out bypasses your firewalls, flow logs and endpoint policies: data can leave " +
        "unseen.",
    severity: "high",
    tags: ["notebook", "network", "sagemaker"],
    framework: securityHub("SageMaker.1", "Notebook instances have no direct internet access."),
    sources: [
        "AWS Config sagemaker-notebook-no-direct-internet-access",
        "Checkov CKV_AWS_122",
        "cdk-nag AwsSolutions-SM3",
        "Control Tower CT.SAGEMAKER.PR.1",
    ],
    url: securityHubUrl("SageMaker.1"),
    remediationSteps:
        'Set directInternetAccess to "Disabled" and give the notebook a subnet that reaches what it needs ' +
        "by VPC endpoints or a NAT gateway; the notebook is replaced.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker notebook instances",
    reads: inBoth(NOTEBOOK, "directInternetAccess"),
    must: mustBe("Disabled", 'AWS\'s default is "Enabled"'),
    examples: {
        passes: [{ type: NOTEBOOK.classic, name: "lab", properties: { directInternetAccess: "Disabled" } }],
        fails: [{ type: NOTEBOOK.classic, name: "lab", properties: {} }],
    },
});
