import * as assert from "node:assert";
import { Json, transformStep, TransformStepSpec } from "../../../../components/build/definition";
import { botocoreProblems, requireBotocore } from "../../../support/botocore";

function spec(overrides: Partial<TransformStepSpec> = {}): TransformStepSpec {
    return {
        name: "Predict",
        modelName: "model",
        source: "s3://bucket/in",
        contentType: "text/csv",
        destination: "s3://bucket/out",
        instances: { instanceType: "ml.m5.large", instanceCount: 2 },
        ...overrides,
    };
}

function written(overrides: Partial<TransformStepSpec> = {}): Record<string, Json> {
    return JSON.parse(JSON.stringify(transformStep(spec(overrides)).document.Arguments)) as Record<
        string,
        Json
    >;
}

const EVERYTHING: Partial<TransformStepSpec> = {
    splitByLine: true,
    batch: "MultiRecord",
    filter: { input: "$[1:]", output: "$[0,-1]", joinInput: true },
    accept: "text/csv",
    outputKeyArn: "key",
    environment: { B: "2", A: "1" },
    instances: { instanceType: "ml.m5.large", instanceCount: 2, volumeKeyArn: "key" },
    maxConcurrent: 4,
    maxPayloadMb: 6,
};

describe("transformStep", () => {
    it("says nothing of what was left out", () => {
        assert.deepStrictEqual(written(), {
            ModelName: "model",
            TransformInput: {
                DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://bucket/in" } },
                ContentType: "text/csv",
                SplitType: "None",
            },
            TransformOutput: { S3OutputPath: "s3://bucket/out", AssembleWith: "None" },
            TransformResources: { InstanceType: "ml.m5.large", InstanceCount: 2 },
        });
    });

    it("cuts by line, filters and joins", () => {
        const args = written(EVERYTHING);

        assert.deepStrictEqual(args["DataProcessing"], {
            InputFilter: "$[1:]",
            OutputFilter: "$[0,-1]",
            JoinSource: "Input",
        });
        assert.strictEqual((args["TransformInput"] as Record<string, Json>)["SplitType"], "Line");
        assert.deepStrictEqual(args["TransformOutput"], {
            S3OutputPath: "s3://bucket/out",
            Accept: "text/csv",
            AssembleWith: "Line",
            KmsKeyId: "key",
        });
    });

    it("offers where its predictions lie", () => {
        assert.deepStrictEqual(transformStep(spec()).outputs, {
            predictions: { Get: "Steps.Predict.TransformOutput.S3OutputPath" },
        });
    });

    it("is what botocore's model of CreateTransformJob takes", function () {
        requireBotocore.call(this);
        const requests = [written(), written(EVERYTHING)].map((args) => ({
            operation: "CreateTransformJob",
            request: { TransformJobName: "job", ...args },
        }));

        assert.deepStrictEqual(botocoreProblems(requests), [[], []]);
    }).timeout(30_000);
});
