import { accountsOf, isLimitedBy, isOpen, isServiceWildcard, SOURCE_KEYS } from "../../shared/callers";
import { Objection } from "../../shared/kinds/judgements";
import { Requirement } from "../../shared/kinds/requirements";
import { Statement } from "../../shared/policyDocuments";
import { textList } from "../../shared/settingKinds";
import { quoted, statementRequirement } from "./documents";

/** An objection to a statement as a whole. */
export type StatementObjection = Omit<Objection, "subject">;

/** A setting that says which accounts a policy may name. */
export const TRUSTED_ACCOUNTS = textList({
    description:
        "Accounts that a policy may name, the own one among them. None: any account that is named may be.",
    pattern: "^\\d{12}$",
    form: "account numbers of 12 digits",
    fallback: [],
});

/** Objects to accounts that are none of the trusted ones, where those are configured. */
export function foreignTo(accounts: readonly string[], trusted: readonly string[]): StatementObjection[] {
    const foreign = trusted.length === 0 ? [] : accounts.filter((account) => !trusted.includes(account));
    return foreign.length === 0
        ? []
        : [
              {
                  found: `lets in ${foreign.join(", ")}`,
                  rule: `only ${trusted.join(", ")} may be let in`,
                  fix: "take the account out, or add it to trustedAccounts in a reviewed change",
              },
          ];
}

/**
 * Objects to a statement that lets in everybody, or everybody but some.
 *
 * @param what the resource, with an article: `the bucket`
 */
export function opens(statement: Statement, what: string): StatementObjection[] {
    if (statement.effect === "Allow" && statement.notPrincipals.length > 0) {
        return [
            {
                found: `allows everybody but ${statement.notPrincipals.join(", ")}`,
                rule: `whom ${what} is for must be named`,
                fix: "name whom it allows in Principal",
            },
        ];
    }
    return isOpen(statement)
        ? [
              {
                  found: "allows everybody, without saying on whose behalf",
                  rule: `${what} must not be open to the public`,
                  fix: "name principals, or add a condition such as StringEquals aws:PrincipalOrgID",
              },
          ]
        : [];
}

/** Principals of one kind that a statement names: `Service:`, `AWS:`, `Federated:`. */
export function principalsOfKind({ principals }: Statement, kind: "AWS" | "Federated" | "Service"): string[] {
    return principals
        .filter((each) => each.startsWith(`${kind}:`))
        .map((each) => each.slice(kind.length + 1));
}

/** The services that a statement lets in on behalf of anybody, of those that say on whose they act. */
export function anybodysServices(statement: Statement, speaking: readonly string[]): string[] {
    return isLimitedBy(statement, SOURCE_KEYS)
        ? []
        : principalsOfKind(statement, "Service").filter((each) =>
              speaking.includes(each.split(".")[0] ?? ""),
          );
}

function unnamedActions({ actions, notActions }: Statement, what: string): StatementObjection[] {
    const wild = actions.filter(isServiceWildcard);
    return notActions.length === 0 && wild.length === 0
        ? []
        : [
              {
                  found: `allows ${notActions.length > 0 ? `everything but ${quoted(notActions)}` : quoted(wild)}`,
                  rule: `the policy of ${what} must allow named actions only`,
                  fix: "list the actions that are needed",
              },
          ];
}

/** What a rule about the policy of a resource is told. */
interface PolicySettings {
    /** Services that may come for named accounts or resources only, without their domain. */
    sourceServices?: string[];
    trustedAccounts: string[];
}

/** Objects to a statement that lets in whom it does not name, or for what. */
export function objectToWidth(
    statement: Statement,
    what: string,
    { sourceServices = [], trustedAccounts }: PolicySettings,
): StatementObjection[] {
    if (statement.effect !== "Allow") {
        return [];
    }
    const services = anybodysServices(statement, sourceServices);
    return [
        ...opens(statement, what),
        ...unnamedActions(statement, what),
        ...(services.length === 0
            ? []
            : [
                  {
                      found: `lets ${services.join(", ")} in on behalf of anybody`,
                      rule: "a service must come for the own account only",
                      fix: "add the condition StringEquals aws:SourceAccount, or ArnLike aws:SourceArn",
                  },
              ]),
        ...foreignTo(accountsOf(statement), trustedAccounts),
    ];
}

/** The policy of a resource must let in named principals for named actions, and services for the own account. */
export function mustBeNarrow(what: string): Requirement<PolicySettings> {
    return statementRequirement((statement, settings: PolicySettings) =>
        objectToWidth(statement, what, settings),
    );
}
