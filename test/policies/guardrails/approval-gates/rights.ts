import { ResourceFixture } from "../../analyzer";

export const ROLE = "aws:iam/role:Role";
export const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
export const APPROVAL = "arn:aws:codepipeline:eu-central-1:111122223333:deploy/Gate/Approve";

/** Who takes the role: people with a second factor. */
export const PEOPLE = {
    Effect: "Allow",
    Action: "sts:AssumeRole",
    Principal: { AWS: "arn:aws:iam::111122223333:root" },
    Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
};

export function documentOf(...Statement: object[]): string {
    return JSON.stringify({ Version: "2012-10-17", Statement });
}

export function allow(
    Action: string | string[],
    Resource: string | string[] = "*",
    more: object = {},
): object {
    return { Effect: "Allow", Action, Resource, ...more };
}

export function deny(
    Action: string | string[],
    Resource: string | string[] = "*",
    more: object = {},
): object {
    return { Effect: "Deny", Action, Resource, ...more };
}

export function role(name: string, trust: object = PEOPLE): ResourceFixture {
    return { type: ROLE, name, properties: { name, assumeRolePolicy: documentOf(trust) } };
}

/** What a role may do. */
export function rolePolicy(of: string, ...statements: object[]): ResourceFixture {
    return {
        type: ROLE_POLICY,
        name: `${of}-policy`,
        properties: { role: of, policy: documentOf(...statements) },
    };
}

export function attachment(of: string, policyArn: string): ResourceFixture {
    return {
        type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        name: `${of}-${policyArn.split("/").at(-1) ?? ""}`,
        properties: { role: of, policyArn },
    };
}
