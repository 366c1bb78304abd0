import * as assert from "node:assert";
import * as fc from "fast-check";
import {
    conditionValues,
    coversAction,
    denies,
    matchesWildcards,
    readPolicyDocument,
    Statement,
} from "../../../policies/shared/policyDocuments";
import { Unknown } from "../../../policies/shared/properties";

function statement(given: object): Statement {
    const [read] = readPolicyDocument(JSON.stringify({ Statement: given })) as Statement[];
    assert.ok(read);
    return read;
}

/** The slow and obvious way: tries every way to use up the text. */
function referenceMatches(pattern: string, text: string): boolean {
    if (pattern === "") {
        return text === "";
    }
    const [first, rest] = [pattern.charAt(0), pattern.slice(1)];
    if (first === "*") {
        return Array.from({ length: text.length + 1 }, (_, index) => text.slice(index)).some((end) =>
            referenceMatches(rest, end),
        );
    }
    const fits = text !== "" && (first === "?" || first.toLowerCase() === text.charAt(0).toLowerCase());
    return fits && referenceMatches(rest, text.slice(1));
}

describe("policy documents", () => {
    it("are read from text and from objects, with single values made lists", () => {
        const written = { Effect: "Allow", Action: "s3:*", Resource: ["a", "b"], Principal: { AWS: "x" } };
        const read = {
            label: "0",
            effect: "Allow",
            actions: ["s3:*"],
            notActions: [],
            resources: ["a", "b"],
            notResources: [],
            principals: ["AWS:x"],
            notPrincipals: [],
            conditions: undefined,
        };
        assert.deepStrictEqual(readPolicyDocument(JSON.stringify({ Statement: written })), [read]);
        assert.deepStrictEqual(readPolicyDocument({ Statement: [written] }), [read]);
    });

    it("have statements that are named by their Sid", () => {
        assert.strictEqual(statement({ Sid: "ReadData", Effect: "Allow" }).label, "ReadData");
    });

    it("have no statements where they are none", () => {
        assert.deepStrictEqual(readPolicyDocument("no JSON"), []);
        assert.deepStrictEqual(readPolicyDocument(undefined), []);
    });

    it("are unknown as a whole where a part of them is", () => {
        const unknown = new Unknown(new Error("not yet"));
        assert.strictEqual(readPolicyDocument({ Statement: [{ Resource: [unknown] }] }), unknown);
        assert.strictEqual(readPolicyDocument(unknown), unknown);
    });

    it("match actions as IAM does, whatever the pattern", () => {
        const text = fc.string({ unit: fc.constantFrom("a", "B", ".", "*", "?", ":"), maxLength: 6 });
        const property = fc.property(
            text,
            fc.string({ unit: fc.constantFrom("a", "b", ".", ":"), maxLength: 6 }),
            (pattern, action) => {
                assert.strictEqual(matchesWildcards(pattern, action), referenceMatches(pattern, action));
            },
        );
        fc.assert(property, { seed: 42, numRuns: 5000 });
    });

    it("cover every action that NotAction does not name", () => {
        const allBut = statement({ Effect: "Allow", NotAction: ["iam:*"], Resource: "*" });
        assert.ok(coversAction(allBut, "codepipeline:PutApprovalResult"));
        assert.ok(!coversAction(allBut, "iam:PassRole"));
    });

    it("take back by a denial what they allow, if it is about all of it and holds always", () => {
        const allowed = statement({ Effect: "Allow", Action: "a:b", Resource: ["r/1", "r/2"] });
        const deny = { Effect: "Deny", Action: "a:*", Resource: "r/*" };
        assert.ok(denies(statement(deny), "a:b", allowed));
        assert.ok(!denies(statement({ ...deny, Resource: "r/1" }), "a:b", allowed));
        assert.ok(!denies(statement({ ...deny, Action: "c:*" }), "a:b", allowed));
        assert.ok(!denies(statement({ ...deny, Effect: "Allow" }), "a:b", allowed));
        assert.ok(!denies(statement({ ...deny, Condition: { Bool: { x: "true" } } }), "a:b", allowed));
    });

    it("name the values of a condition, whatever the case of operator and key", () => {
        const conditioned = statement({ Condition: { StringEquals: { "aws:Tag": ["a", "b"] } } });
        assert.deepStrictEqual(conditionValues(conditioned, "stringequals", "AWS:tag"), ["a", "b"]);
        assert.deepStrictEqual(conditionValues(conditioned, "StringLike", "aws:Tag"), []);
    });
});
