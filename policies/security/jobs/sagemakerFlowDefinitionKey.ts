import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBeCustomerKey } from "../../shared/kinds/requirements";

const FLOW_DEFINITION = "aws:sagemaker/flowDefinition:FlowDefinition";

function flow(outputConfig: object) {
    return {
        type: FLOW_DEFINITION,
        name: "review",
        properties: { flowDefinitionName: "review", outputConfig },
    };
}

/** A key that is unknown at preview is noted there and judged before the workflow is created. */
export const sagemakerFlowDefinitionKey = propertyRule({
    name: "sagemaker-flow-definition-key",
    displayName: "Own key for human reviews",
    description: "What people say about predictions must be encrypted with a key of your own.",
    why: "A review holds the request, the prediction and what a person thought of it.",
    severity: "medium",
    tags: ["jobs", "encryption", "sagemaker"],
    framework: wellArchitected("SEC08-BP02", "Enforce encryption at rest."),
    sources: ["Checkov CKV_AWS_372"],
    url: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_FlowDefinitionOutputConfig.html",
    remediationSteps: "Set outputConfig.kmsKeyId to a key of your own.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker human review workflows",
    reads: { [FLOW_DEFINITION]: ["outputConfig.kmsKeyId"] },
    must: mustBeCustomerKey,
    examples: {
        passes: [flow({ s3OutputPath: "s3://reviews", kmsKeyId: "alias/ours" })],
        fails: [flow({ s3OutputPath: "s3://reviews" })],
    },
});
