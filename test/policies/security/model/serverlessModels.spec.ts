import { sagemakerModelNetworkIsolation } from "../../../../policies/security/model/sagemakerModelNetworkIsolation";
import { sagemakerModelVpc } from "../../../../policies/security/model/sagemakerModelVpc";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeStackRule, StackCase } from "../describeRule";

const MODEL = "aws:sagemaker/model:Model";
const CONFIG = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
const CAPACITY = { maxConcurrency: 5, memorySizeInMb: 2048 };

function model(name = "fraud", type = MODEL): ResourceFixture {
    return { type, name, properties: type === MODEL ? { name } : { modelName: name } };
}

/** A configuration of one variant, which is what a serverless one has. */
function config(name: string, variant: object, change: Partial<ResourceFixture> = {}): ResourceFixture {
    return { type: CONFIG, name, properties: { productionVariants: [variant] }, ...change };
}

const SERVERLESS = { modelName: "fraud", serverlessConfig: CAPACITY };
const ON_INSTANCES = { modelName: "fraud", instanceType: "ml.m5.large" };

/** The stacks in which a bare model is spared, and those in which it is judged as any other. */
function cases(...stops: string[]): Record<string, StackCase> {
    const unnamed = { ...SERVERLESS, modelName: UNKNOWN };
    return {
        "spares a model that only a serverless variant serves": {
            resources: [model(), config("serverless", SERVERLESS)],
        },
        "spares it at a preview, which knows the model by what the variant was made from": {
            resources: [
                { ...model(), properties: { name: UNKNOWN } },
                config("serverless", unnamed, { sources: { productionVariants: ["fraud"] } }),
            ],
        },
        "spares it among the types of the native provider": {
            resources: [
                model("fraud", "aws-native:sagemaker:Model"),
                config("serverless", SERVERLESS, { type: "aws-native:sagemaker:EndpointConfig" }),
            ],
        },
        "stops a model that instances serve as well": {
            resources: [model(), config("serverless", SERVERLESS), config("instances", ON_INSTANCES)],
            stops,
        },
        "stops a model that is shadowed on instances": {
            resources: [
                model(),
                config("serverless", SERVERLESS),
                config(
                    "shadowed",
                    { ...ON_INSTANCES, modelName: "other" },
                    {
                        properties: { productionVariants: [], shadowProductionVariants: [ON_INSTANCES] },
                    },
                ),
            ],
            stops,
        },
        "stops a model beside a serverless endpoint of another": {
            resources: [model(), config("serverless", { ...SERVERLESS, modelName: "other" })],
            stops,
        },
        "notes a model of a variant of which a preview does not know whether it is serverless": {
            resources: [model(), config("perhaps", { ...SERVERLESS, serverlessConfig: UNKNOWN })],
            notes: [`${MODEL} "fraud": string value at .productionVariants.0.serverlessConfig`],
        },
        "stops a model that instances serve whatever else a preview does not know": {
            resources: [
                model(),
                config("instances", ON_INSTANCES),
                config("perhaps", { ...SERVERLESS, serverlessConfig: UNKNOWN }),
            ],
            stops,
        },
    };
}

describe("models of serverless endpoints", () => {
    const of = `${MODEL} "fraud": `;
    describeStackRule(
        sagemakerModelVpc,
        cases(
            `${of}vpcConfig.subnets is not set; it must list at least 2 different subnets. Fix: list subnets of different availability zones in vpcConfig.subnets.`,
            `${of}vpcConfig.securityGroupIds is not set; it must list security groups of yours. Fix: list security groups of yours in vpcConfig.securityGroupIds.`,
        ),
    );
    describeStackRule(
        sagemakerModelNetworkIsolation,
        cases(
            `${of}enableNetworkIsolation is not set; it must be true, AWS's default is false. Fix: set enableNetworkIsolation to true.`,
        ),
    );
});
