import { Statement, wildcardTest } from "../../shared/policyDocuments";
import * as table from "./restrictableActions.json";

/** What AWS says that an action does; both kinds can be narrowed down to resources. */
export type ActionKind = "write" | "permissions";

const KINDS: Readonly<Record<ActionKind, Record<string, string | undefined>>> = {
    write: table.write,
    permissions: table.permissions,
};

/** `Create:App,Domain Delete:App` as `CreateApp`, `CreateDomain`, `DeleteApp`. */
function unpacked(text: string): string[] {
    return text.split(" ").flatMap((group) => {
        const [verb = "", rests = ""] = group.split(":");
        return rests.split(",").map((rest) => verb + rest);
    });
}

const read = new Map<string, readonly string[]>();

/** The actions of a kind that a service has: `sagemaker:CreateModel`. Taken apart when a policy first names the service. */
export function actionsOf(kind: ActionKind, service: string): readonly string[] {
    const key = `${kind} ${service}`;
    const known = read.get(key);
    if (known !== undefined) {
        return known;
    }
    const text = Object.hasOwn(KINDS[kind], service) ? KINDS[kind][service] : undefined;
    const actions = text === undefined ? [] : unpacked(text).map((name) => `${service}:${name}`);
    read.set(key, actions);
    return actions;
}

/** Every service that has actions of a kind. */
export function servicesWith(kind: ActionKind): string[] {
    return Object.keys(KINDS[kind]);
}

/**
 * The actions of a kind that a statement names, wildcards taken apart. What means a whole service or more is left to the
 * rule about that.
 */
export function namedActions({ actions }: Statement, kind: ActionKind): string[] {
    const found = actions.flatMap((pattern) => {
        const [service = "", name = ""] = pattern.split(":");
        return /^\**$/.test(name) ? [] : actionsOf(kind, service.toLowerCase()).filter(wildcardTest(pattern));
    });
    return [...new Set(found)];
}
