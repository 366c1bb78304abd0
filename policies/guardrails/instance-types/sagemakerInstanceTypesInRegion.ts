import { wellArchitected } from "../../shared/frameworks";
import { findingsOf } from "../../shared/kinds/judgements";
import { resourceRule } from "../../shared/rule";
import { canDeclareInstanceTypes, declaredInstanceTypes } from "./declaredInstanceTypes";
import { ENDPOINT_CONFIG } from "../resourceTypes";
import { regionObjections, REGION_SETTINGS } from "./regionObjections";

function endpointConfig(instanceType: string) {
    const variant = { variantName: "primary", instanceType, initialInstanceCount: 2 };
    return { type: ENDPOINT_CONFIG[0], name: "fraud", properties: { productionVariants: [variant] } };
}

/** A type or region that is unknown at preview is noted there and judged before the resource is created. */
export const sagemakerInstanceTypesInRegion = resourceRule({
    name: "sagemaker-instance-types-in-region",
    displayName: "Instance types that the region offers",
    description: "An instance type must be one that AWS offers in the region for what it is used for.",
    why: "A type that the region does not have is found out in the middle of a deployment, when half of it is done.",
    severity: "medium",
    tags: ["instance-types", "sagemaker", "reliability"],
    framework: wellArchitected(
        "REL01-BP01",
        "Know the quotas and constraints of the services that are used.",
    ),
    sources: ["cfn-lint E3640", "cfn-lint E3642"],
    url: "https://aws.amazon.com/sagemaker/pricing/",
    remediationSteps:
        "Use a type that the region offers for this purpose, or another region. The table is as old as the pack; a " +
        "type that AWS has added since can be named in newTypes.",
    settings: REGION_SETTINGS,
    enforcementLevel: "mandatory",
    subject: "resources that can name a SageMaker instance type",
    appliesTo: canDeclareInstanceTypes,
    check: (resource, settings) =>
        findingsOf(
            resource,
            declaredInstanceTypes(resource.type, resource.properties).flatMap((declaration) =>
                regionObjections(declaration, resource, settings),
            ),
        ),
    examples: {
        settings: { region: "eu-central-1" },
        passes: [endpointConfig("ml.m5.xlarge")],
        fails: [endpointConfig("ml.p5.48xlarge")],
    },
});
