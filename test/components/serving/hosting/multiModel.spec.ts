import * as assert from "node:assert";
import { describeProblem } from "../../../../components/shared/problems/problems";
import {
    keyPrefix,
    modelDataPrefixProblems,
    multiModelHostProblems,
} from "../../../../components/serving/hosting/multiModel";

const TRITON = "763104351884.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-tritonserver:24.09-py3";
const XGBOOST = "492215442770.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-xgboost:1.7-1";

function messages(instanceType: string, image: unknown): string[] {
    return multiModelHostProblems(instanceType, image).map(describeProblem);
}

/** AWS's list: https://docs.aws.amazon.com/sagemaker/latest/dg/multi-model-endpoints.html */
const SUPPORTED_GPU_TYPES = [
    "ml.p2.xlarge",
    "ml.p3.2xlarge",
    ...["xlarge", "2xlarge", "4xlarge", "8xlarge", "16xlarge"].flatMap((size) => [
        `ml.g4dn.${size}`,
        `ml.g5.${size}`,
    ]),
];

describe("multiModelHostProblems", () => {
    it("accepts every CPU type with any image", () => {
        assert.deepStrictEqual(messages("ml.m5.xlarge", XGBOOST), []);
        assert.deepStrictEqual(messages("ml.inf2.xlarge", XGBOOST), []);
    });

    it("accepts every GPU type of AWS's list with Triton", () => {
        for (const type of SUPPORTED_GPU_TYPES) {
            assert.deepStrictEqual(messages(type, TRITON), [], type);
        }
    });

    it("refuses GPU types that are not on AWS's list", () => {
        for (const type of [
            "ml.g5.12xlarge",
            "ml.p3.8xlarge",
            "ml.g4dn.12xlarge",
            "ml.g6.xlarge",
            "ml.p4d.24xlarge",
        ]) {
            assert.deepStrictEqual(messages(type, TRITON), [
                "instanceType: must have a single GPU and be of the families p2, p3, g4dn, g5, where it has a GPU, " +
                    `got "${type}"; choose for example ml.g5.2xlarge, or a CPU type`,
            ]);
        }
    });

    it("demands Triton on a GPU, as far as the image is known", () => {
        assert.deepStrictEqual(messages("ml.g5.xlarge", XGBOOST), [
            "image: must be SageMaker's Triton image on a GPU, the only one that serves many models there, " +
                `got "${XGBOOST}"; use an image of the repository sagemaker-tritonserver, or a CPU type`,
        ]);
        assert.deepStrictEqual(messages("ml.g5.xlarge", Promise.resolve(XGBOOST)), []);
    });

    it("refuses burstable types", () => {
        assert.deepStrictEqual(messages("ml.t2.medium", XGBOOST), [
            "instanceType: must not be burstable: loading models uses up its credits, and it does not scale, " +
                'got "ml.t2.medium"; choose a type of the families m, c or r',
        ]);
    });
});

describe("modelDataPrefixProblems", () => {
    it("demands an S3 prefix with a slash at its end", () => {
        assert.deepStrictEqual(modelDataPrefixProblems("s3://artifacts/pricing/"), []);
        assert.deepStrictEqual(modelDataPrefixProblems("s3://artifacts/"), []);
        for (const prefix of ["s3://artifacts/pricing", "artifacts/pricing/", "s3://artifacts"]) {
            assert.deepStrictEqual(modelDataPrefixProblems(prefix).map(describeProblem), [
                `modelDataPrefix: must be an S3 prefix that ends in a slash, got "${prefix}"; ` +
                    "write s3://<bucket>/<prefix>/; TargetModel of a request is the rest of the key",
            ]);
        }
    });
});

describe("keyPrefix", () => {
    it("is what stands behind the bucket", () => {
        assert.strictEqual(keyPrefix("s3://artifacts/a/b/"), "a/b/");
        assert.strictEqual(keyPrefix("s3://artifacts/"), "");
    });
});
