import * as assert from "node:assert";
import {
    anyRepositoryArn,
    isEcrImage,
    isTritonImage,
    repositoryArn,
} from "../../../../components/serving/hosting/containerImages";
import { LOCATION } from "../../../support/recorder";

const XGBOOST = "492215442770.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-xgboost:1.7-1";

describe("repositoryArn", () => {
    it("is in the account and region that the address names", () => {
        const arn = "arn:aws:ecr:eu-central-1:492215442770:repository/sagemaker-xgboost";
        assert.strictEqual(repositoryArn(LOCATION, XGBOOST), arn);
    });

    it("leaves out tags and digests and keeps the folders of a name", () => {
        const address = "111122223333.dkr.ecr.us-east-1.amazonaws.com/team/fraud@sha256:0a1b";
        assert.strictEqual(
            repositoryArn(LOCATION, address),
            "arn:aws:ecr:us-east-1:111122223333:repository/team/fraud",
        );
    });

    it("knows China's domain", () => {
        const china = { ...LOCATION, partition: "aws-cn" };
        const address = "111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/fraud";
        assert.strictEqual(
            repositoryArn(china, address),
            "arn:aws-cn:ecr:cn-north-1:111122223333:repository/fraud",
        );
    });

    it("stays in the own account where the text is no ECR address", () => {
        const arn = "arn:aws:ecr:eu-central-1:111122223333:repository/*";
        assert.strictEqual(repositoryArn(LOCATION, "docker.io/fraud"), arn);
    });
});

describe("anyRepositoryArn", () => {
    it("stays in the region", () => {
        assert.strictEqual(anyRepositoryArn(LOCATION), "arn:aws:ecr:eu-central-1:*:repository/*");
    });
});

describe("isEcrImage and isTritonImage", () => {
    it("tell addresses apart", () => {
        const triton = "763104351884.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-tritonserver:24.09-py3";
        assert.deepStrictEqual([isEcrImage(triton), isTritonImage(triton)], [true, true]);
        assert.deepStrictEqual([isEcrImage(XGBOOST), isTritonImage(XGBOOST)], [true, false]);
        assert.deepStrictEqual(
            [isEcrImage("fraud:1"), isTritonImage("sagemaker-tritonserver:1")],
            [false, false],
        );
    });
});
