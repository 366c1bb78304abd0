import { iamRoleTrust } from "../../../../policies/security/identity/iamRoleTrust";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const OWN = { StringEquals: { "aws:SourceAccount": "111122223333" } };
const SAGEMAKER = { Principal: { Service: "sagemaker.amazonaws.com" }, Condition: OWN };
const GITHUB = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
const SUB = "token.actions.githubusercontent.com:sub";

function trust(statement: object): { assumeRolePolicy: string } {
    const Statement = [{ Effect: "Allow", Action: "sts:AssumeRole", ...statement }];
    return { assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement }) };
}

function stopped(found: string, rule: string): string {
    return `assumeRolePolicy.Statement[0] ${found}; ${rule}.`;
}

const DEPUTY =
    "a service must take a role only for resources of the own account. " +
    "Fix: add the condition StringEquals aws:SourceAccount, or ArnLike aws:SourceArn";
const ACCOUNT =
    "who may take it must be named. " +
    "Fix: name roles, or add a condition such as aws:PrincipalArn, sts:ExternalId or aws:MultiFactorAuthPresent";
const CLAIM =
    "who may take it must be named by a claim. " +
    "Fix: add a condition on the token's sub, such as one repository and branch";
const OPEN =
    "the role must not be open to the public. " +
    "Fix: name principals, or add a condition such as StringEquals aws:PrincipalOrgID";

describeRule(
    iamRoleTrust,
    {
        types: ["aws:iam/role:Role"],
        good: trust(SAGEMAKER),
        accepts: {
            "a service for one resource": trust({
                Principal: { Service: ["codepipeline.amazonaws.com"] },
                Condition: {
                    ArnLike: { "aws:SourceArn": "arn:aws:codepipeline:eu-central-1:111122223333:deploy" },
                },
            }),
            "a service that says of nobody for whom it acts": trust({
                Principal: { Service: "lambda.amazonaws.com" },
            }),
            "a role of an account": trust({ Principal: { AWS: "arn:aws:iam::444455556666:role/deploy" } }),
            "people with a second factor": trust({
                Principal: { AWS: "arn:aws:iam::111122223333:root" },
                Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
            }),
            "one branch of one repository": trust({
                Principal: { Federated: GITHUB },
                Action: "sts:AssumeRoleWithWebIdentity",
                Condition: { StringEquals: { [SUB]: "repo:example/models:ref:refs/heads/main" } },
            }),
            "a denial": trust({ Effect: "Deny", Principal: "*" }),
        },
        stops: {
            "a service for anybody": [
                trust({ ...SAGEMAKER, Condition: undefined }),
                stopped("lets sagemaker.amazonaws.com take the role for anybody", DEPUTY),
            ],
            "a service for anybody under another condition": [
                trust({ ...SAGEMAKER, Condition: { StringEquals: { "sts:ExternalId": "a" } } }),
                stopped("lets sagemaker.amazonaws.com take the role for anybody", DEPUTY),
            ],
            "a service for any account": [
                trust({ ...SAGEMAKER, Condition: { StringLike: { "aws:SourceAccount": "*" } } }),
                stopped("lets sagemaker.amazonaws.com take the role for anybody", DEPUTY),
            ],
            "one of two services": [
                trust({ Principal: { Service: ["lambda.amazonaws.com", "events.amazonaws.com"] } }),
                stopped("lets events.amazonaws.com take the role for anybody", DEPUTY),
            ],
            everybody: [
                trust({ Principal: { AWS: "*" } }),
                stopped("allows everybody, without saying on whose behalf", OPEN),
            ],
            "everybody but one": [
                trust({ NotPrincipal: { AWS: "111122223333" } }),
                stopped(
                    "allows everybody but AWS:111122223333",
                    "whom the role is for must be named. Fix: name whom it allows in Principal",
                ),
            ],
            "a whole account": [
                trust({ Principal: { AWS: ["444455556666", "arn:aws:iam::111122223333:root"] } }),
                stopped(
                    "lets everybody of 444455556666, arn:aws:iam::111122223333:root take the role",
                    ACCOUNT,
                ),
            ],
            "everybody at GitHub": [
                trust({ Principal: { Federated: GITHUB }, Action: "sts:AssumeRoleWithWebIdentity" }),
                stopped(`lets everybody in ${GITHUB} take the role`, CLAIM),
            ],
            "every repository at GitHub": [
                trust({
                    Principal: { Federated: GITHUB },
                    Action: "sts:AssumeRoleWithWebIdentity",
                    Condition: { StringLike: { [SUB]: "repo:*" } },
                }),
                stopped(`lets everybody in ${GITHUB} take the role`, CLAIM),
            ],
        },
        notes: { "an unknown policy": [{ assumeRolePolicy: UNKNOWN }, "string value at .assumeRolePolicy"] },
    },
    {
        types: ["aws:iam/role:Role"],
        config: { sourceServices: ["lambda"], trustedAccounts: ["111122223333"] },
        good: trust({ ...SAGEMAKER, Condition: undefined }),
        stops: {
            "a service that is configured": [
                trust({ Principal: { Service: "lambda.amazonaws.com" } }),
                stopped("lets lambda.amazonaws.com take the role for anybody", DEPUTY),
            ],
            "an account that is not trusted": [
                trust({ Principal: { AWS: "arn:aws:iam::444455556666:role/deploy" } }),
                stopped(
                    "lets in 444455556666",
                    "only 111122223333 may be let in. " +
                        "Fix: take the account out, or add it to trustedAccounts in a reviewed change",
                ),
            ],
        },
    },
    {
        types: ["aws-native:iam:Role"],
        good: { assumeRolePolicyDocument: { Statement: { Effect: "Allow", ...SAGEMAKER } } },
        stops: {
            "a service for anybody": [
                {
                    assumeRolePolicyDocument: {
                        Statement: { Effect: "Allow", Principal: SAGEMAKER.Principal },
                    },
                },
                "assumeRolePolicyDocument.Statement[0] lets sagemaker.amazonaws.com take the role for anybody; " +
                    `${DEPUTY}.`,
            ],
        },
    },
);
