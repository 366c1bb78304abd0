import * as assert from "node:assert";
import { checkStatements } from "../../../../components/deploy/permissions/checkPermissions";
import { PolicyStatement } from "../../../../components/shared/iam/iamDocuments";
import { LOCATION } from "../../../support/recorder";

function one(sid: string): PolicyStatement {
    const found = checkStatements(LOCATION, "Fraud-prod").find(({ Sid }) => Sid === sid);
    return found ?? assert.fail(`no ${sid}`);
}

describe("what the check of an environment may do", () => {
    it("asks endpoints of the environment, those that answer at once and those that answer later", () => {
        const { Action, Resource } = one("Endpoints");
        assert.deepStrictEqual(
            [Action, Resource],
            [
                ["sagemaker:DescribeEndpoint", "sagemaker:InvokeEndpoint", "sagemaker:InvokeEndpointAsync"],
                "arn:aws:sagemaker:eu-central-1:111122223333:endpoint/fraud-prod*",
            ],
        );
    });

    it("puts requests before an endpoint and reads what comes of them, in the environment's buckets only", () => {
        const under = "arn:aws:s3:::fraud-prod*/async-inference/*";
        assert.deepStrictEqual(
            [one("Requests"), one("Answers")].map(({ Action, Resource }) => [Action, Resource]),
            [
                ["s3:PutObject", `${under}/input/*`],
                ["s3:GetObject", [`${under}/output/*`, `${under}/failure/*`]],
            ],
        );
        assert.deepStrictEqual(one("AnswersToCome").Condition, {
            StringLike: { "s3:prefix": "async-inference/*" },
        });
    });

    it("uses the environment's key through S3, and no other key and no other way", () => {
        assert.deepStrictEqual(one("RequestsAndAnswersKey"), {
            Sid: "RequestsAndAnswersKey",
            Effect: "Allow",
            Action: ["kms:Decrypt", "kms:GenerateDataKey"],
            Resource: "arn:aws:kms:eu-central-1:111122223333:key/*",
            Condition: {
                StringEquals: {
                    "aws:ResourceTag/mlops:component": "EncryptionKey",
                    "kms:ViaService": "s3.eu-central-1.amazonaws.com",
                },
                StringLike: { "aws:ResourceTag/mlops:name": "Fraud-prod*" },
            },
        });
    });
});
