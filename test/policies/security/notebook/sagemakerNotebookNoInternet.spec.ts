import { sagemakerNotebookNoInternet } from "../../../../policies/security/notebook/sagemakerNotebookNoInternet";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(sagemakerNotebookNoInternet, {
    types: ["aws:sagemaker/notebookInstance:NotebookInstance", "aws-native:sagemaker:NotebookInstance"],
    good: { roleArn: UNKNOWN, directInternetAccess: "Disabled" },
    stops: {
        "direct access": [
            { directInternetAccess: "Enabled" },
            'directInternetAccess is "Enabled"; it must be "Disabled", AWS\'s default is "Enabled". Fix: set directInternetAccess to "Disabled".',
        ],
        "AWS's default": [
            { directInternetAccess: undefined },
            'directInternetAccess is not set; it must be "Disabled", AWS\'s default is "Enabled". Fix: set directInternetAccess to "Disabled".',
        ],
    },
    notes: {
        "an unknown choice": [{ directInternetAccess: UNKNOWN }, "string value at .directInternetAccess"],
    },
});
