import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBeSet } from "../../shared/kinds/requirements";
import { IMAGE } from "../kinds/resourceTypes";

export const sagemakerImageDescription = propertyRule({
    name: "sagemaker-image-description",
    displayName: "Described SageMaker images",
    description: "A SageMaker image must say what it is for.",
    why: "People pick images by what they read; one that nobody can tell from another is picked wrongly.",
    severity: "low",
    tags: ["studio", "ownership", "sagemaker"],
    framework: wellArchitected("SEC06-BP04", "Validate software integrity: know what each image is."),
    sources: ["AWS Config sagemaker-image-description"],
    url: "https://docs.aws.amazon.com/config/latest/developerguide/sagemaker-image-description.html",
    remediationSteps: "Set the description.",
    settings: {},
    enforcementLevel: "advisory",
    subject: "SageMaker images",
    reads: { [IMAGE.classic]: ["description"], [IMAGE.native]: ["imageDescription"] },
    must: mustBeSet("what the image is for"),
    examples: {
        passes: [{ type: IMAGE.classic, name: "lab", properties: { description: "XGBoost for analysts" } }],
        fails: [{ type: IMAGE.classic, name: "lab", properties: {} }],
    },
});
