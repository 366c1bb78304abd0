import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { UsageError } from "../../../../rehearsal/terminal/usageError";
import { packModel } from "../../hosting/tinyModel";
import { temporaryFolder, TemporaryFolder } from "../../policyRunner/packFixture";
import { definitionOf, execute, PYTHON, statuses, stepOf, stored } from "../pipelineFixture";

const MODEL = {
    Name: "Create",
    Type: "Model",
    Arguments: {
        ExecutionRoleArn: "arn:aws:iam::111122223333:role/jobs",
        PrimaryContainer: {
            Image: "image",
            ModelDataUrl: "s3://bucket-of-tests/model.tar.gz",
            Environment: {
                SAGEMAKER_PROGRAM: "inference.py",
                SAGEMAKER_SUBMIT_DIRECTORY: "/opt/ml/model/code",
            },
        },
    },
};

function transform(
    args: Record<string, unknown> = {},
    ModelName: unknown = { Get: "Steps.Create.ModelName" },
) {
    return {
        Name: "Predict",
        Type: "Transform",
        Arguments: {
            ModelName,
            TransformInput: {
                DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://bucket-of-tests/in" } },
                ContentType: "text/csv",
                SplitType: "Line",
            },
            TransformOutput: {
                S3OutputPath: "s3://bucket-of-tests/out",
                Accept: "text/csv",
                AssembleWith: "Line",
            },
            TransformResources: { InstanceType: "ml.m5.large", InstanceCount: 1 },
            ...args,
        },
    };
}

describe("a transform", () => {
    let home: TemporaryFolder;
    beforeEach(() => (home = temporaryFolder()));
    afterEach(() => home.dispose());

    function run(step: unknown, files: Record<string, string>) {
        return execute(home.folder, definitionOf([MODEL, step as Record<string, unknown>]), {
            stage: async (paths) => {
                const input = paths.s3("s3://bucket-of-tests/in");
                fs.mkdirSync(input, { recursive: true });
                for (const [name, text] of Object.entries(files)) {
                    fs.writeFileSync(path.join(input, name), text);
                }
                fs.mkdirSync(path.join(home.folder, "model"), { recursive: true });
                const archive = await packModel(PYTHON, path.join(home.folder, "model"));
                fs.copyFileSync(archive, paths.s3("s3://bucket-of-tests/model.tar.gz"));
            },
        });
    }

    it("asks the model that a step created for every object, and writes the predictions beside them", async () => {
        const result = await run(transform(), { "a.csv": "0.25,0.5\n0,0.125\n", "b.csv": "1,1\n" });
        assert.deepStrictEqual(statuses(result), { Create: "Succeeded", Predict: "Succeeded" });
        assert.strictEqual(stored(result, "s3://bucket-of-tests/out/a.csv.out"), "0.75\n0.125\n");
        assert.strictEqual(stored(result, "s3://bucket-of-tests/out/b.csv.out"), "1.0\n");
    });

    it("hides columns from the model and joins each record to its prediction", async () => {
        const result = await run(
            transform({
                BatchStrategy: "SingleRecord",
                DataProcessing: { InputFilter: "$[1:]", JoinSource: "Input", OutputFilter: "$[0,-1]" },
            }),
            { "a.csv": "id-1,0.25,0.5\nid-2,0,0.125" },
        );
        assert.strictEqual(
            stored(result, "s3://bucket-of-tests/out/a.csv.out"),
            "id-1,0.75\nid-2,0.125\n",
            stepOf(result, "Predict").reason,
        );
    });

    it("fails with what the model answered", async () => {
        const result = await run(transform(), { "a.csv": "one,two\n" });
        assert.match(stepOf(result, "Predict").reason, /^the model answered 400: not two numbers a row/);
    });

    it("is refused before anything starts where it needs what only an account has", async () => {
        const odd = transform({ DataProcessing: { InputFilter: "$.features" } }, "model-from-elsewhere");
        await assert.rejects(run(odd, {}), (error) => {
            assert.ok(error instanceof UsageError);
            assert.strictEqual(
                error.message,
                [
                    "the test's definition cannot be run:",
                    '  Steps.Predict.Arguments.ModelName: must be the model that a step of this pipeline creates to run locally, got "model-from-elsewhere"; put a step of type Model before it, and read its ModelName',
                    '  Steps.Predict.Arguments.DataProcessing.InputFilter: must pick values of CSV records to run locally, got "$.features"; write $, $[0], $[0,3] or $[1:]',
                ].join("\n"),
            );
            return true;
        });
        assert.ok(!fs.existsSync(path.join(home.folder, "runs")));
    });
});
