import { s3BucketPolicy } from "../../../../policies/security/storage/s3BucketPolicy";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const ARN = "arn:aws:s3:::models-1/*";
const TRAINER = { AWS: "arn:aws:iam::111122223333:role/trainer" };
const LOGS = {
    Sid: "Logs",
    Effect: "Allow",
    Principal: { Service: "logging.s3.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: ARN,
    Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
};
const TLS = {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: ARN,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
};

function document(...Statement: object[]): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement }) };
}

function allow(more: object): { policy: string } {
    return document({ Effect: "Allow", Principal: TRAINER, Action: "s3:GetObject", Resource: ARN, ...more });
}

const OPEN =
    "policy.Statement[0] allows everybody, without saying on whose behalf; the bucket must not be open to the public. " +
    "Fix: name principals, or add a condition such as StringEquals aws:PrincipalOrgID.";
const NAMED =
    "the policy of the bucket must allow named actions only. Fix: list the actions that are needed.";
const PROTECTED =
    "a bucket's protection must not be in the hands of its policy's guests. " +
    "Fix: take those actions out; roles of the own account get them from their IAM policies.";

describeRule(
    s3BucketPolicy,
    {
        types: ["aws:s3/bucketPolicy:BucketPolicy", "aws:s3/bucket:Bucket"],
        good: document(LOGS, TLS),
        accepts: {
            "a named role": allow({}),
            "everybody of an organization": allow({
                Principal: "*",
                Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
            }),
        },
        stops: {
            "everybody, as a word": [allow({ Principal: "*" }), OPEN],
            "everybody, as an account": [allow({ Principal: { AWS: ["*"] } }), OPEN],
            "everybody under a condition that anybody meets": [
                allow({ Principal: "*", Condition: { Bool: { "aws:SecureTransport": "true" } } }),
                OPEN,
            ],
            "everybody under a condition that a missing key meets": [
                allow({
                    Principal: "*",
                    Condition: { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
                }),
                OPEN,
            ],
            "everybody but one": [
                allow({ Principal: undefined, NotPrincipal: TRAINER }),
                "policy.Statement[0] allows everybody but AWS:arn:aws:iam::111122223333:role/trainer; " +
                    "whom the bucket is for must be named. Fix: name whom it allows in Principal.",
            ],
            "all actions": [
                allow({ Principal: { Service: "a.amazonaws.com" }, Action: "S3:*" }),
                `policy.Statement[0] allows "S3:*"; ${NAMED}`,
            ],
            "all actions but one": [
                allow({
                    Principal: { Service: "a.amazonaws.com" },
                    Action: undefined,
                    NotAction: "s3:DeleteObject",
                }),
                `policy.Statement[0] allows everything but "s3:DeleteObject"; ${NAMED}`,
            ],
            "the right to change the policy": [
                allow({ Action: ["s3:GetObject", "s3:PutBucketPolicy"] }),
                `policy.Statement[0] lets 111122223333 do s3:PutBucketPolicy; ${PROTECTED}`,
            ],
            "a denial that locks everybody out": [
                document({ Sid: "No", Effect: "Deny", Principal: "*", Action: "s3:*", Resource: ARN }),
                "policy.Statement[No] denies everybody everything, whatever the circumstances; only the account's root " +
                    "user could then open the bucket again. Fix: give the denial a condition, or name actions.",
            ],
        },
        notes: { "an unknown policy": [{ policy: UNKNOWN }, "string value at .policy"] },
    },
    {
        types: ["aws:s3/bucketPolicy:BucketPolicy"],
        config: { trustedAccounts: ["444455556666"] },
        good: allow({ Principal: { AWS: "444455556666" } }),
        stops: {
            "an account that is not trusted": [
                allow({}),
                "policy.Statement[0] lets in 111122223333; only 444455556666 may be let in. " +
                    "Fix: take the account out, or add it to trustedAccounts in a reviewed change.",
            ],
        },
    },
    {
        types: ["aws-native:s3:BucketPolicy"],
        good: { policyDocument: { Statement: [LOGS] } },
        stops: {
            everybody: [
                { policyDocument: { Statement: { ...LOGS, Principal: "*", Condition: undefined } } },
                "policyDocument.Statement[Logs] allows everybody, without saying on whose behalf; the bucket must not be open " +
                    "to the public. Fix: name principals, or add a condition such as StringEquals aws:PrincipalOrgID.",
            ],
        },
    },
);
