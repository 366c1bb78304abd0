import { Place, placesAt } from "./places";
import { PropertyValue } from "./properties";
import { StackResource } from "./stack";

/** To whom a policy of IAM belongs: which property of it names them, and of what kind they are. */
export interface Owner {
    kind: "role" | "user" | "group" | "permission set";
    property: string;
}

/** Where a type of resource keeps IAM documents, and whose they are. */
interface DocumentSource {
    /** Path to each document. */
    documents: string;
    /** Empty for a managed policy, which belongs to whom it is attached. */
    owners: readonly Owner[];
}

const IDENTITIES = ["role", "user", "group"] as const;

/** Documents that lie in a policy resource of their own. */
export const POLICIES: Readonly<Record<string, DocumentSource>> = {
    "aws:iam/policy:Policy": { documents: "policy", owners: [] },
    "aws:iam/rolePolicy:RolePolicy": {
        documents: "policy",
        owners: [{ kind: "role", property: "role" }],
    },
    "aws:iam/userPolicy:UserPolicy": {
        documents: "policy",
        owners: [{ kind: "user", property: "user" }],
    },
    "aws:iam/groupPolicy:GroupPolicy": {
        documents: "policy",
        owners: [{ kind: "group", property: "group" }],
    },
    "aws-native:iam:ManagedPolicy": {
        documents: "policyDocument",
        owners: IDENTITIES.map((kind) => ({ kind, property: `${kind}s` })),
    },
    "aws-native:iam:RolePolicy": {
        documents: "policyDocument",
        owners: [{ kind: "role", property: "roleName" }],
    },
    "aws-native:iam:UserPolicy": {
        documents: "policyDocument",
        owners: [{ kind: "user", property: "userName" }],
    },
    "aws-native:iam:GroupPolicy": {
        documents: "policyDocument",
        owners: [{ kind: "group", property: "groupName" }],
    },
    "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": {
        documents: "inlinePolicy",
        owners: [{ kind: "permission set", property: "permissionSetArn" }],
    },
};

/** Paths to documents that lie in an identity itself. */
const INLINE: Readonly<Record<string, string>> = {
    "aws:iam/role:Role": "inlinePolicies[]?.policy",
    "aws-native:iam:Role": "policies[]?.policyDocument",
    "aws-native:iam:User": "policies[]?.policyDocument",
    "aws-native:iam:Group": "policies[]?.policyDocument",
    "aws-native:sso:PermissionSet": "inlinePolicy?",
};

/** Where the documents stand that say what identities may do, by type. */
export const IDENTITY_DOCUMENTS: Readonly<Record<string, readonly string[]>> = Object.fromEntries([
    ...Object.entries(POLICIES).map(([type, { documents }]): [string, string[]] => [type, [documents]]),
    ...Object.entries(INLINE).map(([type, path]): [string, string[]] => [type, [path]]),
]);

export const ROLE_TYPES: readonly string[] = ["aws:iam/role:Role", "aws-native:iam:Role"];
export const IDENTITY_TYPES: readonly string[] = [
    ...ROLE_TYPES,
    "aws:iam/user:User",
    "aws:iam/group:Group",
    "aws-native:iam:User",
    "aws-native:iam:Group",
    "aws:ssoadmin/permissionSet:PermissionSet",
    "aws-native:sso:PermissionSet",
];

/** What gives managed policies to somebody. */
export interface Attachment {
    /** The property with the ARN of the policy, or with several. */
    policies: string;
    /** Empty for what lies in the identity itself. */
    owners: readonly Owner[];
}

function attachments(kind: (typeof IDENTITIES)[number]): Record<string, Attachment> {
    const title = kind.charAt(0).toUpperCase() + kind.slice(1);
    return {
        [`aws:iam/${kind}PolicyAttachment:${title}PolicyAttachment`]: {
            policies: "policyArn",
            owners: [{ kind, property: kind }],
        },
        [`aws:iam/${kind}PolicyAttachmentsExclusive:${title}PolicyAttachmentsExclusive`]: {
            policies: "policyArns",
            owners: [{ kind, property: `${kind}Name` }],
        },
    };
}

const PERMISSION_SET: Owner = { kind: "permission set", property: "permissionSetArn" };

/** Where managed policies are given to somebody, by type. */
export const ATTACHMENTS: Readonly<Record<string, Attachment>> = {
    ...attachments("role"),
    ...attachments("user"),
    ...attachments("group"),
    "aws:iam/policyAttachment:PolicyAttachment": {
        policies: "policyArn",
        owners: IDENTITIES.map((kind) => ({ kind, property: `${kind}s` })),
    },
    "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment": {
        policies: "managedPolicyArn",
        owners: [PERMISSION_SET],
    },
    "aws:ssoadmin/managedPolicyAttachmentsExclusive:ManagedPolicyAttachmentsExclusive": {
        policies: "managedPolicyArns",
        owners: [PERMISSION_SET],
    },
    "aws:iam/role:Role": { policies: "managedPolicyArns", owners: [] },
    "aws-native:iam:Role": { policies: "managedPolicyArns", owners: [] },
    "aws-native:iam:User": { policies: "managedPolicyArns", owners: [] },
    "aws-native:iam:Group": { policies: "managedPolicyArns", owners: [] },
    "aws-native:sso:PermissionSet": { policies: "managedPolicies", owners: [] },
};

/** Where it is said which users are in which groups, by type: the properties with users and with groups. */
export const MEMBERSHIPS: Readonly<Record<string, { users?: string; groups: string }>> = {
    "aws:iam/userGroupMembership:UserGroupMembership": { users: "user", groups: "groups" },
    "aws:iam/groupMembership:GroupMembership": { users: "users", groups: "group" },
    "aws-native:iam:User": { groups: "groups" },
};

/** What all rules about what principals may do have to look at. */
export const RIGHTS_TYPES: readonly string[] = [
    ...IDENTITY_TYPES,
    ...Object.keys(POLICIES),
    ...Object.keys(ATTACHMENTS),
];

/** The documents of a policy or of an identity. */
export function documentsOf({ type, properties }: StackResource): PropertyValue[] {
    return (IDENTITY_DOCUMENTS[type] ?? [])
        .flatMap((path): Place[] => placesAt(properties, path))
        .flatMap(({ value }) => value ?? []);
}
