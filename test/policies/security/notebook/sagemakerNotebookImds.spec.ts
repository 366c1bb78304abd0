import { sagemakerNotebookImds } from "../../../../policies/security/notebook/sagemakerNotebookImds";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const VERSION = "instanceMetadataServiceConfiguration.minimumInstanceMetadataServiceVersion";
const RULE = `it must be "2", AWS's default is "1". Fix: set ${VERSION} to "2".`;

describeRule(sagemakerNotebookImds, {
    types: ["aws:sagemaker/notebookInstance:NotebookInstance", "aws-native:sagemaker:NotebookInstance"],
    good: { instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: "2" } },
    stops: {
        "version 1": [
            { instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: "1" } },
            `${VERSION} is "1"; ${RULE}`,
        ],
        "AWS's default": [
            { instanceMetadataServiceConfiguration: undefined },
            `${VERSION} is not set; ${RULE}`,
        ],
    },
    notes: {
        "an unknown version": [
            { instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: UNKNOWN } },
            `string value at .${VERSION}`,
        ],
    },
});
