import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBeTagged, TAG_SETTINGS } from "../kinds/tags";

const TAGGED = [
    "aws:sagemaker/appImageConfig:AppImageConfig",
    "aws-native:sagemaker:AppImageConfig",
    "aws:sagemaker/image:Image",
    "aws-native:sagemaker:Image",
    "aws:sagemaker/domain:Domain",
    "aws-native:sagemaker:Domain",
    "aws:sagemaker/featureGroup:FeatureGroup",
    "aws-native:sagemaker:FeatureGroup",
    "aws-native:sagemaker:InferenceExperiment",
    "aws:sagemaker/model:Model",
    "aws-native:sagemaker:Model",
    "aws:sagemaker/endpoint:Endpoint",
    "aws-native:sagemaker:Endpoint",
    "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
    "aws-native:sagemaker:EndpointConfig",
    "aws:sagemaker/modelPackageGroup:ModelPackageGroup",
    "aws-native:sagemaker:ModelPackageGroup",
    "aws:sagemaker/notebookInstance:NotebookInstance",
    "aws-native:sagemaker:NotebookInstance",
    "aws:sagemaker/pipeline:Pipeline",
    "aws-native:sagemaker:Pipeline",
];

export const sagemakerResourceTags = propertyRule({
    name: "sagemaker-resource-tags",
    displayName: "Tags on SageMaker resources",
    description: "A SageMaker resource must carry the tags that say whose it is.",
    why:
        "What nobody owns nobody patches, pays for or deletes, and attribute-based access cannot cover " +
        "it.",
    severity: "low",
    tags: ["studio", "ownership", "sagemaker"],
    framework: securityHub(
        "SageMaker.6",
        "App image configurations are tagged; images likewise (SageMaker.7).",
    ),
    sources: [
        "AWS Security Hub SageMaker.7",
        "AWS Config sagemaker-app-image-config-tagged",
        "AWS Config sagemaker-image-tagged",
        "AWS Config sagemaker-domain-tagged",
        "AWS Config sagemaker-feature-group-tagged",
        "AWS Config sagemaker-inferenceexperiment-tagged",
    ],
    url: securityHubUrl("SageMaker.6"),
    remediationSteps:
        "Add the tags that the message names, best as default tags of the provider or of the component.",
    settings: TAG_SETTINGS,
    enforcementLevel: "mandatory",
    subject: "SageMaker resources that can be tagged",
    reads: Object.fromEntries(TAGGED.map((type) => [type, ["tags"]])),
    must: mustBeTagged,
    examples: {
        passes: [
            { type: "aws:sagemaker/image:Image", name: "lab", properties: { tags: { team: "diagnostics" } } },
        ],
        fails: [{ type: "aws:sagemaker/image:Image", name: "lab", properties: {} }],
    },
});
