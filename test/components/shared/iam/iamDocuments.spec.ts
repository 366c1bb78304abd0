import * as assert from "node:assert";
import {
    policyDocument,
    PolicyStatement,
    serviceTrust,
} from "../../../../components/shared/iam/iamDocuments";

describe("policyDocument", () => {
    it("writes the current policy language and keeps the order", () => {
        const read: PolicyStatement = {
            Sid: "Read",
            Effect: "Allow",
            Action: "s3:GetObject",
            Resource: "arn:aws:s3:::a/*",
        };
        const write: PolicyStatement = { ...read, Sid: "Write", Action: "s3:PutObject" };
        assert.deepStrictEqual(policyDocument([write, read]), {
            Version: "2012-10-17",
            Statement: [write, read],
        });
    });
});

describe("serviceTrust", () => {
    it("lets one service assume the role for resources of one account", () => {
        assert.deepStrictEqual(serviceTrust("sagemaker.amazonaws.com", "111122223333"), {
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "ServiceMayAssume",
                    Effect: "Allow",
                    Principal: { Service: "sagemaker.amazonaws.com" },
                    Action: "sts:AssumeRole",
                    Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
                },
            ],
        });
    });

    it("narrows the trust to the resources of a pattern", () => {
        const pattern = "arn:aws:codepipeline:eu-central-1:111122223333:fraud-*";
        const [statement] = serviceTrust("codepipeline.amazonaws.com", "111122223333", pattern).Statement;
        assert.deepStrictEqual(statement?.Condition, {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": pattern },
        });
    });
});
