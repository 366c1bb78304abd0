import { sagemakerNotebookVpc } from "../../../../policies/security/notebook/sagemakerNotebookVpc";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(
    sagemakerNotebookVpc,
    {
        types: ["aws:sagemaker/notebookInstance:NotebookInstance"],
        good: { subnetId: "subnet-1", securityGroups: ["sg-1"] },
        accepts: { "security groups that are unknown one by one": { securityGroups: [UNKNOWN] } },
        stops: {
            "no subnet": [
                { subnetId: undefined },
                "subnetId is not set; it must name a subnet of your VPC. Fix: set subnetId to a subnet of your VPC.",
            ],
            "no security groups": [
                { securityGroups: undefined },
                "securityGroups is not set; it must list security groups of yours. Fix: list security groups of yours in securityGroups.",
            ],
            "an empty list of them": [
                { securityGroups: [] },
                "securityGroups is []; it must list security groups of yours. Fix: list security groups of yours in securityGroups.",
            ],
        },
        notes: { "an unknown subnet": [{ subnetId: UNKNOWN }, "string value at .subnetId"] },
    },
    {
        types: ["aws-native:sagemaker:NotebookInstance"],
        good: { subnetId: "subnet-1", securityGroupIds: ["sg-1"] },
        stops: {
            neither: [
                { subnetId: undefined, securityGroupIds: undefined },
                "subnetId is not set; it must name a subnet of your VPC. Fix: set subnetId to a subnet of your VPC.",
                "securityGroupIds is not set; it must list security groups of yours. Fix: list security groups of yours in securityGroupIds.",
            ],
        },
    },
);
