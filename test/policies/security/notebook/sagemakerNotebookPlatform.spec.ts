import { sagemakerNotebookPlatform } from "../../../../policies/security/notebook/sagemakerNotebookPlatform";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(
    sagemakerNotebookPlatform,
    {
        types: ["aws:sagemaker/notebookInstance:NotebookInstance", "aws-native:sagemaker:NotebookInstance"],
        good: { platformIdentifier: "notebook-al2023-v1" },
        stops: {
            "an old platform": [
                { platformIdentifier: "notebook-al2-v2" },
                'platformIdentifier is "notebook-al2-v2"; it must be one of notebook-al2023-v1. Fix: set platformIdentifier to notebook-al2023-v1.',
            ],
            "whatever AWS's default is": [
                { platformIdentifier: undefined },
                "platformIdentifier is not set; it must be one of notebook-al2023-v1. Fix: set platformIdentifier to notebook-al2023-v1.",
            ],
        },
        notes: {
            "an unknown platform": [{ platformIdentifier: UNKNOWN }, "string value at .platformIdentifier"],
        },
    },
    {
        types: ["aws-native:sagemaker:NotebookInstance"],
        config: { platforms: ["notebook-al2-v3"] },
        good: { platformIdentifier: "notebook-al2-v3" },
    },
);
