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

    it("have the stack's own policies that a role names, once, although they are attached as well", () => {
        const arn = "arn:aws:iam::111122223333:policy/p";
        const named = { ...role("x"), properties: { name: "x", managedPolicyArns: [arn] } };
        assert.deepStrictEqual(allowed(named, policy("p")), ["x"]);
        assert.deepStrictEqual(allowed(named, policy("p"), attachment("x", arn)), ["x"]);
        const byDependency = {
            ...role("x"),
            properties: { name: "x", managedPolicyArns: ["not known yet"] },
            sources: { managedPolicyArns: ["p"] },
        };
        assert.deepStrictEqual(allowed(byDependency, policy("p")), ["x"]);
    });

    it("have what an exclusive attachment gives", () => {
        const exclusive = {
            type: "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
            name: "all",
            properties: { roleName: "x", policyArns: ["arn:aws:iam::111122223333:policy/p"] },
        };
        assert.deepStrictEqual(allowed(role("x"), policy("p"), exclusive), ["x"]);
    });

    it("include the permission sets of IAM Identity Center", () => {
        const arn = "arn:aws:sso:::permissionSet/ssoins-1/ps-1";
        const set = {
            type: "aws:ssoadmin/permissionSet:PermissionSet",
            name: "s",
            properties: { name: "s", arn },
        };
        const inline = {
            type: "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
            name: "inline",
            properties: { permissionSetArn: arn, inlinePolicy: documentOf(allow("a:b")) },
        };
        const full = {
            type: "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment",
            name: "full",
            properties: {
                permissionSetArn: arn,
                managedPolicyArn: "arn:aws:iam::aws:policy/PowerUserAccess",
            },
        };
        assert.deepStrictEqual(allowed(set, inline), ["s"]);
        const [first] = principals(set, full);
        assert.deepStrictEqual(
            first?.managed.map(({ arn: policyArn }) => policyArn),
            ["arn:aws:iam::aws:policy/PowerUserAccess"],
        );
    });

    it("have what their groups have, whichever side says so", () => {
        const user = { type: "aws:iam/user:User", name: "u", properties: { name: "u" } };
        const group = { type: "aws:iam/group:Group", name: "g", properties: { name: "g" } };
        const rights = {
            type: "aws:iam/groupPolicy:GroupPolicy",
            name: "rights",
            properties: { group: "g", policy: documentOf(allow("a:b")) },
        };
        const bySide = {
            "aws:iam/userGroupMembership:UserGroupMembership": { user: "u", groups: ["g"] },
            "aws:iam/groupMembership:GroupMembership": { group: "g", users: ["u"] },
        };
        for (const [type, properties] of Object.entries(bySide)) {
            const membership = { type, name: "membership", properties };
            assert.deepStrictEqual(allowed(user, group, rights, membership), ["u", "g"]);
        }
        const native = {
            type: "aws-native:iam:User",
            name: "v",
            properties: { userName: "v", groups: ["g"] },
        };
        assert.deepStrictEqual(allowed(native, group, rights), ["v", "g"]);
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
