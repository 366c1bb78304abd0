import * as assert from "node:assert";
import {
    Framework,
    frameworkImage,
    publishedFramework,
} from "../../../../components/shared/images/frameworkImages";
import {
    clarifyImage,
    imageProblems,
    imageRepositoryArn,
    modelMonitorImage,
} from "../../../../components/shared/images/sagemakerImages";

const FRANKFURT = { partition: "aws", region: "eu-central-1", accountId: "111122223333" };
const BEIJING = { partition: "aws-cn", region: "cn-north-1", accountId: "111122223333" };
const NOWHERE = { partition: "aws", region: "mars-north-1", accountId: "111122223333" };

describe("sagemakerImages", () => {
    it("names the monitoring images, the analyzer without a tag", () => {
        assert.strictEqual(
            modelMonitorImage(FRANKFURT),
            "048819808253.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-model-monitor-analyzer",
        );
        assert.strictEqual(
            clarifyImage(FRANKFURT),
            "017069133835.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-clarify-processing:1.0",
        );
    });

    it("uses China's registry domain in China", () => {
        assert.strictEqual(
            frameworkImage(Framework.Xgboost, BEIJING),
            "450853457545.dkr.ecr.cn-north-1.amazonaws.com.cn/sagemaker-xgboost:3.0-5",
        );
    });

    it("says what to do in a region without the image", () => {
        const problems = imageProblems("location.region", publishedFramework(Framework.Xgboost), NOWHERE);

        assert.strictEqual(problems.length, 1);
        assert.strictEqual(
            problems[0]?.rule,
            "must be a region where Amazon publishes the XGBoost 3.0-5 image",
        );
        assert.match(problems[0].fix, /^copy the image to your own ECR repository and give its URI, or use/);
        assert.match(problems[0].fix, /, us-west-2$/);
        assert.throws(() => frameworkImage(Framework.Xgboost, NOWHERE), {
            name: "RangeError",
            message: "Amazon publishes no XGBoost 3.0-5 image in mars-north-1",
        });
    });

    it("accepts a region that has the image", () => {
        assert.deepStrictEqual(imageProblems("x", publishedFramework(Framework.Sklearn), FRANKFURT), []);
    });

    it("finds the repository behind an image URI, by tag, digest or neither", () => {
        const repository = "arn:aws:ecr:eu-central-1:492215442770:repository/team/sagemaker-xgboost";
        const uri = "492215442770.dkr.ecr.eu-central-1.amazonaws.com/team/sagemaker-xgboost";

        assert.strictEqual(imageRepositoryArn(uri, FRANKFURT), repository);
        assert.strictEqual(imageRepositoryArn(`${uri}:3.0-5`, FRANKFURT), repository);
        assert.strictEqual(imageRepositoryArn(`${uri}@sha256:${"a".repeat(64)}`, FRANKFURT), repository);
        assert.strictEqual(imageRepositoryArn("docker.io/library/python:3.11", FRANKFURT), undefined);
    });
});
