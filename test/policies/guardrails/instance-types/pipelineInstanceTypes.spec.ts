import * as assert from "node:assert";
import { sagemakerInstanceTypesAllowed } from "../../../../policies/guardrails/instance-types/sagemakerInstanceTypesAllowed";
import { advisoryMessages, analyze, mandatoryMessages, ResourceFixture, UNKNOWN } from "../../analyzer";

const CLASSIC = "aws:sagemaker/pipeline:Pipeline";

interface Definition {
    parameters?: object[];
    instanceType?: unknown;
    arguments?: string[];
}

function definition({ parameters, instanceType, arguments: given }: Definition): string {
    return JSON.stringify({
        Version: "2020-12-01",
        Parameters: parameters ?? [],
        Steps: [
            {
                Name: "Choose",
                Type: "Condition",
                Arguments: {
                    IfSteps: [
                        {
                            Name: "Train",
                            Type: "Training",
                            Arguments: {
                                ResourceConfig: { InstanceType: instanceType ?? "ml.m5.xlarge" },
                                AlgorithmSpecification: { ContainerArguments: given ?? [] },
                            },
                        },
                        {
                            Name: "Register",
                            Type: "RegisterModel",
                            Arguments: { SupportedTransformInstanceTypes: ["ml.p4d.24xlarge"] },
                        },
                    ],
                },
            },
        ],
    });
}

function pipeline(properties: Record<string, unknown>, type = CLASSIC): ResourceFixture {
    return { type, name: "fraud-build", properties: { roleArn: UNKNOWN, ...properties } };
}

async function violations(properties: Record<string, unknown>, config: object = {}): Promise<string[]> {
    return mandatoryMessages(await analyze(sagemakerInstanceTypesAllowed, pipeline(properties), config));
}

function inDefinition(options: Definition): Promise<string[]> {
    return violations({ pipelineDefinition: definition(options) });
}

const STEP = "pipelineDefinition.Steps[Choose].Arguments.IfSteps[Train].Arguments";
const REFUSED =
    'is "ml.p5.48xlarge"; types with an accelerator must be allowed by name (allowed: none). ' +
    "Fix: use a type without an accelerator, or have ml.p5.48xlarge added to allowedAcceleratedTypes.";

describe("instance types in SageMaker pipelines", () => {
    it("are accepted where they are allowed, and where a model only supports them", async () => {
        assert.deepStrictEqual(await inDefinition({}), []);
    });

    it("are found in a step inside a branch", async () => {
        assert.deepStrictEqual(await inDefinition({ instanceType: "ml.p5.48xlarge" }), [
            `${CLASSIC} "fraud-build": ${STEP}.ResourceConfig.InstanceType ${REFUSED}`,
        ]);
    });

    it("are found in the native provider's form", async () => {
        const pipelineDefinition = { pipelineDefinitionBody: definition({ instanceType: "ml.p5.48xlarge" }) };
        const resource = pipeline({ pipelineDefinition }, "aws-native:sagemaker:Pipeline");
        assert.deepStrictEqual(mandatoryMessages(await analyze(sagemakerInstanceTypesAllowed, resource)), [
            `aws-native:sagemaker:Pipeline "fraud-build": ${STEP}.ResourceConfig.InstanceType ${REFUSED}`,
        ]);
    });

    it("are found once in a parameter that a step takes its type from, default and choices alike", async () => {
        const parameters = [
            {
                Name: "Type",
                Type: "String",
                DefaultValue: "ml.m5.large",
                EnumValues: ["ml.m5.large", "ml.p5.48xlarge"],
            },
        ];
        const found = await inDefinition({ parameters, instanceType: { Get: "Parameters.Type" } });
        assert.ok(found.includes(`${CLASSIC} "fraud-build": pipelineDefinition.Parameters[Type] ${REFUSED}`));
        const bare = [{ Name: "Type", Type: "String", DefaultValue: "m5.large" }];
        assert.deepStrictEqual(
            await inDefinition({ parameters: bare, instanceType: { Get: "Parameters.Type" } }),
            [
                `${CLASSIC} "fraud-build": pipelineDefinition.Parameters[Type] is "m5.large"; ` +
                    "it must be a SageMaker instance type in lower case, prefix ml. included. " +
                    "Fix: write it like ml.m5.xlarge.",
            ],
        );
    });

    it("are found in a parameter that nothing shows to be an instance type, and in a container's arguments", async () => {
        const parameters = [{ Name: "Type", Type: "String", DefaultValue: "ml.p5.48xlarge" }];
        assert.deepStrictEqual(await inDefinition({ parameters }), [
            `${CLASSIC} "fraud-build": pipelineDefinition.Parameters[Type].DefaultValue ${REFUSED}`,
        ]);
        assert.deepStrictEqual(await inDefinition({ arguments: ["--on=ml.p5.48xlarge"] }), [
            `${CLASSIC} "fraud-build": ${STEP}.AlgorithmSpecification.ContainerArguments[0] ${REFUSED}`,
        ]);
    });

    it("must be readable: not left to who starts the pipeline, not computed by a step", async () => {
        const parameters = [{ Name: "Type", Type: "String" }];
        const rule =
            "an instance type must be readable from the definition. Fix: write the type out, " +
            "or take it from a parameter with a DefaultValue or EnumValues.";
        assert.deepStrictEqual(await inDefinition({ parameters, instanceType: { Get: "Parameters.Type" } }), [
            `${CLASSIC} "fraud-build": ${STEP}.ResourceConfig.InstanceType ` +
                `takes its value from parameter Type, which gives none; ${rule}`,
        ]);
        const step = { Get: "Steps.Pick.OutputParameters['type']" };
        assert.deepStrictEqual(await inDefinition({ instanceType: step }), [
            `${CLASSIC} "fraud-build": ${STEP}.ResourceConfig.InstanceType ` +
                `is computed while the pipeline runs, from Steps.Pick.OutputParameters['type']; ${rule}`,
        ]);
    });

    it("must be readable: not put together from parts, whatever the parts are", async () => {
        const message =
            `${CLASSIC} "fraud-build": ${STEP}.ResourceConfig.InstanceType is put together while the pipeline runs; ` +
            "an instance type must be readable from the definition. Fix: write the type out, " +
            "or take it from a parameter with a DefaultValue or EnumValues.";
        const parameters = [{ Name: "Type", Type: "String", DefaultValue: "m5" }];
        for (const Values of [
            ["ml", "p5", "48xlarge"],
            ["ml", { Get: "Parameters.Type" }, "large"],
        ]) {
            const instanceType = { "Std:Join": { On: ".", Values } };
            assert.deepStrictEqual(await inDefinition({ parameters, instanceType }), [message]);
        }
    });

    it("must be readable: a definition in S3 only where the configuration allows it", async () => {
        const properties = { pipelineDefinitionS3Location: { bucket: "b", objectKey: "k" } };
        assert.deepStrictEqual(await violations(properties), [
            `${CLASSIC} "fraud-build": pipelineDefinition is kept in S3; a policy must be able to read it. ` +
                "Fix: pass the definition itself, or have allowDefinitionInS3 set.",
        ]);
        assert.deepStrictEqual(await violations(properties, { allowDefinitionInS3: true }), []);
    });

    it("must be readable: a definition that is no JSON object is refused even then", async () => {
        const broken = `${CLASSIC} "fraud-build": pipelineDefinition is not a JSON object; a policy must be able to read it. Fix: pass the definition as JSON.`;
        for (const pipelineDefinition of ["{", "null", "3"]) {
            assert.deepStrictEqual(await violations({ pipelineDefinition }, { allowDefinitionInS3: true }), [
                broken,
            ]);
        }
    });

    it("are noted as open while a preview does not know the definition", async () => {
        const analysis = await analyze(
            sagemakerInstanceTypesAllowed,
            pipeline({ pipelineDefinition: UNKNOWN }),
        );
        assert.deepStrictEqual(mandatoryMessages(analysis), []);
        assert.match(
            advisoryMessages(analysis).join(),
            /"fraud-build": string value at \.pipelineDefinition can't be known during preview$/,
        );
    });
});
