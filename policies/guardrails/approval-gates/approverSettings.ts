import { matchesWildcards } from "../../shared/policyDocuments";
import { textList } from "../../shared/settingKinds";

/** Who may approve; the two kinds of approval have a list each. */
export function approverRoles(what: string) {
    return textList({
        description:
            `Names of the roles that may approve ${what}, with * for what Pulumi adds to a name; ` +
            "empty where names are not checked.",
        pattern: "^[\\w+=,.@*-]+$",
        form: 'names of roles such as "model-approvers*"',
        fallback: [],
    });
}

/** Whether somebody is on the list of approvers; everybody is where there is no list. */
export function isApprover(name: string, approvers: readonly string[]): boolean {
    return approvers.length === 0 || approvers.some((pattern) => matchesWildcards(pattern, name));
}
