import { wellArchitected } from "../../shared/frameworks";
import { Finding } from "../../shared/findings";
import { Judgement } from "../../shared/kinds/judgements";
import { elementsOf, PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { isOneOf, stackRule } from "../../shared/rule";
import { wholeNumber } from "../../shared/settingKinds";
import { NamedResources, Stack, StackResource } from "../../shared/stack";
import { ENDPOINT_CONFIG } from "../resourceTypes";
import { hasOwnInstances } from "./configVariants";
import { servedModelFindings } from "./servedModels";

const SUBNET = ["aws:ec2/subnet:Subnet", "aws-native:ec2:Subnet"];

/** The zone of a subnet; another one for each subnet of which it is not known. */
function zoneOf(
    subnet: PropertyValue,
    subnets: NamedResources,
    model: StackResource,
): PropertyValue | object {
    const [found] = typeof subnet === "string" ? subnets.meant(subnet, model, "") : [];
    const zone = ["availabilityZone", "availabilityZoneId"]
        .map((key) => valueAt(found?.properties, key))
        .find((each) => typeof each === "string");
    return zone ?? (subnet instanceof Unknown ? {} : subnet);
}

function judge(model: StackResource, subnets: NamedResources, least: number): Judgement[] {
    const listed = valueAt(model.properties, "vpcConfig", "subnets");
    if (listed instanceof Unknown) {
        return [listed];
    }
    const zones = new Set(elementsOf(listed).map((subnet) => zoneOf(subnet, subnets, model)));
    return listed === undefined || zones.size >= least
        ? []
        : [
              {
                  subject: "vpcConfig.subnets",
                  found: `reaches ${String(zones.size)} availability zone${zones.size === 1 ? "" : "s"}`,
                  rule: `the instances that serve the model must be spread over at least ${String(least)}`,
                  fix: "list subnets of other zones too",
              },
          ];
}

function check(stack: Stack, least: number): Finding[] {
    const subnets = new NamedResources(stack.ofTypes(SUBNET), ["id", "subnetId"]);
    return servedModelFindings(
        stack,
        (model) => judge(model, subnets, least),
        ({ variant }) => hasOwnInstances(variant),
    );
}

function example(subnets: readonly string[]) {
    const [first, second] = ["a", "b"].map((zone) => ({
        type: SUBNET[0] ?? "",
        name: zone,
        properties: { id: `subnet-${zone}`, availabilityZone: `eu-central-1${zone}` },
    }));
    return [
        ...[first, second].filter((each) => each !== undefined),
        {
            type: "aws:sagemaker/model:Model",
            name: "fraud",
            properties: { name: "fraud", vpcConfig: { subnets } },
        },
        {
            type: ENDPOINT_CONFIG[0],
            name: "fraud",
            properties: {
                productionVariants: [{ variantName: "a", modelName: "fraud", initialInstanceCount: 2 }],
            },
        },
    ];
}

/** A subnet that is unknown at preview, or not in the stack, counts as one in a zone of its own. */
export const sagemakerEndpointZones = stackRule({
    name: "sagemaker-endpoint-zones",
    displayName: "Endpoints outlive a zone",
    description: "The subnets of a model that instances serve must lie in more than one availability zone.",
    why: "SageMaker spreads instances over the zones of these subnets: two in one zone go down together.",
    severity: "medium",
    tags: ["reliability", "network", "sagemaker"],
    framework: wellArchitected("REL10-BP01", "Deploy the workload to multiple locations."),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/deployment-best-practices.html",
    remediationSteps: "List a subnet of a second availability zone in the model's vpcConfig.",
    settings: {
        minimumZones: wholeNumber({
            description: "In how many zones the instances of a model must be.",
            minimum: 1,
            maximum: 6,
            fallback: 2,
        }),
    },
    enforcementLevel: "mandatory",
    unknowns: "counts as a subnet in a zone of its own; a whole list is noted.",
    subject: "SageMaker endpoint configurations",
    appliesTo: isOneOf(ENDPOINT_CONFIG),
    check: (stack, { minimumZones }) => check(stack, minimumZones),
    examples: { passes: example(["subnet-a", "subnet-b"]), fails: example(["subnet-a"]) },
});
