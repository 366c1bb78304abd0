import * as assert from "node:assert";
import { LocalPaths } from "../../../../rehearsal/pipeline/steps/localPaths";

describe("LocalPaths", () => {
    const paths = new LocalPaths("/runs/1");

    it("puts every object of S3 into the run's folder", () => {
        assert.strictEqual(paths.s3("s3://my-bucket/a/b.csv"), "/runs/1/s3/my-bucket/a/b.csv");
        assert.strictEqual(paths.s3("s3://my-bucket"), "/runs/1/s3/my-bucket");
    });

    it("refuses what is no address in S3 or would leave the folder", () => {
        for (const uri of [
            "/etc/passwd",
            "s3://UPPER/x",
            "s3://my-bucket/../../etc",
            "https://my-bucket/x",
        ]) {
            assert.throws(() => paths.s3(uri), { message: `${uri} is not an S3 address` });
        }
    });

    it("makes container paths and addresses local wherever they stand in an argument", () => {
        const container = "/runs/1/steps/Train/opt/ml";
        for (const [text, local] of [
            ["/opt/ml", container],
            ["/opt/ml/input/data", `${container}/input/data`],
            ["--dir=/opt/ml/model", `--dir=${container}/model`],
            ['["/opt/ml/a","/opt/ml/b"]', `["${container}/a","${container}/b"]`],
            [
                "s3://my-bucket/code,s3://my-bucket/data",
                "/runs/1/s3/my-bucket/code,/runs/1/s3/my-bucket/data",
            ],
            ["/opt/mlflow", "/opt/mlflow"],
            ["/data/opt/ml", "/data/opt/ml"],
            ["binary", "binary"],
        ] as const) {
            assert.strictEqual(paths.localText("Train", text), local);
        }
    });
});
