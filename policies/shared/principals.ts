import { ATTACHMENTS, documentsOf, IDENTITY_TYPES, Owner, POLICIES } from "./identityPolicies";
import { coversAction, denies, readPolicyDocument, Statement } from "./policyDocuments";
import { elementsOf, PropertyValue, Unknown, valueAt } from "./properties";
import { NamedResources, Stack, StackResource } from "./stack";

/** A statement and the resource that it stands in. */
export interface Held {
    statement: Statement;
    policy: StackResource;
}

/** Somebody who may do something: a role, a user, a group; or a managed policy that is attached to nobody here. */
export interface Principal {
    name: string;
    /** Undefined where the stack only names it. */
    resource: StackResource | undefined;
    statements: Held[];
    /** ARNs of managed policies that are not in the stack, with what attaches them. */
    managed: { arn: string; policy: StackResource }[];
    /** Documents that a preview does not know. */
    unknowns: { unknown: Unknown; policy: StackResource }[];
}

function valuesOf(value: PropertyValue | undefined): PropertyValue[] {
    return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

/** Puts together what a stack says about each principal, joined by name, then by dependency. */
class PrincipalBook {
    private readonly pages = new Map<string, Principal>();
    private readonly identities: NamedResources;
    private readonly policies: NamedResources;

    constructor(private readonly stack: Stack) {
        const names = ["name", "roleName", "userName", "groupName", "id"];
        this.identities = new NamedResources(stack.ofTypes(IDENTITY_TYPES), names);
        this.policies = new NamedResources(stack.ofTypes(Object.keys(POLICIES)), ["arn", "policyArn"]);
    }

    private page(key: string, name: string, resource: StackResource | undefined): Principal {
        const known = this.pages.get(key);
        const page = known ?? { name, resource, statements: [], managed: [], unknowns: [] };
        this.pages.set(key, page);
        return page;
    }

    private pageOf(resource: StackResource): Principal {
        const names = ["name", "roleName", "userName", "groupName"].map((key) =>
            valueAt(resource.properties, key),
        );
        const name = names.find((each) => typeof each === "string");
        return this.page(resource.urn, name ?? resource.name, resource);
    }

    /** Whose a policy or an attachment is. */
    private owners(from: StackResource, owners: readonly Owner[]): Principal[] {
        return owners.flatMap(({ kind, property }) =>
            valuesOf(valueAt(from.properties, property)).flatMap((value) => {
                const found = this.identities.meant(value, from, property);
                return found.length > 0
                    ? found.map((each) => this.pageOf(each))
                    : [typeof value === "string" ? value : "?"].map((name) =>
                          this.page(`${kind}/${name}`, name, undefined),
                      );
            }),
        );
    }

    private write(principal: Principal, policy: StackResource): void {
        for (const document of documentsOf(policy).map(readPolicyDocument)) {
            if (document instanceof Unknown) {
                principal.unknowns.push({ unknown: document, policy });
            } else {
                principal.statements.push(...document.map((statement) => ({ statement, policy })));
            }
        }
    }

    private attach(): Set<StackResource> {
        const attached = new Set<StackResource>();
        for (const [type, owners] of Object.entries(ATTACHMENTS)) {
            for (const attachment of this.stack.ofTypes([type])) {
                const policies = this.policies.find(attachment, "policyArn");
                const arn = valueAt(attachment.properties, "policyArn");
                for (const principal of this.owners(attachment, owners)) {
                    policies.forEach((policy) => {
                        attached.add(policy);
                        this.write(principal, policy);
                    });
                    if (policies.length === 0 && typeof arn === "string") {
                        principal.managed.push({ arn, policy: attachment });
                    }
                }
            }
        }
        return attached;
    }

    read(): Principal[] {
        const attached = this.attach();
        for (const identity of this.stack.ofTypes(IDENTITY_TYPES)) {
            const principal = this.pageOf(identity);
            this.write(principal, identity);
            for (const arn of elementsOf(valueAt(identity.properties, "managedPolicyArns"))) {
                if (typeof arn === "string") {
                    principal.managed.push({ arn, policy: identity });
                }
            }
        }
        for (const [type, { owners }] of Object.entries(POLICIES)) {
            for (const policy of this.stack.ofTypes([type])) {
                const principals = this.owners(policy, owners);
                principals.forEach((principal) => {
                    this.write(principal, policy);
                });
                if (principals.length === 0 && !attached.has(policy)) {
                    this.write(this.pageOf(policy), policy);
                }
            }
        }
        return [...this.pages.values()];
    }
}

/** Everybody of whom a stack says what they may do. */
export function principalsOf(stack: Stack): Principal[] {
    return new PrincipalBook(stack).read();
}

/** The statements by which a principal may do something, without those that a denial takes back. */
export function allowances({ statements }: Principal, action: string): Held[] {
    return statements.filter(
        ({ statement }) =>
            statement.effect === "Allow" &&
            coversAction(statement, action) &&
            !statements.some((other) => denies(other.statement, action, statement)),
    );
}
