import { wellArchitected } from "../../shared/frameworks";
import { selectiveRule } from "../../shared/kinds/readingRule";
import { mustHaveElements, requirement } from "../../shared/kinds/requirements";
import { elementsOf, PropertyValue } from "../../shared/properties";
import { wholeNumber } from "../../shared/settingKinds";
import { SettingValues } from "../../shared/settings";
import { ENDPOINT_CONFIG, MODEL, bothTypes } from "../kinds/resourceTypes";
import { servedWithoutInstances } from "./serverlessModels";

const SETTINGS = {
    minimumSubnets: wholeNumber({
        description: "How many different subnets a model must have at least.",
        minimum: 1,
        maximum: 16,
        fallback: 2,
    }),
};

function countOf(subnets: PropertyValue | undefined): number {
    // Each unknown subnet is an object of its own, and so counts as another one.
    return new Set(elementsOf(subnets)).size;
}

const mustHaveSubnets = requirement({
    holds: (value, { minimumSubnets }: SettingValues<typeof SETTINGS>) => countOf(value) >= minimumSubnets,
    rule: ({ minimumSubnets }) => `it must list at least ${String(minimumSubnets)} different subnets`,
    fix: (subject) => `list subnets of different availability zones in ${subject}`,
    describe: (value) => (value === undefined ? "is not set" : `lists ${String(countOf(value))}`),
});

export const sagemakerModelVpc = selectiveRule({
    name: "sagemaker-model-vpc",
    displayName: "Models in your VPC",
    description:
        "The containers of a model must run in subnets of your VPC, in more than one availability zone; SageMaker " +
        "takes no VPC of a model that a serverless endpoint serves.",
    why:
        "Outside your VPC nothing of yours limits what a container reaches; in one subnet the loss of a " +
        "zone takes the endpoint down.",
    severity: "medium",
    tags: ["model", "network", "sagemaker"],
    framework: wellArchitected("SEC05-BP02", "Control traffic within your network layers."),
    sources: ["AWS Config sagemaker-model-in-vpc", "Prowler sagemaker_models_vpc_settings_configured"],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/host-vpc.html",
    remediationSteps:
        "Give the model vpcConfig with private subnets of several zones and a security group; the model " +
        "is replaced, the endpoint is not.",
    settings: SETTINGS,
    enforcementLevel: "mandatory",
    unknowns: "counts as another subnet; a whole list is noted.",
    subject: "SageMaker models",
    reads: bothTypes(MODEL, { subnets: "vpcConfig.subnets", groups: "vpcConfig.securityGroupIds" }),
    sparing: servedWithoutInstances,
    judge: (readings, settings) => [
        ...mustHaveSubnets(readings.one("subnets"), settings),
        ...mustHaveElements("security groups of yours")(readings.one("groups"), {}),
    ],
    examples: {
        passes: [
            {
                type: MODEL.classic,
                name: "fraud",
                properties: { vpcConfig: { subnets: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-1"] } },
            },
            { type: MODEL.classic, name: "on-demand", properties: { name: "on-demand" } },
            {
                type: ENDPOINT_CONFIG.classic,
                name: "on-demand",
                properties: { productionVariants: [{ modelName: "on-demand", serverlessConfig: {} }] },
            },
        ],
        fails: [{ type: MODEL.classic, name: "fraud", properties: {} }],
    },
});
