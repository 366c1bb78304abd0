import { ResourceValidationPolicy } from "@pulumi/policy";
import { checkEachResource } from "../../shared/rules";
import { canDeclareInstanceTypes } from "./declaredInstanceTypes";
import { instanceTypeFindings } from "./instanceTypeFindings";
import { INSTANCE_TYPE_SETTINGS } from "./instanceTypeSettings";

const NAME = "sagemaker-instance-types-allowed";

/** A type that is unknown at preview is noted there and judged before the resource is created. */
export const sagemakerInstanceTypesAllowed: ResourceValidationPolicy = {
    name: NAME,
    displayName: "Allowed SageMaker instance types",
    description: "SageMaker must run on instance types that are allowed in this environment.",
    severity: "high",
    tags: ["instance-types", "cost", "sagemaker"],
    framework: {
        name: "AWS Well-Architected Machine Learning Lens",
        version: "latest",
        reference: "MLCOST05-BP03",
        specification: "Size the instances that host and train a model for what it needs.",
    },
    url: "https://docs.aws.amazon.com/wellarchitected/latest/machine-learning-lens/machine-learning-lens.html",
    remediationSteps:
        "Use a type that the message lists as allowed. If the work needs another one, have it added to the " +
        "configuration of this environment, with a reason, in a reviewed change.",
    configSchema: INSTANCE_TYPE_SETTINGS.configSchema,
    enforcementLevel: "mandatory",
    validateResource: checkEachResource(
        "resources that can name a SageMaker instance type",
        canDeclareInstanceTypes,
        (resource, config) =>
            instanceTypeFindings(resource, INSTANCE_TYPE_SETTINGS.read(NAME, config.getConfig())),
    ),
};
