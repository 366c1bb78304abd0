import {
    Attachment,
    ATTACHMENTS,
    documentsOf,
    IDENTITY_TYPES,
    MEMBERSHIPS,
    Owner,
    POLICIES,
} from "./identityPolicies";
import { coversAction, denies, readPolicyDocument, Statement } from "./policyDocuments";
import { PropertyValue, Unknown, valueAt } from "./properties";
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
    private readonly written = new Map<Principal, Set<StackResource>>();
    private readonly identities: NamedResources;
    private readonly policies: NamedResources;

    constructor(private readonly stack: Stack) {
        const names = ["name", "roleName", "userName", "groupName", "id", "arn", "permissionSetArn"];
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

    /** Once only: after a deployment a role's own properties repeat what is attached to it. */
    private write(principal: Principal, policy: StackResource): void {
        const written = this.written.get(principal) ?? new Set();
        if (written.has(policy)) {
            return;
        }
        this.written.set(principal, written.add(policy));
        for (const document of documentsOf(policy).map(readPolicyDocument)) {
            if (document instanceof Unknown) {
                principal.unknowns.push({ unknown: document, policy });
            } else {
                principal.statements.push(...document.map((statement) => ({ statement, policy })));
            }
        }
    }

    /** Gives principals what one attachment names: policies of the stack as a whole, others by their ARN. */
    private attach(attachment: StackResource, { policies: property, owners }: Attachment): StackResource[] {
        const arns = valuesOf(valueAt(attachment.properties, property));
        const meant = arns.map((arn) => ({ arn, policies: this.policies.meant(arn, attachment, property) }));
        const policies = [...new Set(meant.flatMap((each) => each.policies))];
        const principals = owners.length === 0 ? [this.pageOf(attachment)] : this.owners(attachment, owners);
        for (const principal of principals) {
            policies.forEach((policy) => {
                this.write(principal, policy);
            });
            for (const { arn, policies: found } of meant) {
                const isNew = !principal.managed.some((each) => each.arn === arn);
                if (found.length > 0) {
                    continue;
                }
                if (arn instanceof Unknown) {
                    principal.unknowns.push({ unknown: arn, policy: attachment });
                } else if (typeof arn === "string" && isNew) {
                    principal.managed.push({ arn, policy: attachment });
                }
            }
        }
        return policies;
    }

    /** Whoever is in a group may do what the group may. */
    private join(): void {
        const pages = [...this.pages.values()].map((page) => ({ page, own: { ...page } }));
        for (const [type, { users, groups }] of Object.entries(MEMBERSHIPS)) {
            for (const membership of this.stack.ofTypes([type])) {
                const who =
                    users === undefined
                        ? [this.pageOf(membership)]
                        : this.owners(membership, [{ kind: "user", property: users }]);
                const joined = this.owners(membership, [{ kind: "group", property: groups }]);
                for (const [user, group] of who.flatMap((each) => joined.map((other) => [each, other]))) {
                    const held = pages.find(({ page }) => page === group)?.own;
                    if (user !== undefined && held !== undefined) {
                        user.statements = [...user.statements, ...held.statements];
                        user.managed = [...user.managed, ...held.managed];
                        user.unknowns = [...user.unknowns, ...held.unknowns];
                    }
                }
            }
        }
    }

    read(): Principal[] {
        const attached = new Set(
            Object.entries(ATTACHMENTS).flatMap(([type, attachment]) =>
                this.stack.ofTypes([type]).flatMap((each) => this.attach(each, attachment)),
            ),
        );
        for (const identity of this.stack.ofTypes(IDENTITY_TYPES)) {
            this.write(this.pageOf(identity), identity);
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
        this.join();
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
