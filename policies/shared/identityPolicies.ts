import { elementsOf, PropertyValue, valueAt } from "./properties";
import { StackResource } from "./stack";

/** To whom a policy of IAM belongs: which property of it names them, and of what kind they are. */
export interface Owner {
    kind: "role" | "user" | "group";
    property: string;
}

/** Where a type of resource keeps IAM documents, and whose they are. */
interface DocumentSource {
    documents(properties: PropertyValue): (PropertyValue | undefined)[];
    /** Empty for a managed policy, which belongs to whom it is attached. */
    owners: readonly Owner[];
}

const IDENTITIES = ["role", "user", "group"] as const;

function single(property: string): DocumentSource["documents"] {
    return (properties) => [valueAt(properties, property)];
}

function inside(list: string, property: string): DocumentSource["documents"] {
    return (properties) => elementsOf(valueAt(properties, list)).map((policy) => valueAt(policy, property));
}

/** Documents that lie in a policy resource of their own. */
export const POLICIES: Readonly<Record<string, DocumentSource>> = {
    "aws:iam/policy:Policy": { documents: single("policy"), owners: [] },
    "aws:iam/rolePolicy:RolePolicy": {
        documents: single("policy"),
        owners: [{ kind: "role", property: "role" }],
    },
    "aws:iam/userPolicy:UserPolicy": {
        documents: single("policy"),
        owners: [{ kind: "user", property: "user" }],
    },
    "aws:iam/groupPolicy:GroupPolicy": {
        documents: single("policy"),
        owners: [{ kind: "group", property: "group" }],
    },
    "aws-native:iam:ManagedPolicy": {
        documents: single("policyDocument"),
        owners: IDENTITIES.map((kind) => ({ kind, property: `${kind}s` })),
    },
    "aws-native:iam:RolePolicy": {
        documents: single("policyDocument"),
        owners: [{ kind: "role", property: "roleName" }],
    },
    "aws-native:iam:UserPolicy": {
        documents: single("policyDocument"),
        owners: [{ kind: "user", property: "userName" }],
    },
    "aws-native:iam:GroupPolicy": {
        documents: single("policyDocument"),
        owners: [{ kind: "group", property: "groupName" }],
    },
};

/** Documents that lie in a role itself. */
const ROLES: Readonly<Record<string, DocumentSource["documents"]>> = {
    "aws:iam/role:Role": inside("inlinePolicies", "policy"),
    "aws-native:iam:Role": inside("policies", "policyDocument"),
};

export const ROLE_TYPES: readonly string[] = Object.keys(ROLES);
export const IDENTITY_TYPES: readonly string[] = [
    ...ROLE_TYPES,
    "aws:iam/user:User",
    "aws:iam/group:Group",
    "aws-native:iam:User",
    "aws-native:iam:Group",
];

/** What attaches a managed policy to somebody. */
export const ATTACHMENTS: Readonly<Record<string, readonly Owner[]>> = {
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": [{ kind: "role", property: "role" }],
    "aws:iam/userPolicyAttachment:UserPolicyAttachment": [{ kind: "user", property: "user" }],
    "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": [{ kind: "group", property: "group" }],
    "aws:iam/policyAttachment:PolicyAttachment": IDENTITIES.map((kind) => ({ kind, property: `${kind}s` })),
};

/** The documents of a policy or of a role. */
export function documentsOf({ type, properties }: StackResource): (PropertyValue | undefined)[] {
    return (POLICIES[type]?.documents ?? ROLES[type] ?? (() => []))(properties).filter(
        (document) => document !== undefined,
    );
}
