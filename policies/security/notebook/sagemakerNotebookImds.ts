import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBe } from "../../shared/kinds/requirements";
import { NOTEBOOK, inBoth } from "../kinds/resourceTypes";

export const sagemakerNotebookImds = propertyRule({
    name: "sagemaker-notebook-imds",
    displayName: "Token-based instance metadata in notebooks",
    description: "A notebook instance must answer metadata requests that carry a session token only.",
    why: "Without tokens any program that can be made to fetch a URL hands out the notebook's credentials.",
    severity: "medium",
    tags: ["notebook", "identity", "sagemaker"],
    framework: wellArchitected(
        "SEC05-BP02",
        "Control traffic within your network; instance metadata needs version 2.",
    ),
    sources: ["Checkov CKV_AWS_371"],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-imds-compat.html",
    remediationSteps:
        'Set minimumInstanceMetadataServiceVersion to "2"; the SDKs of the last years send tokens.',
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker notebook instances",
    reads: inBoth(NOTEBOOK, "instanceMetadataServiceConfiguration.minimumInstanceMetadataServiceVersion"),
    remedy: {
        path: ["instanceMetadataServiceConfiguration", "minimumInstanceMetadataServiceVersion"],
        value: "2",
    },
    must: mustBe("2", 'AWS\'s default is "1"'),
    examples: {
        passes: [
            {
                type: NOTEBOOK.classic,
                name: "lab",
                properties: {
                    instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: "2" },
                },
            },
        ],
        fails: [{ type: NOTEBOOK.classic, name: "lab", properties: {} }],
    },
});
