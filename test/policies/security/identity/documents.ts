/** Where policies of identities may stand, with the message's name for the document. */
export const PLACES: readonly (readonly [
    type: string,
    wrap: (document: object) => object,
    subject: string,
])[] = [
    ["aws:iam/policy:Policy", (document) => ({ policy: JSON.stringify(document) }), "policy"],
    ["aws:iam/rolePolicy:RolePolicy", (document) => ({ policy: JSON.stringify(document) }), "policy"],
    ["aws:iam/userPolicy:UserPolicy", (document) => ({ policy: JSON.stringify(document) }), "policy"],
    ["aws:iam/groupPolicy:GroupPolicy", (document) => ({ policy: JSON.stringify(document) }), "policy"],
    [
        "aws:iam/role:Role",
        (document) => ({ inlinePolicies: [{ name: "own", policy: JSON.stringify(document) }] }),
        "inlinePolicies[own].policy",
    ],
    ["aws-native:iam:ManagedPolicy", (document) => ({ policyDocument: document }), "policyDocument"],
    ["aws-native:iam:RolePolicy", (document) => ({ policyDocument: document }), "policyDocument"],
    ["aws-native:iam:UserPolicy", (document) => ({ policyDocument: document }), "policyDocument"],
    ["aws-native:iam:GroupPolicy", (document) => ({ policyDocument: document }), "policyDocument"],
    [
        "aws-native:iam:Role",
        (document) => ({ policies: [{ policyDocument: document }] }),
        "policies[0].policyDocument",
    ],
    [
        "aws-native:iam:User",
        (document) => ({ policies: [{ policyDocument: document }] }),
        "policies[0].policyDocument",
    ],
    [
        "aws-native:iam:Group",
        (document) => ({ policies: [{ policyDocument: document }] }),
        "policies[0].policyDocument",
    ],
    [
        "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
        (document) => ({ inlinePolicy: JSON.stringify(document) }),
        "inlinePolicy",
    ],
    ["aws-native:sso:PermissionSet", (document) => ({ inlinePolicy: document }), "inlinePolicy"],
];

type Change = [change: Record<string, unknown>, ...messages: string[]];

/** A policy of a role, with these statements. */
export function policy(...statements: object[]): { policy: string } {
    const Statement = statements.map((statement) => ({ Effect: "Allow", ...statement }));
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement }) };
}

/** A statement that is stopped, wherever it stands, with what is said of it. */
export function everywhere(statement: object, message: string): { type: string; change: Change }[] {
    return PLACES.map(([type, wrap, subject]) => ({
        type,
        change: [
            wrap({ Statement: [{ Effect: "Allow", ...statement }] }) as Record<string, unknown>,
            `${subject}.Statement[0] ${message}`,
        ],
    }));
}
