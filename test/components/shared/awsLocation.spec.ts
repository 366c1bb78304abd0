import * as assert from "node:assert";
import { arn, dnsSuffix, globalArn, s3Arn } from "../../../components/shared/awsLocation";
import { LOCATION } from "../../support/recorder";

const CHINA = { partition: "aws-cn", region: "cn-north-1", accountId: "111122223333" };
const GOV = { partition: "aws-us-gov", region: "us-gov-west-1", accountId: "111122223333" };

describe("ARNs of a location", () => {
    it("carry partition, region and account", () => {
        assert.strictEqual(
            arn(LOCATION, "sagemaker", "endpoint/fraud"),
            "arn:aws:sagemaker:eu-central-1:111122223333:endpoint/fraud",
        );
        assert.strictEqual(arn(CHINA, "sns", "alerts"), "arn:aws-cn:sns:cn-north-1:111122223333:alerts");
    });

    it("carry no region for a global service", () => {
        assert.strictEqual(
            globalArn(GOV, "iam", "role/build"),
            "arn:aws-us-gov:iam::111122223333:role/build",
        );
    });

    it("carry neither region nor account for S3", () => {
        assert.strictEqual(s3Arn(CHINA, "models/fraud/*"), "arn:aws-cn:s3:::models/fraud/*");
    });
});

describe("dnsSuffix", () => {
    it("differs in China only", () => {
        assert.deepStrictEqual([LOCATION, GOV, CHINA].map(dnsSuffix), [
            "amazonaws.com",
            "amazonaws.com",
            "amazonaws.com.cn",
        ]);
    });
});
