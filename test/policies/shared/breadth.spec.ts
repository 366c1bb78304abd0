import * as assert from "node:assert";
import * as fc from "fast-check";
import { broadlyAllowed, isBroad, isNarrowed, isUnscoped } from "../../../policies/shared/breadth";
import { matchesWildcards, readPolicyDocument, Statement } from "../../../policies/shared/policyDocuments";

function statement(given: object): Statement {
    const [read] = readPolicyDocument(JSON.stringify({ Statement: given })) as Statement[];
    assert.ok(read);
    return read;
}

const SCOPED = [
    "arn:aws:s3:::models-1/*",
    "arn:aws:s3:::models-*",
    "arn:aws:iam::111122223333:role/training",
    "arn:aws:iam::*:role/training",
    "arn:aws:iam::111122223333:role/training-*",
    "arn:aws:iam::111122223333:role/jobs/*",
    "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-*",
    "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/sagemaker/*:*",
    "arn:aws:codepipeline:eu-central-1:111122223333:deploy/*",
    "arn:aws:sns:eu-central-1:111122223333:alarms",
];

const UNSCOPED = [
    "*",
    "arn:aws:s3:::*",
    "arn:aws:s3:::*/*",
    "arn:*:s3:::*",
    "arn:aws:iam::111122223333:role/*",
    "arn:aws:iam::*:*",
    "arn:aws:iam::*",
    "arn:aws:kms:*:111122223333:key/*",
    "arn:aws:secretsmanager:eu-central-1:111122223333:secret:*",
    "arn:aws:ssm:eu-central-1:111122223333:parameter/*",
    "arn:aws:sns:eu-central-1:111122223333:*",
    "arn:aws:sagemaker:eu-central-1:111122223333:training-job/*",
];

describe("resources of a statement", () => {
    for (const resource of SCOPED) {
        it(`name something in ${resource}`, () => {
            assert.ok(!isUnscoped(resource));
        });
    }

    for (const resource of UNSCOPED) {
        it(`name nothing in ${resource}`, () => {
            assert.ok(isUnscoped(resource));
        });
    }

    it("name nothing exactly where every role of an account matches", () => {
        const name = fc.string({
            unit: fc.constantFrom("a", "-", "*", "?", "/"),
            minLength: 1,
            maxLength: 5,
        });
        const property = fc.property(name, (pattern) => {
            // Names of letters that the pattern does not hold, of lengths that its question marks can take.
            const names = Array.from({ length: 12 }, (_, length) => "z".repeat(length + 1));
            const arn = (path: string): string => `arn:aws:iam::111122223333:role/${path}`;
            const matchesSome = names.some((each) => matchesWildcards(arn(pattern), arn(each)));
            fc.pre(!pattern.includes("/"));
            assert.strictEqual(isUnscoped(arn(pattern)), matchesSome);
        });
        fc.assert(property, { seed: 42, numRuns: 1000 });
    });
});

describe("statements", () => {
    const allowed = { Effect: "Allow", Action: "s3:Get*", Resource: ["arn:aws:s3:::models-1/*", "*"] };

    it("are broad where one of their resources is open", () => {
        assert.ok(isBroad(statement(allowed)));
        assert.ok(isBroad(statement({ ...allowed, Resource: undefined, NotResource: "arn:aws:s3:::a" })));
        assert.ok(!isBroad(statement({ ...allowed, Resource: "arn:aws:s3:::models-1/*" })));
        assert.ok(!isBroad(statement({ ...allowed, Effect: "Deny" })));
    });

    it("allow broadly what their patterns cover, of the actions asked for", () => {
        const actions = ["s3:GetObject", "s3:PutObject", "S3:GETBUCKETPOLICY"];
        assert.deepStrictEqual(broadlyAllowed(statement(allowed), actions), [
            "s3:GetObject",
            "S3:GETBUCKETPOLICY",
        ]);
    });

    it("are narrowed by conditions on what they are about", () => {
        for (const Condition of [
            { StringEquals: { "aws:ResourceTag/team": "fraud" } },
            { StringLike: { "cloudwatch:namespace": ["/aws/sagemaker/*"] } },
            { Bool: { "kms:GrantIsForAWSResource": "true" } },
            { "ForAnyValue:StringEquals": { "aws:TagKeys": "team" } },
        ]) {
            assert.ok(isNarrowed(statement({ ...allowed, Condition })), JSON.stringify(Condition));
        }
    });

    it("are not narrowed by conditions on how a request comes, or that hold where the key is missing", () => {
        for (const Condition of [
            undefined,
            { Bool: { "aws:SecureTransport": "true" } },
            { StringEquals: { "aws:RequestedRegion": "eu-central-1" } },
            { StringEquals: { "aws:PrincipalTag/team": "fraud" } },
            { StringEqualsIfExists: { "aws:ResourceTag/team": "fraud" } },
            { "ForAllValues:StringEquals": { "sagemaker:InstanceTypes": ["ml.m5.large"] } },
            { StringNotEquals: { "aws:ResourceTag/team": "fraud" } },
            { StringLike: { "aws:ResourceTag/team": "*" } },
        ]) {
            assert.ok(!isNarrowed(statement({ ...allowed, Condition })), JSON.stringify(Condition));
        }
    });

    it("are not narrowed by conditions that are passed over", () => {
        const Condition = { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } };
        assert.ok(isNarrowed(statement({ ...allowed, Condition })));
        assert.ok(!isNarrowed(statement({ ...allowed, Condition }), ["iam:passedtoservice"]));
    });
});
