import * as assert from "node:assert";
import { regionsOf } from "../../../../policies/guardrails/instance-types/regionalTypes";
import { sagemakerInstanceTypesInRegion } from "../../../../policies/guardrails/instance-types/sagemakerInstanceTypesInRegion";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { CONFIG, endpointConfig, pipeline } from "./fixtures";

const FRANKFURT = { region: "eu-central-1" };

function message(found: string, offers: string, purpose = "hosting"): string {
    return (
        `${CONFIG} "fraud": productionVariants[primary].instanceType is ${found}; ` +
        `AWS must offer it there for ${purpose}; it does in ${offers} ` +
        "(aws-cloudformation/cfn-lint 1.58.0). " +
        "Fix: use a type that the region offers, or name it in newTypes if AWS has added it since."
    );
}

describeRule(sagemakerInstanceTypesInRegion, {
    "accepts a type that the region offers": { resources: [endpointConfig()], config: FRANKFURT },
    "prefers the resource's own region": {
        resources: [
            {
                ...endpointConfig(),
                properties: { ...endpointConfig().properties, region: "mars-1" },
            },
        ],
        config: FRANKFURT,
        violations: [
            message(
                '"ml.m5.xlarge" in mars-1',
                "af-south-1, ap-east-1, ap-northeast-1, ap-northeast-2 and 29 more",
            ),
        ],
    },
    "goes by the region of a provider that the program made itself": {
        resources: [
            { ...endpointConfig(), provider: { region: "mars-1" } },
            { ...endpointConfig(), provider: { profile: "other" } },
        ],
        config: FRANKFURT,
        violations: [
            message(
                '"ml.m5.xlarge" in mars-1',
                "af-south-1, ap-east-1, ap-northeast-1, ap-northeast-2 and 29 more",
            ),
        ],
    },
    "notes a provider's region that is unknown": {
        resources: [{ ...endpointConfig(), provider: { region: UNKNOWN } }],
        config: FRANKFURT,
        undecided: [`${CONFIG} "fraud": string value at .region can't be known during preview`],
    },
    "refuses a type that no region has": {
        resources: [endpointConfig({ instanceType: "ml.m5.huge" })],
        config: FRANKFURT,
        violations: [message('"ml.m5.huge" in eu-central-1', "none that is known")],
    },
    "accepts a type that is newer than the table once it is named": {
        resources: [endpointConfig({ instanceType: "ml.m9.large" })],
        config: { ...FRANKFURT, newTypes: ["ml.m9.large"] },
    },
    "refuses to guess where no region is named": {
        resources: [endpointConfig()],
        violations: [
            message(
                '"ml.m5.xlarge" in a region that nothing names',
                "af-south-1, ap-east-1, ap-northeast-1, ap-northeast-2 and 29 more",
            ),
        ],
    },
    "notes a type or a region that is unknown": {
        resources: [
            endpointConfig({ instanceType: UNKNOWN }),
            { ...endpointConfig(), properties: { ...endpointConfig().properties, region: UNKNOWN } },
        ],
        config: FRANKFURT,
        undecided: [
            `${CONFIG} "fraud": string value at .productionVariants.0.instanceType can't be known during preview`,
            `${CONFIG} "fraud": string value at .region can't be known during preview`,
        ],
    },
    "says nothing of training, for which there is no table": {
        resources: [
            pipeline({
                Steps: [
                    {
                        Name: "Train",
                        Type: "Training",
                        Arguments: { ResourceConfig: { InstanceType: "ml.p6.large" } },
                    },
                ],
            }),
        ],
        config: FRANKFURT,
    },
});

describe("the table of regions", () => {
    it("knows what AWS's price list says", () => {
        assert.ok(regionsOf("ml.m5.xlarge", "hosting").includes("eu-central-1"));
        assert.ok(!regionsOf("ml.p6-b200.48xlarge", "hosting").includes("eu-central-1"));
        assert.deepStrictEqual(regionsOf("ml.m5.large", "transform").includes("us-east-1"), true);
        assert.deepStrictEqual(regionsOf("constructor", "hosting"), []);
    });
});
