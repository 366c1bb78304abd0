import * as assert from "node:assert";
import * as fc from "fast-check";
import {
    accountsOf,
    deniesInsecureTransport,
    isLimitedBy,
    isOpen,
    isServiceWildcard,
} from "../../../policies/shared/callers";
import { matchesWildcards, readPolicyDocument, Statement } from "../../../policies/shared/policyDocuments";

function statement(given: object): Statement {
    const [read] = readPolicyDocument(JSON.stringify({ Statement: given })) as Statement[];
    assert.ok(read);
    return read;
}

function isOpenUnder(Condition: object): boolean {
    return isOpen(statement({ Effect: "Allow", Principal: "*", Action: "a:b", Condition }));
}

describe("callers that a policy lets in", () => {
    it("are everybody where it says so and does not limit it", () => {
        for (const Principal of ["*", { AWS: "*" }, { AWS: ["arn:aws:iam::111122223333:root", "*"] }]) {
            assert.ok(isOpen(statement({ Effect: "Allow", Principal, Action: "a:b" })));
        }
        assert.ok(!isOpen(statement({ Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "a:b" })));
        assert.ok(!isOpen(statement({ Effect: "Deny", Principal: "*", Action: "a:b" })));
    });

    it("are limited by conditions that name them", () => {
        assert.ok(!isOpenUnder({ StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }));
        assert.ok(
            !isOpenUnder({ "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": ["o-a1/r-b2/ou-c3/"] } }),
        );
        assert.ok(!isOpenUnder({ arnlike: { "AWS:sourcearn": "arn:aws:sns:eu-central-1:111122223333:*" } }));
        assert.ok(!isOpenUnder({ ArnEquals: { "aws:SourceArn": "arn:aws:s3:::models-1" } }));
    });

    it("are not limited by conditions that anybody can meet", () => {
        for (const condition of [
            { Bool: { "aws:SecureTransport": "true" } },
            { StringNotEquals: { "aws:SourceAccount": "111122223333" } },
            { StringEqualsIfExists: { "aws:SourceAccount": "111122223333" } },
            { "ForAllValues:StringEquals": { "aws:PrincipalOrgPaths": ["o-a1/"] } },
            { StringLike: { "aws:SourceAccount": "*" } },
            { StringLike: { "aws:PrincipalOrgID": "o-*" } },
            { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:*" } },
            { ArnLike: { "aws:SourceArn": "arn:aws:s3:::*" } },
            { StringEquals: { "aws:SourceAccount": ["111122223333", "*"] } },
            { StringEquals: { "aws:SourceAccount": [] } },
            {},
        ]) {
            assert.ok(isOpenUnder(condition), JSON.stringify(condition));
        }
    });

    it("are limited by those keys only that are asked for", () => {
        const limited = statement({ Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1" } } });
        assert.ok(isLimitedBy(limited, ["AWS:PrincipalOrgId"]));
        assert.ok(!isLimitedBy(limited, ["aws:SourceAccount"]));
    });

    it("are counted by account, however they are named", () => {
        const AWS = [
            "111122223333",
            "arn:aws:iam::111122223333:root",
            "arn:aws-us-gov:sts::444455556666:assumed-role/a/b",
            "AIDAEXAMPLE",
        ];
        const named = statement({ Principal: { AWS, Service: "events.amazonaws.com" } });
        assert.deepStrictEqual(accountsOf(named), ["111122223333", "444455556666"]);
    });
});

describe("denials of what comes in the clear", () => {
    const denial = {
        Effect: "Deny",
        Principal: "*",
        Action: "a:*",
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    };

    it("are those that hold for everybody and ask for nothing else", () => {
        assert.ok(deniesInsecureTransport(statement(denial)));
        assert.ok(
            deniesInsecureTransport(
                statement({ ...denial, Condition: { BoolIfExists: { "aws:securetransport": [false] } } }),
            ),
        );
        for (const change of [
            { Effect: "Allow" },
            { Principal: { AWS: "111122223333" } },
            { Condition: undefined },
            { Condition: { Bool: { "aws:SecureTransport": "true" } } },
            { Condition: { Null: { "aws:SecureTransport": "false" } } },
            { Condition: { Bool: { "aws:SecureTransport": "false", "aws:ViaAWSService": "false" } } },
        ]) {
            assert.ok(!deniesInsecureTransport(statement({ ...denial, ...change })), JSON.stringify(change));
        }
    });
});

describe("patterns for all actions of a service", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "B", "c"), minLength: 1, maxLength: 5 });

    it("match each of them", () => {
        const pattern = fc.string({ unit: fc.constantFrom("a", "B", "*"), minLength: 1, maxLength: 4 });
        const property = fc.property(pattern, letters, (text, action) => {
            fc.pre(isServiceWildcard(`a:${text}`));
            assert.ok(matchesWildcards(`a:${text}`, `a:${action}`));
        });
        fc.assert(property, { seed: 42 });
    });

    it("are all that match an action that there is not", () => {
        const pattern = fc.string({ unit: fc.constantFrom("a", "B", "*", "?"), minLength: 1, maxLength: 4 });
        const property = fc.property(pattern, (text) => {
            // Long enough for every question mark, and with a letter that no pattern has.
            assert.strictEqual(matchesWildcards(`a:${text}`, "a:zzzzzz"), isServiceWildcard(`a:${text}`));
        });
        fc.assert(property, { seed: 42, numRuns: 1000 });
    });

    it("are found without a service, and with a part of one", () => {
        for (const text of ["*", "*:*", "s?:GetObject", "**", "S3:*", "s3:?*"]) {
            assert.ok(isServiceWildcard(text), text);
        }
        for (const text of ["s3:Get*", "s3:*Object", "s3:?", "s3:GetObject"]) {
            assert.ok(!isServiceWildcard(text), text);
        }
    });
});
