import * as assert from "node:assert";
import { PolicyResource } from "@pulumi/policy";
import { allowances, Principal, principalsOf } from "../../../policies/shared/principals";
import { inspectStack } from "../../../policies/shared/stack";
import { ResourceFixture, urnOf } from "../analyzer";
import { allow, attachment, deny, documentOf, role, rolePolicy } from "../guardrails/approval-gates/rights";

/** What the policy SDK would hand over, as far as principals are concerned. */
function principals(...fixtures: ResourceFixture[]): Principal[] {
    const resources = fixtures.map((fixture) => ({
        ...fixture,
        urn: urnOf(fixture),
        props: fixture.properties,
    }));
    const withSources = resources.map((resource) => ({
        ...resource,
        propertyDependencies: Object.fromEntries(
            Object.entries(resource.sources ?? {}).map(([property, names]) => [
                property,
                resources.filter(({ name }) => names.includes(name)),
            ]),
        ),
    }));
    return principalsOf(inspectStack(withSources as unknown as PolicyResource[]));
}

function policy(name: string, properties: object = {}): ResourceFixture {
    const arn = `arn:aws:iam::111122223333:policy/${name}`;
    return {
        type: "aws:iam/policy:Policy",
        name,
        properties: { arn, policy: documentOf(allow("a:b")), ...properties },
    };
}

/** Whom the stack lets do `a:b`. */
function allowed(...fixtures: ResourceFixture[]): string[] {
    return principals(...fixtures).flatMap((each) => allowances(each, "a:b").map(() => each.name));
}

describe("principals", () => {
    it("have what their own policies allow, whether the stack holds them or only names them", () => {
        assert.deepStrictEqual(allowed(role("x"), rolePolicy("x", allow("a:*"))), ["x"]);
        assert.deepStrictEqual(allowed(rolePolicy("elsewhere", allow("a:b"))), ["elsewhere"]);
    });

    it("have what is attached to them, by ARN and by dependency", () => {
        const arn = "arn:aws:iam::111122223333:policy/p";
        assert.deepStrictEqual(allowed(role("x"), policy("p"), attachment("x", arn)), ["x"]);
        const byDependency = {
            ...attachment("x", "not known yet"),
            sources: { policyArn: ["p"], role: ["x"] },
        };
        assert.deepStrictEqual(allowed(role("x"), policy("p"), byDependency), ["x"]);
    });

    it("have what lies inside a role of either provider", () => {
        const classic = {
            ...role("x"),
            properties: { name: "x", inlinePolicies: [{ policy: documentOf(allow("a:b")) }] },
        };
        const native = {
            type: "aws-native:iam:Role",
            name: "y",
            properties: { roleName: "y", policies: [{ policyDocument: { Statement: [allow("a:b")] } }] },
        };
        assert.deepStrictEqual(allowed(classic, native), ["x", "y"]);
    });

    it("have what a native managed policy or a policy attachment gives to each of several", () => {
        const managed = {
            type: "aws-native:iam:ManagedPolicy",
            name: "m",
            properties: { policyDocument: { Statement: [allow("a:b")] }, roles: ["x"], groups: ["g"] },
        };
        assert.deepStrictEqual(allowed(role("x"), managed), ["x", "g"]);
        const each = {
            type: "aws:iam/policyAttachment:PolicyAttachment",
            name: "each",
            properties: { policyArn: "arn:aws:iam::111122223333:policy/p", users: ["u"], roles: ["x"] },
        };
        assert.deepStrictEqual(allowed(role("x"), policy("p"), each), ["x", "u"]);
    });

    it("include a policy that is attached to nobody here, since it may be elsewhere", () => {
        assert.deepStrictEqual(allowed(policy("p")), ["p"]);
    });

    it("lose what another of their policies denies", () => {
        const other = { ...rolePolicy("x", deny("a:*")), name: "denial" };
        assert.deepStrictEqual(allowed(role("x"), rolePolicy("x", allow("a:b")), other), []);
    });

    it("name the managed policies that the stack does not hold", () => {
        const arn = "arn:aws:iam::aws:policy/AdministratorAccess";
        const inRole = { ...role("y"), properties: { name: "y", managedPolicyArns: [arn] } };
        assert.deepStrictEqual(
            principals(role("x"), attachment("x", arn), inRole).map(({ name, managed }) => [
                name,
                managed.length,
            ]),
            [
                ["x", 1],
                ["y", 1],
            ],
        );
    });
});
