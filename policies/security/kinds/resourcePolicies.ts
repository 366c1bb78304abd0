import { isOpen } from "../../shared/callers";
import { Objection } from "../../shared/kinds/judgements";
import { Statement } from "../../shared/policyDocuments";
import { textList } from "../../shared/settingKinds";

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
