import { sagemakerNotebookRootAccess } from "../../../../policies/security/notebook/sagemakerNotebookRootAccess";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(sagemakerNotebookRootAccess, {
    types: ["aws:sagemaker/notebookInstance:NotebookInstance", "aws-native:sagemaker:NotebookInstance"],
    good: { roleArn: UNKNOWN, rootAccess: "Disabled" },
    stops: {
        "root access": [
            { rootAccess: "Enabled" },
            'rootAccess is "Enabled"; it must be "Disabled", AWS\'s default is "Enabled". Fix: set rootAccess to "Disabled".',
        ],
        "AWS's default": [
            { rootAccess: undefined },
            'rootAccess is not set; it must be "Disabled", AWS\'s default is "Enabled". Fix: set rootAccess to "Disabled".',
        ],
    },
    notes: { "an unknown choice": [{ rootAccess: UNKNOWN }, "string value at .rootAccess"] },
});
