import * as assert from "node:assert";
import { sagemakerModelNetworkIsolation } from "../../../../policies/security/model/sagemakerModelNetworkIsolation";
import {
    advisoryMessages,
    analyze,
    mandatoryMessages,
    ResourceFixture,
    UNKNOWN,
    urnOf,
} from "../../analyzer";

const TYPES = ["aws:sagemaker/model:Model", "aws-native:sagemaker:Model"];

function model(type: string, properties: Record<string, unknown>): ResourceFixture {
    return {
        type,
        name: "fraud-model",
        properties: { executionRoleArn: UNKNOWN, enableNetworkIsolation: true, ...properties },
    };
}

describe("sagemaker-model-network-isolation", () => {
    for (const type of TYPES) {
        it(`accepts a ${type} in network isolation, whatever else is unknown`, async () => {
            const analysis = await analyze(sagemakerModelNetworkIsolation, model(type, {}));
            assert.deepStrictEqual(analysis, { diagnostics: [], notApplicable: [] });
        });

        it(`stops a ${type} without network isolation`, async () => {
            const resource = model(type, { enableNetworkIsolation: false });
            const analysis = await analyze(sagemakerModelNetworkIsolation, resource);
            assert.deepStrictEqual(analysis.diagnostics, [
                {
                    level: "mandatory",
                    urn: urnOf(resource),
                    message:
                        "The containers of a SageMaker model must have no network access.\n" +
                        `${type} "fraud-model": enableNetworkIsolation is false; ` +
                        "it must be true, AWS's default is false. Fix: set enableNetworkIsolation to true.",
                },
            ]);
        });
    }

    it("stops a model that leaves the matter to AWS's default", async () => {
        const resource = { type: "aws:sagemaker/model:Model", name: "fraud-model", properties: {} };
        assert.deepStrictEqual(mandatoryMessages(await analyze(sagemakerModelNetworkIsolation, resource)), [
            'aws:sagemaker/model:Model "fraud-model": enableNetworkIsolation is not set; ' +
                "it must be true, AWS's default is false. Fix: set enableNetworkIsolation to true.",
        ]);
    });

    it("notes a value that a preview does not know, and stops nothing", async () => {
        const resource = model("aws:sagemaker/model:Model", { enableNetworkIsolation: UNKNOWN });
        const analysis = await analyze(sagemakerModelNetworkIsolation, resource);
        assert.deepStrictEqual(mandatoryMessages(analysis), []);
        assert.deepStrictEqual(advisoryMessages(analysis), [
            "can't run policy 'sagemaker-model-network-isolation' from policy pack 'pack@v1.0.0' during preview: " +
                'aws:sagemaker/model:Model "fraud-model": ' +
                "string value at .enableNetworkIsolation can't be known during preview",
        ]);
    });

    it("does not apply to other resources", async () => {
        const resource = { type: "aws:s3/bucket:Bucket", name: "data", properties: {} };
        assert.deepStrictEqual(await analyze(sagemakerModelNetworkIsolation, resource), {
            diagnostics: [],
            notApplicable: ["Policy only applies to SageMaker models"],
        });
    });

    it("fails closed on a setting that it does not have", async () => {
        await assert.rejects(
            analyze(sagemakerModelNetworkIsolation, model(TYPES[0] ?? "", {}), { exempt: ["fraud-model"] }),
            {
                message:
                    "Error validating resource with policy 'sagemaker-model-network-isolation' from policy pack " +
                    "'pack@v1.0.0':\n" +
                    'configuration of policy "sagemaker-model-network-isolation":\n' +
                    "  exempt: unknown setting, the policy has none; remove it",
            },
        );
    });
});
