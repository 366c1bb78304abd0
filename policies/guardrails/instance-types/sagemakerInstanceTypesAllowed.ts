import { machineLearningLens } from "../../shared/frameworks";
import { resourceRule } from "../../shared/rule";
import { canDeclareInstanceTypes } from "./declaredInstanceTypes";
import { instanceTypeFindings } from "./instanceTypeFindings";
import { INSTANCE_TYPE_SETTINGS } from "./instanceTypeSettings";

const NOTEBOOK = "aws:sagemaker/notebookInstance:NotebookInstance";

/** A type that is unknown at preview is noted there and judged before the resource is created. */
export const sagemakerInstanceTypesAllowed = resourceRule({
    name: "sagemaker-instance-types-allowed",
    displayName: "Allowed SageMaker instance types",
    description: "SageMaker must run on instance types that are allowed in this environment.",
    why: "One wrong word in a program can cost more in a night than the model earns in a year.",
    severity: "high",
    tags: ["instance-types", "cost", "sagemaker"],
    framework: machineLearningLens(
        "MLCOST05-BP03",
        "Size the instances that host and train a model for what it needs.",
    ),
    sources: ["IAM condition key sagemaker:InstanceTypes"],
    url: "https://docs.aws.amazon.com/wellarchitected/latest/machine-learning-lens/machine-learning-lens.html",
    remediationSteps:
        "Use a type that the message lists as allowed. If the work needs another one, have it added to the " +
        "configuration of this environment, with a reason, in a reviewed change.",
    settings: INSTANCE_TYPE_SETTINGS,
    enforcementLevel: "mandatory",
    subject: "resources that can name a SageMaker instance type",
    appliesTo: canDeclareInstanceTypes,
    check: instanceTypeFindings,
    examples: {
        passes: [{ type: NOTEBOOK, name: "lab", properties: { instanceType: "ml.t3.medium" } }],
        fails: [{ type: NOTEBOOK, name: "lab", properties: { instanceType: "ml.p5.48xlarge" } }],
    },
});
