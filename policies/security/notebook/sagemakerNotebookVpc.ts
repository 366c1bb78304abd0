import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { readingRule } from "../../shared/kinds/readingRule";
import { mustBeSet, mustHaveElements } from "../../shared/kinds/requirements";
import { NOTEBOOK } from "../kinds/resourceTypes";

export const sagemakerNotebookVpc = readingRule({
    name: "sagemaker-notebook-vpc",
    displayName: "Notebooks in your VPC",
    description: "A notebook instance must be in a subnet of your VPC, with security groups of yours.",
    why: "Outside your VPC nothing of yours limits or records what the notebook talks to.",
    severity: "high",
    tags: ["notebook", "network", "sagemaker"],
    framework: securityHub("SageMaker.2", "Notebook instances are launched in a custom VPC."),
    sources: [
        "AWS Config sagemaker-notebook-instance-inside-vpc",
        "Checkov CKV_AWS_306",
        "cdk-nag AwsSolutions-SM1",
        "Control Tower CT.SAGEMAKER.PR.2",
    ],
    url: securityHubUrl("SageMaker.2"),
    remediationSteps: "Set subnetId and the security groups; the notebook is replaced.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker notebook instances",
    reads: {
        [NOTEBOOK.classic]: { subnet: "subnetId", groups: "securityGroups" },
        [NOTEBOOK.native]: { subnet: "subnetId", groups: "securityGroupIds" },
    },
    judge: (readings) => [
        ...mustBeSet("a subnet of your VPC")(readings.one("subnet"), {}),
        ...mustHaveElements("security groups of yours")(readings.one("groups"), {}),
    ],
    examples: {
        passes: [
            {
                type: NOTEBOOK.classic,
                name: "lab",
                properties: { subnetId: "subnet-1", securityGroups: ["sg-1"] },
            },
        ],
        fails: [{ type: NOTEBOOK.classic, name: "lab", properties: { subnetId: "subnet-1" } }],
    },
});
