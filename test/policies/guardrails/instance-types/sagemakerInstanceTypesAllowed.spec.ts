import * as assert from "node:assert";
import { sagemakerInstanceTypesAllowed } from "../../../../policies/guardrails/instance-types/sagemakerInstanceTypesAllowed";
import {
    advisoryMessages,
    analyze,
    mandatoryMessages,
    ResourceFixture,
    UNKNOWN,
    urnOf,
} from "../../analyzer";

const ENDPOINT_CONFIG = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";

function endpointConfig(variant: Record<string, unknown>): ResourceFixture {
    return {
        type: ENDPOINT_CONFIG,
        name: "fraud-endpoint-config",
        properties: {
            kmsKeyArn: UNKNOWN,
            productionVariants: [
                { variantName: "AllTraffic", modelName: UNKNOWN, instanceType: "ml.m5.large", ...variant },
            ],
        },
    };
}

function check(resource: ResourceFixture, config: object = {}): ReturnType<typeof analyze> {
    return analyze(sagemakerInstanceTypesAllowed, resource, config);
}

async function violations(resource: ResourceFixture, config: object = {}): Promise<string[]> {
    return mandatoryMessages(await check(resource, config));
}

/** What the rule says about one instance type of a variant. */
async function verdictOn(instanceType: string, config: object = {}): Promise<string> {
    const [message] = await violations(endpointConfig({ instanceType }), config);
    return (message ?? "allowed").replace(
        `${ENDPOINT_CONFIG} "fraud-endpoint-config": productionVariants[AllTraffic].instanceType `,
        "",
    );
}

const FAMILIES = "c5, c6i, c7i, m5, m6i, m7i, r5, r6i, r7i, t3";

describe("sagemaker-instance-types-allowed", () => {
    it("accepts an allowed type, whatever else is unknown", async () => {
        assert.deepStrictEqual(await check(endpointConfig({})), { diagnostics: [], notApplicable: [] });
    });

    it("stops ml.p5.48xlarge with a message that can stand in a pull request", async () => {
        const resource = endpointConfig({ instanceType: "ml.p5.48xlarge" });
        assert.deepStrictEqual((await check(resource)).diagnostics, [
            {
                level: "mandatory",
                urn: urnOf(resource),
                message:
                    "SageMaker must run on instance types that are allowed in this environment.\n" +
                    `${ENDPOINT_CONFIG} "fraud-endpoint-config": productionVariants[AllTraffic].instanceType ` +
                    'is "ml.p5.48xlarge"; types with an accelerator must be allowed by name (allowed: none). ' +
                    "Fix: use a type without an accelerator, or have ml.p5.48xlarge added to " +
                    "allowedAcceleratedTypes.",
            },
        ]);
    });

    it("judges family, size, accelerator and spelling", async () => {
        const expected: [string, string][] = [
            ["ml.m5.4xlarge", "allowed"],
            ["ml.t3.medium", "allowed"],
            ["system", "allowed"],
            [
                "ml.m5.12xlarge",
                'is "ml.m5.12xlarge"; it must be no larger than 4xlarge. ' +
                    "Fix: use ml.m5.4xlarge or smaller, or have maximumSize raised.",
            ],
            [
                "ml.m4.xlarge",
                `is "ml.m4.xlarge"; its family must be one of ${FAMILIES}. ` +
                    "Fix: use a type of an allowed family, or have m4 added to allowedFamilies.",
            ],
            ...["ml.p6-b200.48xlarge", "ml.g5.xlarge", "ml.inf2.xlarge", "ml.trn1.2xlarge"].map(
                (type): [string, string] => [
                    type,
                    `is "${type}"; types with an accelerator must be allowed by name (allowed: none). ` +
                        `Fix: use a type without an accelerator, or have ${type} added to allowedAcceleratedTypes.`,
                ],
            ),
            ...["m5.large", "ML.M5.LARGE", "ml.m5", "ml.m5.enormous", ""].map((type): [string, string] => [
                type,
                `is "${type}"; it must be a SageMaker instance type in lower case, prefix ml. included. ` +
                    "Fix: write it like ml.m5.xlarge.",
            ]),
        ];
        const actual = await Promise.all(
            expected.map(async ([type]) => [type, await verdictOn(type)] satisfies [string, string]),
        );
        assert.deepStrictEqual(actual, expected);
    });

    it("takes allowed families, the largest size and accelerated types from the configuration", async () => {
        const config = {
            allowedFamilies: ["m7g"],
            maximumSize: "large",
            allowedAcceleratedTypes: ["ml.g5.xlarge"],
        };
        assert.strictEqual(await verdictOn("ml.m7g.large", config), "allowed");
        assert.strictEqual(await verdictOn("ml.g5.xlarge", config), "allowed");
        assert.match(await verdictOn("ml.m5.large", config), /its family must be one of m7g/);
        assert.match(await verdictOn("ml.m7g.xlarge", config), /no larger than large/);
        assert.match(await verdictOn("ml.g5.2xlarge", config), /allowed: ml\.g5\.xlarge/);
    });

    it("denies a type and a family, whatever allows them", async () => {
        const config = { allowedAcceleratedTypes: ["ml.g5.xlarge"], denied: ["ml.g5", "ml.m5.large"] };
        assert.strictEqual(
            await verdictOn("ml.g5.xlarge", config),
            'is "ml.g5.xlarge"; ml.g5 is denied. Fix: use another type, or have ml.g5 taken out of denied.',
        );
        assert.match(await verdictOn("ml.m5.large", config), /ml\.m5\.large is denied/);
        assert.strictEqual(await verdictOn("ml.m5.xlarge", config), "allowed");
    });

    it("finds a type wherever SageMaker's resources hold one", async () => {
        const type = "ml.p5.48xlarge";
        const places: [string, Record<string, unknown>, string][] = [
            [
                ENDPOINT_CONFIG,
                { shadowProductionVariants: [{ variantName: "Shadow", instanceType: type }] },
                "shadowProductionVariants[Shadow].instanceType",
            ],
            [
                "aws-native:sagemaker:EndpointConfig",
                { productionVariants: [{ variantName: "A", instancePools: [{ instanceType: type }] }] },
                "productionVariants[A].instancePools[0].instanceType",
            ],
            ["aws:sagemaker/notebookInstance:NotebookInstance", { instanceType: type }, "instanceType"],
            [
                "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition",
                { jobResources: { clusterConfig: { instanceType: type } } },
                "jobResources.clusterConfig.instanceType",
            ],
            [
                "aws-native:sagemaker:ModelQualityJobDefinition",
                { jobResources: { clusterConfig: { instanceType: type } } },
                "jobResources.clusterConfig.instanceType",
            ],
            [
                "aws:sagemaker/monitoringSchedule:MonitoringSchedule",
                {
                    monitoringScheduleConfig: {
                        monitoringJobDefinition: {
                            monitoringResources: { clusterConfig: { instanceType: type } },
                        },
                    },
                },
                "monitoringScheduleConfig.monitoringJobDefinition.monitoringResources.clusterConfig.instanceType",
            ],
            [
                "aws:sagemaker/trainingJob:TrainingJob",
                { resourceConfig: { instanceGroups: [{ instanceType: type }] } },
                "resourceConfig.instanceGroups[0].instanceType",
            ],
            [
                "aws-native:sagemaker:Cluster",
                { instanceGroups: [{ instanceRequirements: { instanceTypes: ["ml.m5.large", type] } }] },
                "instanceGroups[0].instanceRequirements.instanceTypes[1]",
            ],
        ];
        for (const [resourceType, properties, subject] of places) {
            const [message, ...more] = await violations({ type: resourceType, name: "x", properties });
            assert.ok(
                message?.startsWith(`${resourceType} "x": ${subject} is "${type}"; `),
                `${resourceType}: ${message ?? "nothing found"}`,
            );
            assert.deepStrictEqual(more, []);
        }
    });

    it("leaves lists alone that only say what a model supports", async () => {
        const properties = {
            inferenceSpecification: { supportedTransformInstanceTypes: ["ml.p5.48xlarge"] },
        };
        const resource = { type: "aws-native:sagemaker:ModelPackage", name: "x", properties };
        assert.deepStrictEqual(await violations(resource), []);
    });

    it("finds a type that another resource hands on as text, but not in prose", async () => {
        const carriers: [string, Record<string, unknown>][] = [
            [
                "aws:cloudwatch/eventTarget:EventTarget",
                {
                    sagemakerPipelineTarget: {
                        pipelineParameterLists: [{ name: "T", value: "ml.p5.48xlarge" }],
                    },
                },
            ],
            ["aws:scheduler/schedule:Schedule", { target: { input: '{"type":"ml.p5.48xlarge"}' } }],
            [
                "aws:codebuild/project:Project",
                { source: { buildspec: "run --type ml.p5.48xlarge --count 1" } },
            ],
            [
                "aws:sfn/stateMachine:StateMachine",
                { definition: '{"Parameters":{"ResourceConfig":{"InstanceType":"ml.p5.48xlarge"}}}' },
            ],
            ["aws:cloudformation/stack:Stack", { templateBody: "InstanceType: ml.p5.48xlarge" }],
            ["aws:cloudcontrol/resource:Resource", { desiredState: '{"InstanceType":"ml.p5.48xlarge"}' }],
            ["aws-native:index:ExtensionResource", { properties: { InstanceType: "ml.p5.48xlarge" } }],
            ["aws:ssm/parameter:Parameter", { value: "ml.p5.48xlarge" }],
        ];
        for (const [type, properties] of carriers) {
            const found = await violations({ type, name: "x", properties });
            assert.strictEqual(found.length, 1, type);
            assert.match(found[0] ?? "", /is "ml\.p5\.48xlarge"/);
        }
        const prose = { description: "instead of ml.p5.48xlarge", tags: { was: "ml.p5.48xlarge" } };
        assert.deepStrictEqual(
            await violations({ type: "aws:codebuild/project:Project", name: "x", properties: prose }),
            [],
        );
    });

    it("notes an unknown type and an unknown holder, and still stops what is known beside them", async () => {
        const resource = endpointConfig({ instanceType: UNKNOWN });
        resource.properties["shadowProductionVariants"] = [{ variantName: "B", instanceType: "ml.m4.large" }];
        const analysis = await check(resource);
        assert.deepStrictEqual(mandatoryMessages(analysis), [
            `${ENDPOINT_CONFIG} "fraud-endpoint-config": shadowProductionVariants[B].instanceType is "ml.m4.large"; ` +
                `its family must be one of ${FAMILIES}. ` +
                "Fix: use a type of an allowed family, or have m4 added to allowedFamilies.",
        ]);
        assert.match(
            advisoryMessages(analysis).join(),
            /string value at \.productionVariants\.0\.instanceType/,
        );
        const holder = await check({ ...resource, properties: { productionVariants: UNKNOWN } });
        assert.deepStrictEqual(mandatoryMessages(holder), []);
        assert.match(advisoryMessages(holder).join(), /string value at \.productionVariants can't be known/);
    });

    it("notes a whole program that is unknown, and no other text", async () => {
        const machine = {
            type: "aws:sfn/stateMachine:StateMachine",
            name: "train",
            properties: { definition: UNKNOWN, roleArn: UNKNOWN },
        };
        const { diagnostics } = await check(machine);
        assert.strictEqual(diagnostics.length, 1);
        assert.match(advisoryMessages({ diagnostics, notApplicable: [] }).join(), /value at \.definition /);
    });

    it("does not apply to resources that start no instance", async () => {
        assert.deepStrictEqual(await check({ type: "aws:s3/bucket:Bucket", name: "data", properties: {} }), {
            diagnostics: [],
            notApplicable: ["Policy only applies to resources that can name a SageMaker instance type"],
        });
    });

    it("fails closed on a wrong configuration, with every problem at once", async () => {
        await assert.rejects(check(endpointConfig({}), { maximumsize: "large", allowedFamilies: "m5" }), {
            message:
                "Error validating resource with policy 'sagemaker-instance-types-allowed' from policy pack " +
                "'pack@v1.0.0':\n" +
                'configuration of policy "sagemaker-instance-types-allowed":\n' +
                '  maximumsize: unknown setting; did you mean "maximumSize"? ' +
                "Known: allowedFamilies, maximumSize, allowedAcceleratedTypes, denied, allowDefinitionInS3\n" +
                '  allowedFamilies: must be a list of instance families such as "m5", each once, got "m5"',
        });
    });
});
